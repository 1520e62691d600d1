// Watched folders beside the first. `into` is a folder in Dropbox.

export const folders = {
  'folders.title': 'More watched folders',
  'folders.text': 'Each goes into a folder of its own in Dropbox. While one is not reachable, only its own files wait.',
  'folders.add': 'Add folder…',
  'folders.addTitle': 'Watch {folder}, too',
  'folders.addText': 'You are asked about what is in it now before any of that is sent.',
  'folders.addIt': 'Watch this folder',
  'folders.changeTitle': 'Change {folder}',
  'folders.into': 'Folder in Dropbox',
  'folders.intoText': 'Below the folder of this computer. What was sent before stays where it is in Dropbox.',
  'folders.same': 'As for the first watched folder',
  'folders.sameRule': 'As for the first watched folder ({rule})',
  'folders.goesTo': 'In Dropbox: {into}',
  'folders.afterwards': 'Once sent: {rule}',
  'folders.change': 'Change…',
  'folders.remove': 'Remove…',
  'folders.there': 'Watched',
  'folders.away': 'Not reachable. Its files go on by themselves when it is back.',
  'folders.replaced': 'Another folder stands here. Nothing is sent from it until you say that it is the right one.',
  'folders.starting': 'Is being looked at…',
  'folders.removeTitle': 'Stop watching {folder}?',
  'folders.removeWaiting':
    '{count, plural, =0 {Nothing waits there.} one {# file ({size}) there is not sent yet, and stays where it is. Watch the folder again to send it.} other {# files ({size}) there are not sent yet, and stay where they are. Watch the folder again to send them.}}',
  'folders.removeText':
    'Nothing is removed from this computer or from Dropbox. What was sent from there stays in the history.',
  'folders.removeIt': 'Stop watching',
  'folders.andMore': '{count, plural, one {and # more folder} other {and # more folders}}',
  'folders.see': 'Watched folders…',
  'folders.of': 'Watched folder',
  'folders.othersGoOn': 'Only its own files wait, and go on by themselves when it is back.',
  'folders.othersGoOnReplaced':
    'Nothing is sent from it until you say that it is the right one. All other files go on.',
  'folders.countAway':
    '{count, plural, one {# watched folder is not reachable.} other {# watched folders are not reachable.}}',
  'folders.dropped': '{count, plural, one {# file copied into {folder}.} other {# files copied into {folder}.}}',
  'folders.decided': 'Which folders are watched is decided by your organization.',
} as const
