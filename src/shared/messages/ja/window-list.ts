// The list of files, its tools, and what is done with what is chosen, in Japanese.
import type * as english from '../en/window-list.ts'
import type { InOtherWords } from '../messages.ts'

export const windowList: InOtherWords<typeof english.windowList> = {
  'group.attention': '要対応',
  'group.active': '進行中',
  'group.waiting': '待機中',
  'group.sent': '送信済み',
  'group.left_out': '除外済み',
  'group.all': 'すべて',

  'column.name': '名前',
  'column.status': '状態',
  'column.size': 'サイズ',
  'column.destination': 'Dropbox内',
  'column.added': '追加日時',
  'column.finished': '送信日時',
  'column.tries': '試行回数',

  'primary.retry': '再試行',
  'primary.rename': '名前を変更するためフォルダーに表示',
  'primary.make_smaller': 'フォルダーに表示',
  'primary.ask_it': 'IT部門用に詳細をコピー',
  'primary.copy_real_file': 'フォルダーに表示',

  'action.retry': '再試行',
  'action.resume': '再開',
  'action.send_again': 'それでも送信',
  'action.send_first': '先に送信',
  'action.pause': '一時停止',
  'action.skip': '除外',
  'action.open_in_dropbox': 'Dropboxで開く',
  'action.show': 'フォルダーに表示',
  'action.copy': '詳細をコピー',
  'queueAction.retryAll': 'すべて再試行',
  'queueAction.pause': '一時停止',
  'queueAction.resume': '再開',
  'pause.one_hour': '1時間',
  'pause.until_tomorrow': '明日まで',
  'pause.until_resumed': '再開するまで',

  'list.files': 'ファイル',
  'list.show': '表示',
  'list.search': '検索',
  'list.searchHint': '名前とフォルダーを検索',
  'list.clearSearch': '検索をクリア',
  'list.noMatch': '「{search}」に一致するファイルはありません。',
  'list.noneIn.all': 'ここにファイルはありません。',
  'list.noneIn.attention': '対応が必要なファイルはありません。',
  'list.noneIn.active': '送信中のファイルはありません。',
  'list.noneIn.waiting': '待機中のファイルはありません。',
  'list.noneIn.sent': '送信したファイルはまだありません。',
  'list.noneIn.left_out': '除外されたファイルはありません。',
  'list.onlyLeftOut':
    '{count, plural, =1 {フォルダーにあるただ1個のファイルは除外されています。これから保存されるファイルは送信されます。} other {フォルダーにある#個のファイルはすべて除外されています。これから保存されるファイルは送信されます。}}',
  'list.showAll': 'すべてのファイルを表示',
  'list.makeUpPart': '{group} {count, number}',
  'list.makeUp': '全ファイルの内訳：{parts}',
  'list.groupCount': '{count, plural, other {{group}、#個のファイル}}',
  'list.newRows': '新着{count, number}件',
  'list.moved': '一覧が変わりました',
  'list.refresh': '最新の順序で表示',
  'list.loading': '読み込み中…',
  'row.part': '{part}。',
  'row.statusAndNext': '{status}、{next}',
  'list.inFolder': '{folder}内の{name}',
  'list.nextTry': '再試行：{moment}',
  'list.sentBy': '{clock}までに送信',
  'list.sortBy': '{column}で並べ替え',

  'chosen.toolbar': '選択したファイルの操作',
  'chosen.count': '{count, number}個を選択',
  'chosen.clear': '選択を解除',
  'chosen.mostReached': '最初の{most, number}個のファイルが選択されています。',
  'chosen.leaveOutTitle': '{count, plural, =1 {「{name}」を除外しますか？} other {#個のファイルを除外しますか？}}',
  'chosen.leaveOutText':
    '{count, plural, other {ファイルはフォルダーに残りますが、送信されません。変更するか、「それでも送信」を選ぶと送信されます。}}',

  'place.watching': '監視中',
  'place.sendsTo': '送信先',
  'place.as': 'デバイス名',
  'place.openFolder': 'フォルダーを開く',

  'empty.neverTitle': 'ここにファイルを入れてください',
  'empty.neverBefore': 'ファイルを入れる場所：',
  'empty.neverAfter': '。入れたファイルは自動で送信されます。',
  'empty.drop': 'このウィンドウにファイルをドロップすることもできます。',

  'drop.here': 'ドロップしてフォルダーにコピー',
  'drop.hint': 'コピーが{folder}に入り、そこから送信されます。ファイルは元の場所に残ります。',
  'drop.added': '{count, plural, other {#個のファイルをフォルダーにコピーしました。}}',
  'drop.none': 'コピーされたファイルはありません。',
  'drop.others': '{count, plural, other {他#個はコピーされませんでした。}}',
  'drop.tooMany':
    '{count, number}個のファイルは一度に多すぎるため、コピーしませんでした。{most, number}個までをドロップするか、ご自分でフォルダーにコピーしてください。',

  'grace.sentIn': '{count, plural, other {#個のファイル}}を{seconds, number}秒後に送信します',
  'grace.sentSoon':
    '{count, plural, other {#個の新しいファイル}}をまもなく送信します。「元に戻す」ボタンで取り消せます。',
  'grace.takenBack':
    '{count, plural, =0 {取り消されたものはありません。すでに送信済みか送信中です。} other {#個のファイルを取り消しました。}}',
  'grace.notSent': '{count, plural, other {#個のファイルは送信されません。}}フォルダーにあるものはそのまま残ります。',
  'grace.removed':
    '{count, plural, other {#個のファイルは送信されません。}}{removed, plural, other {Outboxが作成した#個のコピーをフォルダーから削除しました}}。残りはそのままです。',

  'columns.menu': '列',
  'columns.forgetWidths': '幅を内容に合わせる',
  'columns.edge': '列「{column}」の幅',
  'columns.edgeHint': 'ドラッグして幅を変更します。ダブルクリックすると内容に合わせます。',
}
