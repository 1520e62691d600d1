// How the commands are called. What stands in capitals or after two dashes is the same in every language.
import type * as english from '../../en/outside/usage.ts'
import type { InOtherWords } from '../../messages.ts'

export const usageTexts: InOtherWords<typeof english.usageTexts> = {
  'usage.title': '使い方：',
  'usage.see': '使い方：npm run outbox -- {help}',
  'usage.folder': '監視するフォルダー。そこに保存されたファイルはすべて送信されます',
  'usage.also':
    'さらに監視するフォルダーと、そのファイルが入る Dropbox のフォルダー。DIR の前に keep:、sent:、trash: で送信後の扱いを指定できます。繰り返し指定できます',
  'usage.server': '会社のサーバーのアドレス（https://...）',
  'usage.token-file': 'このコンピューターのトークンを1行で入れたファイル',
  'usage.data': 'Outboxの記録を置く場所。なければ作成されます',
  'usage.once': 'すべて送信するか、人の対応が必要になったら終了します',
  'usage.replace-by-name':
    'ファイルの削除後に別のファイルが同じ名前になった場合、Dropboxの古いファイルを置き換えます。指定しなければ両方を残します',
  'usage.after-upload':
    'Dropboxにあることが証明された後の、手元のファイルの扱い：keep（そのまま）、sent（監視フォルダー内のフォルダー Sent に移動）、trash（ごみ箱に移動）',
  'usage.adopt':
    '以前に何があったかにかかわらず、現在そこにあるフォルダーを正しいものとします。コマンド adopt は、実行中のOutboxに同じことを伝えます',
  'usage.follow-link':
    'フォルダーを、切り替わることのあるリンクで指定します。リンク先のフォルダーを正しいものとし、その中のものをすべて送信します。リンクを変更できる人が送信元を選ぶことになります',
  'usage.yes':
    '一度に追加された量にかかわらず送信します。指定しなければ、1分以内に1,000個または20 GBを超えるファイルと、ターミナルでは初めて監視するフォルダーの内容が、コマンド decide を待ちます',
  'usage.answer': '確認待ちのファイルへの回答。指定しなければ、コマンド decide は一覧を表示します',
  'usage.after-all':
    '手動で除外したものを送信します。--in を付けると、そのフォルダーの中のもの、またはそのファイルだけです',
  'usage.in': '回答の対象を、監視フォルダー内のこのフォルダーのファイルに限ります',
  'usage.dry-run': '各ファイルが送信、除外、拒否のどれになるかを表示し、何も送信しません',
  'usage.limit': '送信速度の上限：500（kB/秒）、2MB/s、または回線の5分の1を他の通信に残す auto',
  'usage.timetable': '時間帯ごとの速度："Mon-Fri 08:00-18:00 500; Sat,Sun 00:00-24:00 pause"',
  'usage.large-files':
    'リンクで送れない大きさのファイルを同時に送信する数（1～4）。指定しなければ2。小さなファイルがそれを待つことはありません',
  'usage.grace':
    '新しいファイルを送信する前に待つ時間（最大60）。その間にフォルダーから取り除かれたものは送信されません',
  'usage.history-days': '送信したファイルを履歴に残す日数。指定しなければ730日',
  'usage.days': '2026-03-31 のような日付。両端を含みます。指定しなければ送信したものすべて',
  'usage.search': 'ファイル名またはフォルダー名の一部、またはコンテンツハッシュの先頭8桁以上',
  'usage.format': 'table：人が読む表、csv：表計算ソフト用、jsonl：1行に1つのJSONオブジェクト',
  'usage.verify':
    '履歴の証明のチェーンをたどります。--folder を付けると、そのフォルダーに残っているファイルを読み取り、どれが送信時と同じかを表示します',
  'usage.report':
    '組織のポリシーの各キーについて、有効な値とその決定元を表示します。--settings でアプリの settings.json を指定すると、そこで選択された内容も表示します',
  'usage.to':
    'サポート情報の保存先。このコンピューターについてのIT部門向けの1つのテキストで、--with-names がなければファイル名を含まず、秘密の情報は含みません',
  'usage.check': 'JSON文書のポリシーの問題点を表示します',
  'usage.json': '文章の代わりに1行に1つのJSONオブジェクト。どの言語でも同じです',
  'usage.lang': '表示言語：{tags}。指定しなければ LC_ALL、LC_MESSAGES、LANG の言語',
  'usage.allow-loopback': '試用のため、このコンピューター自身への暗号化されていない http を許可します',
  'usage.version': 'Outboxのバージョンを表示します',
  'usage.exit': '終了ステータス：0 正常、1 実行できない、2 人の対応が必要。',
}
