// What becomes of the file on this computer once it is in Dropbox, in Japanese. „Sent“ is the folder's name on the disk.
import type * as english from '../en/originals.ts'
import type { InOtherWords } from '../messages.ts'

export const originalTexts: InOtherWords<typeof english.originalTexts> = {
  'original.kept': '元の場所に残しました',
  'original.sent_folder': '「Sent」に移動しました',
  'original.trash': 'ごみ箱に移動しました',
  'original.due.sent': 'この後、ファイルは「Sent」に移動されます。',
  'original.due.trash': 'この後、ファイルはごみ箱に移動されます。',
  'original.moved': 'ファイルの移動先：{place}',
  'original.thrown': 'ファイルをごみ箱に移動しました。',
  'original.thrownTo': 'ファイルをごみ箱に移動しました：{place}',
  'original.sent_full':
    '「Sent」に空きがないため、ファイルはまだフォルダーにあります。空き領域を増やしてから再試行するか、Outboxを再起動してください。',
  'original.sent_read_only':
    '「Sent」に書き込めないため、ファイルはまだフォルダーにあります。書き込みのアクセス許可を確認してから再試行するか、Outboxを再起動してください。',
  'original.trash_full':
    'ごみ箱に空きがないため、ファイルはまだフォルダーにあります。ごみ箱を空にするか空き領域を増やしてから再試行するか、Outboxを再起動してください。',
  'original.trash_read_only':
    'ごみ箱に入れられないため、ファイルはまだフォルダーにあります。書き込みのアクセス許可を確認してから再試行するか、Outboxを再起動してください。',
  'original.trash_missing':
    'このコンピューターにはOutboxが使えるごみ箱がないため、ファイルはまだフォルダーにあります。必要に応じてご自分で削除してください。',
  'original.original_in_use':
    'プログラムが数分間開いたままのため、ファイルはまだフォルダーにあります。そのプログラムで閉じてから再試行するか、Outboxを再起動してください。',
  'original.move_failed':
    '移動できなかったため、ファイルはまだフォルダーにあります。ディスクの動作とフォルダーを変更するアクセス許可を確認してから再試行するか、Outboxを再起動してください。',
  'original.here': 'このコンピューター',

  'why.sentFolder':
    '{name}はルール「Sent」により除外されています。送信後のファイルはこのフォルダーに移動され、中のものは送信されません。',
  'why.sentFolder.todo': 'それでも送信するには、別のフォルダーに入れてください。',

  'afterUpload.title': 'ファイルがDropboxに届いたら',
  'afterUpload.question': 'このコンピューターのファイルの扱い',
  'afterUpload.keep': '元の場所に残す',
  'afterUpload.keep.text': 'フォルダーの中は何も変わりません。',
  'afterUpload.sent': 'フォルダー「Sent」に移動する',
  'afterUpload.sent.text':
    '「Sent」は監視フォルダーの中にあり、同じフォルダー構成になります。中のものが再び送信されることはありません。',
  'afterUpload.trash': 'ごみ箱に移動する',
  'afterUpload.trash.text': 'ごみ箱を空にするまで残ります。ごみ箱がない場所では、ファイルはそのまま残ります。',
}
