// Japanese: updates, and help that the window gives.
import type { windowHelp as english } from '../en/window-help.ts'
import type { InOtherWords } from '../messages.ts'

export const windowHelp: InOtherWords<typeof english> = {
  'bundle.title': 'サポート情報',
  'bundle.text':
    '保存されるのはここに表示されている内容がすべてです（IT 部門向けの英語）。ファイルの内容、キー、リンクは含まれません。Outbox がどこかへ送ることはありません。',
  'bundle.gathering': '会社のサーバーに問い合わせ、Outbox の記録を確認しています。数秒かかります。',
  'bundle.withNames': 'ファイル名とフォルダー名を含める',
  'bundle.withNamesHint': '含めない場合、名前はほかでは意味を持たない符号に置き換えられます。',
  'bundle.content': 'サポート情報の内容',
  'bundle.save': '保存…',
  'settings.updates': '更新',
  'settings.updates.off': '新しいバージョンを探さない',
  'settings.updates.notify': '新しいバージョンを知らせる',
  'settings.updates.auto': '新しいバージョンをダウンロードし、Outbox の終了時にインストールする',
}
