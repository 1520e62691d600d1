// What happened to a file, line by line, and the receipt of one that was sent, in Japanese.
import type * as english from '../en/sent-file.ts'
import type { InOtherWords } from '../messages.ts'

export const sentFile: InOtherWords<typeof english.sentFile> = {
  'timeline.seen': 'フォルダーで{name}を検出しました。',
  'timeline.sent':
    '{size}を送信しました。Dropboxのコンテンツハッシュが元のファイルと一致したため、すべて届いています。',
  'timeline.already_there': '同じ内容がすでにDropboxの{place}にあったため、何も送信しませんでした。',
  'timeline.found': '会社のサーバーが、Dropboxの{place}に完全なファイルを確認しました。再送信は不要でした。',
  'timeline.not_found': '会社のサーバーが確認しましたが、ファイルはDropboxにありません。足りない部分を送信します。',
  'timeline.not_found_because': 'ファイルはDropboxにありません。{reason}',
  'timeline.superseded': '送信前にファイルが保存し直されました。新しいバージョンは保存が完了するまで待機します。',
  'timeline.removed': 'ファイルは送信前に移動または削除されました。',
  'timeline.retried': '再試行が指示されました。',
  'timeline.asked': '非常に多くのファイルと一緒に追加されたため、送信前に確認しました。',
  'timeline.held_back': 'このファイルは一時停止されました。',
  'timeline.skipped': 'このファイルは除外されました。',
  'timeline.let_go': 'このファイルは送信に戻されました。',
  'timeline.linkExpired':
    'ファイルを送り終える前に送信許可の期限が切れました。Dropboxを確認し、新しい許可を取得しました。',
  'timeline.unavailable':
    'Dropboxは{name}を受け付けませんでした。会社のサーバーに、その理由と、それでもファイルが届いていないかを問い合わせました。',
  'timeline.mayHaveArrived': '{reason}再送信する前に、Dropboxにファイルがないことを確認します。',

  'receipt.title': 'Outboxの受領証',
  'receipt.line': '{name}：{value}',
  'receipt.file': 'ファイル',
  'receipt.folder': 'フォルダー',
  'receipt.size': 'サイズ',
  'receipt.hash': 'コンテンツハッシュ',
  'receipt.proof': '証明',
  'receipt.destination': 'Dropbox内',
  'receipt.rev': 'リビジョン',
  'receipt.added': '追加日時',
  'receipt.sent': '送信日時',
  'receipt.original': 'このコンピューター',
  'receipt.tries': '要求したリンク数',
  'receipt.device': 'デバイス',
  'receipt.server': 'サーバー',
  'receipt.account': 'アカウント',
  'receipt.number': '履歴の番号',
  'receipt.worldTime': '{time} UTC',
  'how.sent': '送信済み：Dropboxが同じコンテンツハッシュを返しました。',
  'how.found': '送信済み：応答が不明確でしたが、コンテンツハッシュによりDropboxで確認されました。',
  'how.already_there': '送信なし：同じ内容がすでにDropboxにありました。',
  'sentAction.open_in_dropbox': 'Dropboxで開く',
  'sentAction.show_in_folder': 'フォルダーに表示',
  'sentAction.copy_receipt': '受領証をコピー',
}
