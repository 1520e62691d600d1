// The rest of the queue's window, in Japanese: header, details, dialogs.
import type * as english from '../en/window.ts'
import type { InOtherWords } from '../messages.ts'

export const window: InOtherWords<typeof english.window> = {
  'general.cancel': 'キャンセル',
  'general.close': '閉じる',
  'general.back': '戻る',
  'general.carryOn': '続行',
  'general.copied': 'コピーしました',
  'general.undo': '元に戻す',
  'general.dismiss': '閉じる',
  'general.failed': '実行できませんでした。もう一度お試しください。',
  'general.name': 'Outbox',
  'general.starting': 'Outboxを起動しています…',

  'health.settings': '設定',
  'health.waits': '{count, plural, other {#個のファイルが待機中}}',
  'health.resumesAt': '自動で再開します：{moment}。',
  'health.files': '{all, plural, other {#個中{done, number}個のファイル}}',
  'health.left': '残り約{range}',
  'health.progress': '送信済みのバイト数',
  'health.spokenCount': '{group}：{count, number}。',
  'health.lastFile': '最後のファイル：{when}',
  'health.fullSpeed': '1時間だけ最大速度',
  'health.limitAgain': '速度制限に戻す',

  'trouble.title': 'お知らせ',
  'trouble.newKey': 'サインイン…',
  'trouble.proxySignIn': 'プロキシにサインイン…',
  'trouble.lookAndDecide': '確認して決定…',
  'trouble.useFolder': 'このフォルダーを使う…',
  'trouble.folderAway': '監視フォルダー「{folder}」にアクセスできません。',
  'trouble.anotherFolder': '別のフォルダーを選択…',
  'trouble.folderReplaced': '「{folder}」には、監視対象とは別のフォルダーがあります。',

  'proxySignIn.title': 'ネットワークのプロキシにサインイン',
  'proxySignIn.text':
    '会社のネットワークから外に出るには名前とパスワードが必要です。多くの場合、コンピューターのものと同じです。このコンピューターのキーストアに保管され、プロキシにだけ伝えられます。',
  'proxySignIn.name': '名前',
  'proxySignIn.password': 'パスワード',
  'proxySignIn.signIn': 'サインイン',
  'proxySignIn.inMemory':
    'このコンピューターにはパスワードを安全に保管する場所がありません。次の起動後にもう一度お尋ねします。',
  'proxySignIn.notWanted': 'プロキシは名前とパスワードを求めなくなりました。',

  'adopting.title': '現在{folder}にあるフォルダーを使いますか？',
  'adopting.text':
    '中のファイルは新しいファイルとしてDropboxに送信されます。前のフォルダーから送信したファイルが置き換えられることはなく、何も削除されません。',
  'adopting.take': 'このフォルダーを使う',

  'deciding.text':
    '一度に大量のファイルを送信する前に確認しています。ドライブ全体を誤ってコピーした可能性があります。除外したものはこのコンピューターのフォルダーに残り、送信されません。',
  'deciding.byFolder': 'フォルダー別',
  'deciding.byType': '種類別',
  'deciding.sendAll': 'すべて送信',
  'deciding.leaveAll': 'すべて除外',
  'deciding.later': '後で決める',
  'deciding.sendFolder': '{folder}を送信',
  'deciding.leaveFolder': '{folder}を除外',
  'deciding.send': '送信',
  'deciding.leave': '除外',

  'detail.title': '詳細',
  'detail.open': '詳細',
  'detail.gone': 'このファイルはもう一覧にありません。',
  'detail.destination': 'Dropbox内',
  'detail.inDropbox': 'Dropbox内：{place}',
  'detail.noDestination': '会社のサーバーから場所の通知がありませんでした。',
  'detail.size': 'サイズ',
  'detail.added': '追加日時',
  'detail.sent': '送信日時',
  'detail.tries': '失敗した回数',
  'detail.history': '経過',
  'detail.thumbnail': '{name}の画像',
  'detail.noHistory': 'まだ何も行われていません。',
  'detail.forIt': 'IT部門向け',
  'detail.code': 'コード',
  'detail.hash': 'コンテンツハッシュ',
  'detail.path': 'パス',
  'detail.bytes': 'バイト数',
  'detail.rule': 'ルール',
  'detail.ruleHint': 'ルールは設定の「無視するファイル」にあります。',
  'detail.proof':
    'Dropboxが計算したコンテンツハッシュがこのコンピューターのものと一致しました。すべてのデータが届いています。',

  'whyDialog.title': '「{name}」の状態',
  'whyDialog.copy': 'コピー',
  'whyDialog.copied': '回答をコピーしました。',
  'whyDialog.dropHere': 'ドロップしてこのファイルについて確認',
  'whyDialog.dropHint': 'ファイルの場所、または送信されなかった理由を表示します。何もコピーされません。',
  'whyDialog.altHint': 'Altキーを押しながらドロップすると、送信されなかった理由を確認できます。',
  'whyDialog.one': '確認できるのは一度に1つのファイルです。最初のファイルについて表示しています。',
  'whyDialog.noFile': 'ドロップされたものは、このコンピューターのファイルではありません。',
  'whyDialog.gone': 'このファイルはもう一覧にありません。',

  'locked.again': '再試行',
  'locked.typeKey': 'キーを入力する',

  'stopped.title': '現在、Outboxはファイルを送信していません',
  'stopped.again': '再試行',
  'stopped.setUp': 'もう一度セットアップ',
  'stopped.code': 'IT部門向けのコード：{code}',
}
