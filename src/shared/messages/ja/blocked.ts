// This folder: the Japanese catalogue.

// What is said about files that wait for a person: what happened and the one thing to do.
import type * as english from '../en/blocked.ts'
import type { InOtherWords } from '../messages.ts'

export const blocked: InOtherWords<typeof english.blocked> = {
  'blocked.too_large.status': '大きすぎます',
  'blocked.too_large.what': '{name}は会社のサーバーが受け付ける大きさを超えています。',
  'blocked.too_large.todo': '小さくするか分割するか、IT部門に相談してください。',
  'blocked.name_not_allowed.status': '使えない名前',
  'blocked.name_not_allowed.what': 'Dropboxでは{name}という名前を使用できません。',
  'blocked.name_not_allowed.todo': '絵文字、特殊文字、末尾のドットとスペースを除いて、ファイル名を変更してください。',
  'blocked.name_collision.status': '名前の重複',
  'blocked.name_collision.what':
    'このフォルダーに、大文字・小文字またはアクセント記号の書き方だけが{name}と異なる名前の別のファイルがあります。Dropboxはこれらを区別しません。',
  'blocked.name_collision.todo': 'どちらかの名前を変更してください。',
  'blocked.folder_name_taken.status': 'フォルダー名の重複',
  'blocked.folder_name_taken.what':
    '{name}が入っているフォルダーと同じ名前のファイルがDropboxにあるため、置く場所がありません。',
  'blocked.folder_name_taken.todo': 'ここのフォルダー名か、Dropboxのファイル名を変更してください。',
  'blocked.name_taken.status': '名前が使用済み',
  'blocked.name_taken.what': '{name}という名前の別のものがすでにDropboxにあり、会社の設定では置き換えません。',
  'blocked.name_taken.todo': 'ファイル名を変更してください。',
  'blocked.not_allowed.status': '許可されていません',
  'blocked.not_allowed.what': '会社の設定では、ここから{name}を送信することは許可されていません。',
  'blocked.not_allowed.todo': 'IT部門に相談してください。',
  'blocked.rejected.status': '受付不可',
  'blocked.rejected.what': 'サーバーは{name}の送信要求を処理できませんでした。',
  'blocked.rejected.todo': 'IT部門に相談してください。',
  'blocked.dropbox_refused.status': 'Dropboxが拒否',
  'blocked.dropbox_refused.what': 'Dropboxは{name}を何度か拒否しましたが、理由は示しませんでした。',
  'blocked.dropbox_refused.todo': '再試行してください。再び拒否された場合は、IT部門に相談してください。',
  'blocked.folder_read_only.status': '読み取り専用',
  'blocked.folder_read_only.what': '{name}を置くDropbox内の場所に書き込むことができません。',
  'blocked.folder_read_only.todo': 'IT部門に相談してください。',
  'blocked.symbolic_link.status': 'リンクは対象外',
  'blocked.symbolic_link.what':
    '{name}は別のファイルまたはフォルダーを指しているだけです（シンボリックリンク）。Outboxはリンク先をたどりません。',
  'blocked.symbolic_link.todo': 'リンク先の実物をフォルダーにコピーしてください。',
  'blocked.not_a_regular_file.status': '文書以外',
  'blocked.not_a_regular_file.what':
    '{name}は文書ではなく、プログラムだけが使うもの（パイプ、ソケット、デバイス）です。',
  'blocked.not_a_regular_file.todo': '何もする必要はありません。',
  'blocked.skipped.status': '除外済み',
  'blocked.skipped.what': '{name}は除外されているため送信されません。',
  'blocked.skipped.todo': '変更するか、「それでも送信」を選ぶと送信されます。',
  'blocked.rename': '名前を変更してください：{problem}。',
  'blocked.renameFolder': 'ここのフォルダー「{folder}」か、Dropboxにある同じ名前のファイルの名前を変更してください。',
  'blocked.renameOneFolder':
    'ここの「{folder}」に含まれるフォルダーのどれか、またはDropboxにある同じ名前のファイルの名前を変更してください。',
  'blocked.overLimit': '{name}は{size}です。会社のサーバーが受け付けるのは{limit}までです。',
  'nameProblem.empty_segment': 'パスの一部が空です',
  'nameProblem.dot_segment': 'パスの一部が「.」または「..」です',
  'nameProblem.control_character': '名前に見えない制御文字が含まれています',
  'nameProblem.backslash': '名前に円記号（バックスラッシュ）が含まれています',
  'nameProblem.segment_too_long': '名前が{most, number}文字を超えています',
  'nameProblem.path_too_long': 'パスが{most, number}文字を超えています',
  'nameProblem.space_at_the_edge': '名前の先頭または末尾にスペースがあります',
  'nameProblem.dot_at_the_end': '名前の末尾にドットがあります',
  'nameProblem.invalid_unicode': '名前が正しい文字列ではありません',
  'nameProblem.reserved_prefix': 'パスが「id:」「ns:」「rev:」のいずれかで始まっています',
  'nameProblem.ignored_by_dropbox': 'Dropboxはこの名前のファイルを保存しません',
  'nameProblem.emoji': '名前に絵文字などの特殊な文字が含まれています',
}
