// Setting up, in Japanese.
import type * as english from '../en/set-up.ts'
import type { InOtherWords } from '../messages.ts'

export const setUp: InOtherWords<typeof english.setUp> = {
  'setUp.title': 'Outboxのセットアップ',
  'setUp.intro': '1つのフォルダーに入れたファイルが、会社のDropboxに自動で送信されます。',
  'setUp.steps.server': '会社のサーバー',
  'setUp.steps.folder': 'フォルダー',
  'setUp.steps.existing': '既存のファイル',
  'setUp.serverTitle': '会社に接続',
  'setUp.serverText':
    'アドレスはIT部門から受け取れます。その後、アカウントでサインインするか、キーを入力してください。',
  'setUp.address': '会社のサーバーのアドレス',
  'setUp.addressHint': 'https://uploads.example.com',
  'setUp.signIn': '会社のアカウントでサインイン',
  'setUp.signingIn': 'ブラウザーでのサインインを待っています…',
  'setUp.key': 'デバイスキーまたはコード',
  'setUp.keyAtHand': 'このコンピューターにキーが保存されています。そのまま使うには空欄にしてください。',
  'setUp.keyHint': 'このコンピューターで暗号化できる場所にだけ保存され、再び表示されることはありません。',
  'setUp.check': '確認',
  'setUp.checking': '確認中…',
  'setUp.checkAgain': 'もう一度確認',
  'setUp.serverUsable': 'サーバーが応答しました。続行できます。',
  'setUp.serverUnusable': 'まだ使用できません。修正してもう一度確認してください。',
  'setUp.folderTitle': '監視するフォルダーの選択',
  'setUp.folderText':
    'このフォルダーとその中のフォルダーにあるファイルは、保存が完了すると送信されます。ファイルは元の場所に残ります。',
  'setUp.choose': 'フォルダーを選択…',
  'setUp.chooseOther': '別のフォルダーを選択…',
  'setUp.folderUnusable': 'このフォルダーは使用できません。別のフォルダーを選択してください。',
  'setUp.existingTitle': 'すでにフォルダーにあるファイル',
  'setUp.existingText': '{count, plural, other {#個のファイル（{size}）がすでにフォルダーにあります。}}',
  'setUp.existingToFetch':
    '{count, plural, other {#個のファイルはこのコンピューターにありません。送信するときにダウンロードされます。}}',
  'setUp.existingNone': 'フォルダーにはまだファイルがありません。これから入れたファイルが送信されます。',
  'setUp.more': '{count, plural, other {他#個のファイル}}',
  'setUp.sendAll': 'すべて送信する',
  'setUp.sendAllText': '今から順番に送信します。すでにDropboxにある内容は再送信しません。',
  'setUp.onlyNew': '新しいファイルだけ',
  'setUp.onlyNewText': '既存のファイルはそのままです。新しいファイルと、保存し直したファイルが送信されます。',
  'setUp.finish': '監視を開始',
  'setUp.finishing': '開始しています…',
  'setUp.well': '問題なし',
  'setUp.notWell': '問題あり',
  'setUp.existingTextMore': '{count, plural, other {#個を超えるファイル（{size}）がすでにフォルダーにあります。}}',
}
