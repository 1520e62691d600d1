// Watched folders beside the first, in Japanese.
import type * as english from '../en/folders.ts'
import type { InOtherWords } from '../messages.ts'

export const folders: InOtherWords<typeof english.folders> = {
  'folders.title': 'その他の監視フォルダー',
  'folders.text':
    'それぞれDropbox内の専用フォルダーに入ります。アクセスできないフォルダーがある間は、そのファイルだけが待機します。',
  'folders.add': 'フォルダーを追加…',
  'folders.addTitle': '{folder}も監視する',
  'folders.addText': '今入っているファイルは、送信する前に確認します。',
  'folders.addIt': 'このフォルダーを監視する',
  'folders.changeTitle': '{folder}の変更',
  'folders.into': 'Dropboxのフォルダー',
  'folders.intoText': 'このコンピューターのフォルダーの中です。送信済みのファイルはDropbox内の元の場所に残ります。',
  'folders.same': '最初の監視フォルダーと同じ',
  'folders.sameRule': '最初の監視フォルダーと同じ（{rule}）',
  'folders.goesTo': 'Dropbox：{into}',
  'folders.afterwards': '送信後：{rule}',
  'folders.change': '変更…',
  'folders.remove': '削除…',
  'folders.there': '監視中',
  'folders.away': 'アクセスできません。フォルダーが戻ると、ファイルの送信は自動で再開します。',
  'folders.replaced':
    'ここには別のフォルダーがあります。正しいフォルダーだと確認されるまで、そこからは何も送信しません。',
  'folders.starting': '確認しています…',
  'folders.removeTitle': '{folder}の監視をやめますか？',
  'folders.removeWaiting':
    '{count, plural, =0 {待機中のファイルはありません。} other {未送信のファイルが#個（{size}）あり、元の場所に残ります。送信するには、もう一度このフォルダーを監視してください。}}',
  'folders.removeText': 'このコンピューターからもDropboxからも何も削除されません。送信済みのファイルは履歴に残ります。',
  'folders.removeIt': '監視をやめる',
  'folders.andMore': '{count, plural, other {ほか#個}}',
  'folders.see': '監視フォルダー…',
  'folders.of': '監視フォルダー',
  'folders.othersGoOn': '待機するのはこのフォルダーのファイルだけで、フォルダーが戻ると自動で再開します。',
  'folders.othersGoOnReplaced':
    '正しいフォルダーだと確認されるまで、そこからは何も送信しません。ほかのファイルの送信は続きます。',
  'folders.countAway': '{count, plural, other {#個の監視フォルダーにアクセスできません。}}',
  'folders.dropped': '{count, plural, other {#個のファイルを{folder}にコピーしました。}}',
  'folders.decided': '監視するフォルダーは組織が管理しています。',
}
