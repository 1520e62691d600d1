// Japanese: newer versions of Outbox.
import type { updateTexts as english } from '../../en/outside/updates.ts'
import type { InOtherWords } from '../../messages.ts'

export const updateTexts: InOtherWords<typeof english> = {
  'menu.update.check': '更新を確認',
  'menu.update.download': '更新をダウンロード',
  'menu.update.restart': '再起動して更新',
  'update.available': 'Outbox {version} があります。［ヘルプ］の［更新をダウンロード］で取得できます。',
  'update.loading': 'Outbox {version} をダウンロードしています。',
  'update.ready':
    'Outbox {version} のダウンロードと検査が終わりました。Outbox の終了時、または［ヘルプ］の［再起動して更新］ですぐにインストールされます。まだ送信されていないファイルは、その後に送信されます。',
  'update.newest': 'Outbox {version} は最新のバージョンです。',
  'update.refused': '更新はインストールされませんでした。{why} Outbox {version} はこのまま動作します。',
  'update.fault.unreachable': '更新の置き場所が応答しません。',
  'update.fault.redirected': '更新の置き場所が別の場所を指していますが、Outbox は従いません。',
  'update.fault.not_https':
    '途中で書き換えられるおそれのある場所、またはバージョン一覧とは別のコンピューターに置かれています。',
  'update.fault.not_a_feed': 'バージョン一覧の場所に、別のものがあります。IT部門にお知らせください。',
  'update.fault.no_checksum': 'バージョン一覧に、ファイルの照合情報がありません。IT部門にお知らせください。',
  'update.fault.too_large': '更新としては大きすぎます。IT部門にお知らせください。',
  'update.fault.too_slow': 'ダウンロードに時間がかかりすぎました。Outbox は後でもう一度試します。',
  'update.fault.tampered': 'ファイルがバージョン一覧の内容と一致しません。IT部門にお知らせください。',
  'update.fault.not_ours': 'Outbox の発行元による署名がありません。IT部門にお知らせください。',
  'update.fault.not_checked':
    'このコンピューターでは、誰が署名したかを確認できませんでした。IT部門にお知らせください。',
  'update.by': 'Outbox は {host} で新しいバージョンを探します。',
  'update.off.for_everybody':
    'Outbox はこのコンピューターの全員用にインストールされています。新しいバージョンはIT部門がインストールします。',
  'update.off.package':
    'Outbox はパッケージで導入されました。新しいバージョンも同じく、システムのパッケージ管理またはIT部門から届きます。',
  'update.off.disk_image': 'Mac では、新しいバージョンもこのバージョンと同じく、IT部門または発行元から届きます。',
  'update.off.not_installed': 'この Outbox はインストールされていないため、更新されません。',
  'update.off.no_publisher':
    'この Outbox は更新に必要な署名を知らないため、更新を受け付けません。新しいバージョンはIT部門から届きます。',
  'update.off.no_feed': 'この Outbox は新しいバージョンの置き場所を知りません。新しいバージョンはIT部門から届きます。',
  'update.off.policy_unusable':
    '組織による更新の指定が使えないため、更新は読み込まれません。IT部門にお知らせください。',
  'update.off.by_policy': '組織が更新を無効にしています。新しいバージョンはIT部門がインストールします。',
  'update.off.by_person': 'Outboxは新しいバージョンを確認しません。設定で更新がオフになっています。',
}
