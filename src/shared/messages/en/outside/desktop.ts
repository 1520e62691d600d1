// This folder: what is said outside the window's page, which does not load it.

// What stands outside the window: menus, the icon beside the clock, the system's dialogs, notifications. `&` stands before the letter
// that opens a menu.

export const desktop = {
  'menu.file': '&File',
  'menu.edit': '&Edit',
  'menu.view': '&View',
  'menu.queue': '&Queue',
  'menu.help': '&Help',
  'menu.undo': 'Undo',
  'menu.redo': 'Redo',
  'menu.cut': 'Cut',
  'menu.copy': 'Copy',
  'menu.paste': 'Paste',
  'menu.actualSize': 'Actual size',
  'menu.zoomIn': 'Zoom in',
  'menu.zoomOut': 'Zoom out',
  'menu.fullScreen': 'Full screen',
  'menu.closeWindow': 'Close window',
  'menu.mac.services': 'Services',
  'menu.mac.hide': 'Hide Outbox',
  'menu.mac.hideOthers': 'Hide others',
  'menu.mac.showAll': 'Show all',
  'menu.mac.window': 'Window',
  'menu.mac.minimize': 'Minimize',
  'menu.mac.zoom': 'Zoom',
  'menu.mac.front': 'Bring all to front',
  'menu.openOutbox': 'Open Outbox',
  'menu.openFolder': 'Open folder',
  'menu.askAboutFile': 'Ask about a file…',
  'menu.selectAll': 'Select all',
  'menu.find': 'Find',
  'menu.history': 'History',
  'menu.showQueue': 'Show queue',
  'menu.settings': 'Settings…',
  'menu.page.help': 'Outbox help',
  'menu.page.source': 'Source code',
  'menu.about': 'About Outbox',
  'menu.quit': 'Quit Outbox',
  'menu.details': 'Details',
  'menu.why': 'Why?',
  'menu.copyPath': 'Copy path',
  'menu.counted': '{action} ({files})',

  'tray.tip': 'Outbox: {sentence}',
  'tray.starting': 'Outbox is starting.',
  'tray.locked': '{title}. {next}',
  'tray.setUp': 'Outbox is not set up yet.',
  'tray.stopped': 'Outbox has stopped. Nothing is sent.',

  'notification.background': 'Outbox is still running',
  'notification.background.quit': 'Uploads go on in the background. Quit Outbox to end them.',
  'notification.background.again':
    'Uploads go on in the background. To see its window again, or to quit it there, start Outbox once more.',
  'notification.unshown':
    'This computer shows no notifications of Outbox, so they are told here. The last one: {title}. {body}',
  'notification.attention': 'Outbox needs you',
  'notification.attention.files':
    '{count, plural, one {# file needs you. Open Outbox to see why.} other {# files need you. Open Outbox to see why.}}',
  'notification.sent': 'Sent',
  'notification.sent.files': '{files}.',

  'dialog.folder.title': 'Choose the folder to watch',
  'dialog.folder.choose': 'Watch this folder',
  'dialog.file.title': 'Ask about a file',
  'dialog.file.choose': 'Ask about this file',
  'dialog.export.title': 'Export the history',
  'dialog.export.csv': 'Table (CSV)',
  'dialog.export.jsonl': 'JSON Lines',

  'quit.title': 'Quit Outbox',
  'quit.left': '{count, plural, one {# file is not sent yet.} other {# files are not sent yet.}}',
  'quit.later':
    '{count, plural, one {Nothing is lost when you quit now: it goes on when you open Outbox the next time.} other {Nothing is lost when you quit now: they go on when you open Outbox the next time.}}',
  'quit.paused': 'Sending is paused.',
  'quit.now': 'Quit now',
  'quit.finish': 'Finish, then quit',

  'serverQuestion.title': 'Another company server',
  'serverQuestion.message': 'Send files to {server} from now on?',
  'serverQuestion.detail':
    'Until now they went to {server}. All files in the watched folder will be offered to the new server. Say no if you did not ask for this.',
  'serverQuestion.yes': 'Use the new server',
  'signOutQuestion.title': 'Sign out?',
  'signOutQuestion.message': 'Sign out of your company account?',
  'signOutQuestion.detail':
    'Nothing is sent until you sign in again. What waits stays in the queue, and what was sent stays in the history.',
  'signOutQuestion.yes': 'Sign out',

  'addQuestion.title': 'Add files',
  'addQuestion.one': 'Add files from {folder}?',
  'addQuestion.more':
    '{count, plural, one {Add files from {folder} and another folder?} other {Add files from {folder} and # other folders?}}',
  'addQuestion.detail':
    'That is outside your own folders. They are copied into the watched folder and sent. Say no if you did not drop them on the window.',
  'addQuestion.yes': 'Add them',
} as const

// What the app itself has to say: when it starts, when something was not done.
export const appNotices = {
  'keyNotice.unreadable':
    'This computer does not open the device key any more. Type it again; your files wait until then.',
  'keyNotice.not_kept': 'The device key is not stored on this computer. Type it again; your files wait until then.',
  'keyNotice.in_memory':
    'This computer has no safe place for the device key. It must be typed again when Outbox starts the next time.',
  'keyNotice.not_saved':
    'The device key could not be saved on this computer. Files are sent, but it must be typed again when Outbox starts the next time.',

  'settingsNotice.language':
    'Outbox does not speak the language “{tag}” that its settings name, so it speaks English. Choose another one in the settings.',
  'settingsNotice.in_part':
    'Some settings could not be read: for those Outbox uses its own, and all others hold. Look into the settings whether they are as you want them. The old ones are kept as {keptAs}.',
  'settingsNotice.set_aside':
    'The settings could not be read, so Outbox starts with its own. The old ones are kept as {keptAs}. Your files and what was sent are not touched.',
  'settingsNotice.out_of_reach':
    'The settings could not be read, because another program holds {file} or you may not open it. Outbox starts with its own and leaves that file as it is: what you change now is forgotten when Outbox ends. Close the other program, or check who may read the file, and start Outbox again.',
  'settingsNotice.unwritten.full':
    'Your settings could not be written to {file}: the disk is full. They hold until Outbox ends, and the next change is written if that is mended.',
  'settingsNotice.unwritten.read_only':
    'Your settings could not be written to {file}: the disk takes no changes. They hold until Outbox ends, and the next change is written if that is mended.',
  'settingsNotice.unwritten.not_allowed':
    'Your settings could not be written to {file}: the file is held by another program, or its folder takes no changes. They hold until Outbox ends, and the next change is written if that is mended.',
  'settingsNotice.unwritten.folder':
    'Your settings could not be written to {file}: a folder of this name is there. They hold until Outbox ends, and the next change is written if that is mended.',
  'settingsNotice.unwritten.other':
    'Your settings could not be written to {file}: the disk does not take it. They hold until Outbox ends, and the next change is written if that is mended.',

  'notBegun.key_missing': 'Type the device key you got from your IT department.',
  'notBegun.server_unchecked': 'Check the company server first.',
  'notBegun.folder_missing': 'Choose a folder first.',
  'notBegun.ending': 'Outbox is being closed.',
  'notBegun.not_agreed': 'Nothing was changed: files go to the server they went to before.',
  'notBegun.policy': 'Your organization has decided that files go to {server}. Type this address.',
  'notBegun.broken': 'Outbox stopped because of a fault of its own. Your files are untouched. Start it again.',

  'added.not_set_up': 'Outbox is not set up yet.',
  'added.no_file': 'What was dropped is not a file.',
  'added.too_many':
    '{count, plural, one {Only # file can be added at once. The rest was left out.} other {Only # files can be added at once. The rest was left out.}}',
  'notAdded.in_folder': '“{name}” is in the folder already.',
  'notAdded.in_other_folder': '“{name}” lies in {folder}, which is watched as well: it is sent from there.',
  'notAdded.tooManyFolders': 'At most {most, number} folders can be watched beside the first one.',
  'notAdded.folderGone': 'This folder is not in the list any more.',
  'notAdded.holds_folder': '“{name}” holds the watched folder itself.',
  'notAdded.unreadable': '“{name}” cannot be read.',
  'notAdded.no_file': '“{name}” is not a file.',
  'notAdded.too_deep': '“{name}” lies too deep in other folders.',
  'notAdded.no_room': '“{name}” cannot be copied into the watched folder.',
  'notAdded.not_whole': '“{name}” could not be copied as a whole.',
  'notAdded.private.own': '“{name}” holds what Outbox keeps for itself, so it was not added.',
  'notAdded.private.home': '“{name}” holds a whole home folder, with private files, so it was not added.',
  'notAdded.private.settings': '“{name}” lies where programs keep settings and keys, so it was not added.',
  'notAdded.private.system': '“{name}” belongs to the operating system, so it was not added.',

  'export.in_watched_folder':
    'Nothing was saved: in the watched folder the list would be sent to Dropbox. Choose another folder.',
  'export.unwritable': 'The list was not saved: {file} cannot be written ({code}).',
  'whyQuestion.later': 'Ask again once Outbox has looked at the folder.',
} as const
