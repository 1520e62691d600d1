// What stands outside the window: menus, the icon beside the clock, the system's dialogs, notifications. `&` stands before the letter
// that opens a menu.

export const desktop = {
  'menu.file': '&File',
  'menu.edit': '&Edit',
  'menu.view': '&View',
  'menu.queue': '&Queue',
  'menu.help': '&Help',
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
  'menu.openInDropbox': 'Open in Dropbox',
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

  'addQuestion.title': 'Add files',
  'addQuestion.one': 'Add files from {folder}?',
  'addQuestion.more':
    '{count, plural, one {Add files from {folder} and another folder?} other {Add files from {folder} and # other folders?}}',
  'addQuestion.detail':
    'That is outside your own folders. They are copied into the watched folder and sent. Say no if you did not drop them on the window.',
  'addQuestion.yes': 'Add them',
} as const
