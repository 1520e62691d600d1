// This folder: what is said in Japanese outside the window's page, which does not load it.

// Menus, the icon beside the clock, the system's dialogs, notifications. `&` stands before the letter that opens a menu.
import type * as english from '../../en/outside/desktop.ts'
import type { InOtherWords } from '../../messages.ts'

export const desktop: InOtherWords<typeof english.desktop> = {
  'menu.file': 'ファイル(&F)',
  'menu.edit': '編集(&E)',
  'menu.view': '表示(&V)',
  'menu.queue': 'キュー(&Q)',
  'menu.help': 'ヘルプ(&H)',
  'menu.undo': '元に戻す',
  'menu.redo': 'やり直し',
  'menu.cut': '切り取り',
  'menu.copy': 'コピー',
  'menu.paste': '貼り付け',
  'menu.actualSize': '実際のサイズ',
  'menu.zoomIn': '拡大',
  'menu.zoomOut': '縮小',
  'menu.fullScreen': '全画面表示',
  'menu.closeWindow': 'ウィンドウを閉じる',
  'menu.mac.services': 'サービス',
  'menu.mac.hide': 'Outboxを非表示',
  'menu.mac.hideOthers': 'ほかを非表示',
  'menu.mac.showAll': 'すべてを表示',
  'menu.mac.window': 'ウィンドウ',
  'menu.mac.minimize': 'しまう',
  'menu.mac.zoom': '拡大／縮小',
  'menu.mac.front': 'すべてを手前に移動',
  'menu.openOutbox': 'Outboxを開く',
  'menu.openFolder': 'フォルダーを開く',
  'menu.askAboutFile': 'ファイルについて確認…',
  'menu.selectAll': 'すべて選択',
  'menu.find': '検索',
  'menu.history': '履歴',
  'menu.showQueue': 'キューを表示',
  'menu.settings': '設定…',
  'menu.page.help': 'Outboxのヘルプ',
  'menu.page.source': 'ソースコード',
  'menu.about': 'Outboxについて',
  'menu.quit': 'Outboxを終了',
  'menu.details': '詳細',
  'menu.why': '送信されない理由',
  'menu.copyPath': 'パスをコピー',
  'menu.counted': '{action}（{files}）',

  'tray.tip': 'Outbox：{sentence}',
  'tray.starting': 'Outboxを起動しています。',
  'tray.locked': '{title}。{next}',
  'tray.setUp': 'Outboxはまだセットアップされていません。',
  'tray.stopped': 'Outboxは停止しました。何も送信されません。',

  'notification.background': 'Outboxは実行中です',
  'notification.background.quit': 'アップロードはバックグラウンドで続きます。やめるにはOutboxを終了してください。',
  'notification.background.again':
    'アップロードはバックグラウンドで続きます。ウィンドウを再び表示する、または終了するには、もう一度Outboxを起動してください。',
  'notification.unshown':
    'このコンピューターではOutboxの通知が表示されないため、ここに表示します。最新の通知：{title}。{body}',
  'notification.attention': 'Outbox：対応が必要です',
  'notification.attention.files':
    '{count, plural, other {#個のファイルに対応が必要です。Outboxを開いて理由を確認してください。}}',
  'notification.sent': '送信しました',
  'notification.sent.files': '{files}。',

  'dialog.folder.title': '監視するフォルダーの選択',
  'dialog.folder.choose': 'このフォルダーを監視',
  'dialog.file.title': 'ファイルについて確認',
  'dialog.file.choose': 'このファイルについて確認',
  'dialog.export.title': '履歴のエクスポート',
  'dialog.export.csv': '表（CSV）',
  'dialog.export.jsonl': 'JSON Lines',

  'quit.title': 'Outboxの終了',
  'quit.left': '{count, plural, other {#個のファイルがまだ送信されていません。}}',
  'quit.later': '{count, plural, other {今終了しても何も失われません。次にOutboxを開いたときに再開します。}}',
  'quit.paused': '送信は一時停止中です。',
  'quit.now': '今すぐ終了',
  'quit.finish': '送信後に終了',

  'serverQuestion.title': '別の会社のサーバー',
  'serverQuestion.message': '今後、ファイルを{server}に送信しますか？',
  'serverQuestion.detail':
    'これまでの送信先は{server}でした。監視フォルダーのすべてのファイルが新しいサーバーへの送信対象になります。心当たりがない場合は「キャンセル」を選んでください。',
  'serverQuestion.yes': '新しいサーバーを使う',
  'signOutQuestion.title': 'サインアウトしますか？',
  'signOutQuestion.message': '会社のアカウントからサインアウトしますか？',
  'signOutQuestion.detail':
    'もう一度サインインするまで何も送信されません。待機中のファイルはキューに、送信済みのファイルは履歴に残ります。',
  'signOutQuestion.yes': 'サインアウト',

  'addQuestion.title': 'ファイルの追加',
  'addQuestion.one': '{folder}からファイルを追加しますか？',
  'addQuestion.more': '{count, plural, other {{folder}と他#個のフォルダーからファイルを追加しますか？}}',
  'addQuestion.detail':
    'ご自分のフォルダーの外にあります。監視フォルダーにコピーされて送信されます。ウィンドウにドロップした覚えがない場合は「キャンセル」を選んでください。',
  'addQuestion.yes': '追加する',
}

// What the app itself has to say: when it starts, when something was not done.
export const appNotices: InOtherWords<typeof english.appNotices> = {
  'keyNotice.unreadable':
    'このコンピューターでデバイスキーを開けなくなりました。もう一度入力してください。それまでファイルは待機します。',
  'keyNotice.not_kept':
    'このコンピューターにデバイスキーが保存されていません。もう一度入力してください。それまでファイルは待機します。',
  'keyNotice.in_memory':
    'このコンピューターにはデバイスキーを安全に保存する場所がありません。次にOutboxを起動したときに、もう一度入力する必要があります。',
  'keyNotice.not_saved':
    'デバイスキーをこのコンピューターに保存できませんでした。ファイルは送信されますが、次にOutboxを起動したときに、もう一度入力する必要があります。',

  'settingsNotice.language':
    '設定の言語「{tag}」には対応していないため、英語で表示します。設定で別の言語を選んでください。',
  'settingsNotice.in_part':
    '一部の設定を読み取れなかったため、それらは既定の設定にしました。ほかの設定はそのまま有効です。設定を開いて、希望どおりか確認してください。以前の設定は{keptAs}として残してあります。',
  'settingsNotice.set_aside':
    '設定を読み取れなかったため、既定の設定で起動しました。以前の設定は{keptAs}として残してあります。ファイルと送信済みの内容に影響はありません。',
  'settingsNotice.out_of_reach':
    '別のプログラムが{file}を使用しているか、開くアクセス許可がないため、設定を読み取れませんでした。Outboxは既定の設定で起動し、そのファイルには手を加えません。今行った変更は、Outboxを終了すると失われます。別のプログラムを閉じるか、ファイルを読み取るアクセス許可を確認して、Outboxを再起動してください。',
  'settingsNotice.unwritten.full':
    '設定を{file}に保存できませんでした：ディスクがいっぱいです。設定はOutboxを終了するまで有効です。問題が解消されていれば、次の変更時に保存されます。',
  'settingsNotice.unwritten.read_only':
    '設定を{file}に保存できませんでした：ディスクに書き込めません。設定はOutboxを終了するまで有効です。問題が解消されていれば、次の変更時に保存されます。',
  'settingsNotice.unwritten.not_allowed':
    '設定を{file}に保存できませんでした：別のプログラムがファイルを使用しているか、フォルダーに書き込めません。設定はOutboxを終了するまで有効です。問題が解消されていれば、次の変更時に保存されます。',
  'settingsNotice.unwritten.folder':
    '設定を{file}に保存できませんでした：同じ名前のフォルダーがあります。設定はOutboxを終了するまで有効です。問題が解消されていれば、次の変更時に保存されます。',
  'settingsNotice.unwritten.other':
    '設定を{file}に保存できませんでした：ディスクが受け付けません。設定はOutboxを終了するまで有効です。問題が解消されていれば、次の変更時に保存されます。',

  'notBegun.key_missing': 'IT部門から受け取ったデバイスキーを入力してください。',
  'notBegun.server_unchecked': '先に会社のサーバーを確認してください。',
  'notBegun.folder_missing': '先にフォルダーを選択してください。',
  'notBegun.ending': 'Outboxを終了しています。',
  'notBegun.not_agreed': '何も変更していません。ファイルの送信先は以前のサーバーのままです。',
  'notBegun.policy': '組織の指定により、ファイルの送信先は{server}です。このアドレスを入力してください。',
  'notBegun.broken': '内部の問題によりOutboxが停止しました。ファイルに影響はありません。もう一度起動してください。',

  'added.not_set_up': 'Outboxはまだセットアップされていません。',
  'added.no_file': 'ドロップされたものはファイルではありません。',
  'added.too_many': '{count, plural, other {一度に追加できるのは#個のファイルまでです。残りは追加されませんでした。}}',
  'notAdded.in_folder': '「{name}」はすでにフォルダーにあります。',
  'notAdded.in_other_folder': '「{name}」は同じく監視中の{folder}にあり、そこから送信されます。',
  'notAdded.tooManyFolders': '最初のフォルダーのほかに監視できるのは{most, number}個までです。',
  'notAdded.folderGone': 'このフォルダーはもう一覧にありません。',
  'notAdded.holds_folder': '「{name}」には監視フォルダー自体が含まれています。',
  'notAdded.unreadable': '「{name}」を読み取れません。',
  'notAdded.no_file': '「{name}」はファイルではありません。',
  'notAdded.too_deep': '「{name}」はフォルダーの階層が深すぎます。',
  'notAdded.no_room': '「{name}」を監視フォルダーにコピーできません。',
  'notAdded.not_whole': '「{name}」を完全にはコピーできませんでした。',
  'notAdded.private.own': '「{name}」にはOutbox自身のデータが含まれているため、追加されませんでした。',
  'notAdded.private.home':
    '「{name}」には個人用ファイルを含むホームフォルダー全体が含まれているため、追加されませんでした。',
  'notAdded.private.settings': '「{name}」はプログラムが設定とキーを保存する場所にあるため、追加されませんでした。',
  'notAdded.private.system': '「{name}」はオペレーティングシステムのものであるため、追加されませんでした。',

  'export.in_watched_folder':
    '保存しませんでした。監視フォルダーに保存すると、一覧がDropboxに送信されてしまいます。別のフォルダーを選択してください。',
  'export.unwritable': '一覧は保存されませんでした：{file}に書き込めません（{code}）。',
  'whyQuestion.later': 'Outboxがフォルダーを確認した後で、もう一度お試しください。',
}
