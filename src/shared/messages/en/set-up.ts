// Setting up.

export const setUp = {
  'setUp.title': 'Set up Outbox',
  'setUp.intro': 'Files you put in one folder are sent to your company’s Dropbox automatically.',
  'setUp.steps.server': 'Company server',
  'setUp.steps.folder': 'Folder',
  'setUp.steps.existing': 'Files already there',
  'setUp.serverTitle': 'Connect to your company',
  'setUp.serverText': 'Your IT department gives you both.',
  'setUp.address': 'Address of the company server',
  'setUp.addressHint': 'https://uploads.example.com',
  'setUp.key': 'Device key or code',
  'setUp.keyAtHand': 'A key is stored on this computer. Leave this empty to keep it.',
  'setUp.keyHint': 'It is stored only where this computer can encrypt it, and is never shown again.',
  'setUp.check': 'Check',
  'setUp.checking': 'Checking…',
  'setUp.checkAgain': 'Check again',
  'setUp.serverUsable': 'The server answers. You can continue.',
  'setUp.serverUnusable': 'This does not work yet. Correct it and check again.',
  'setUp.folderTitle': 'Choose the folder to watch',
  'setUp.folderText':
    'Every file in it and in its folders is sent once it is saved completely. Your files stay where they are.',
  'setUp.choose': 'Choose a folder…',
  'setUp.chooseOther': 'Choose another folder…',
  'setUp.folderUnusable': 'This folder cannot be used. Choose another one.',
  'setUp.existingTitle': 'Files already in the folder',
  'setUp.existingText':
    '{count, plural, one {# file ({size}) is in the folder already.} other {# files ({size}) are in the folder already.}}',
  'setUp.existingToFetch':
    '{count, plural, one {# file is not on this computer; sending downloads it.} other {# files are not on this computer; sending downloads them.}}',
  'setUp.existingNone': 'The folder holds no files yet. Files you put in it from now on are sent.',
  'setUp.more': '{count, plural, one {and # more file} other {and # more files}}',
  'setUp.sendAll': 'Send them all',
  'setUp.sendAllText': 'They are sent now, one after the other. What Dropbox has already is not sent again.',
  'setUp.onlyNew': 'Only new ones',
  'setUp.onlyNewText': 'These stay as they are. A file is sent when it is new or is saved again.',
  'setUp.finish': 'Start watching',
  'setUp.finishing': 'Starting…',
  'setUp.well': 'In order',
  'setUp.notWell': 'Not in order',
  'setUp.existingTextMore':
    '{count, plural, one {More than # file ({size}) is in the folder already.} other {More than # files ({size}) are in the folder already.}}',
} as const
