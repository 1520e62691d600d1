// What the terminal says about the records, the history and answers that are left for an Outbox that runs; and the text that is copied for IT.

export const records = {
  'records.no_records': 'There are no records of Outbox in {folder} yet.',
  'records.newer_data': 'The records in {folder} were written by a newer Outbox. Update this one.',
  'records.older_data':
    'The records in {folder} were written by an older Outbox. Start this one once, and it takes them over.',
  'records.records_unreadable': 'The records in {folder} cannot be read.',
  'records.unwritable': 'Outbox cannot write in {folder}. Check who may, and whether the disk is full.',

  'adopt.several': 'Other folders stand at {folders}. Say with --folder which of them is the right one.',
  'adopt.unknown': '{folder} is not watched with these records. Name a folder that is.',
  'adopt.no_folder': 'No folder is watched with the records in {folder}.',
  'adopt.away': 'There is no folder at {folder} now that Outbox can look at, so none can be taken.',
  'adopt.there': 'The folder at {folder} is the one Outbox watches. There is nothing to do.',
  'adopt.replaced':
    'The folder that stands at {folder} now is taken. If Outbox is running it goes on with it in a few seconds; otherwise it does when it is started.',

  'decided.send':
    '{count, plural, one {# file is sent. If Outbox is running it hears of it in a second; otherwise it does when it is started.} other {# files are sent. If Outbox is running it hears of it in a second; otherwise it does when it is started.}}',
  'decided.leave_out':
    '{count, plural, one {# file is left out. If Outbox is running it hears of it in a second; otherwise it does when it is started.} other {# files are left out. If Outbox is running it hears of it in a second; otherwise it does when it is started.}}',
  'decided.send_after_all':
    '{count, plural, one {# file that was left out is sent after all. If Outbox is running it hears of it in a second; otherwise it does when it is started.} other {# files that were left out are sent after all. If Outbox is running it hears of it in a second; otherwise it does when it is started.}}',
  'decided.nothing': 'No file waits for your word. There is nothing to do.',
  'decided.nothingIn': 'No file in {folder} waits for your word. There is nothing to do.',
  'decided.noneLeftOut': 'No file was left out by a person. There is nothing to do.',
  'decided.noneLeftOutIn': 'No file at {folder} was left out by a person. There is nothing to do.',

  'undo.waits':
    '{count, plural, one {# new file will be sent in {seconds, number} s. To take it back: {command}} other {# new files will be sent in {seconds, number} s. To take them back: {command}}}',
  'undo.takenBack':
    '{count, plural, one {# file taken back: it stays in the folder, and is sent only when it is saved again.} other {# files taken back: they stay in the folder, and each is sent only when it is saved again.}}',
  'undo.nothingWaits':
    'No new file waits to be sent, so nothing was taken back. What is sent already stays in Dropbox.',
  'undo.tooLate': 'Nothing was taken back: it is sent or on its way already.',
  'undo.noAnswer':
    'No Outbox that runs over {folder} answered, so nothing was taken back. While none runs, nothing is sent.',

  'sentList.unreadable':
    'The history in {folder} cannot be read right now. Sending is not affected. Try again in a moment.',
  'sentList.damaged':
    'The history in {folder} is damaged and cannot be read. Sending is not affected. Outbox keeps the damaged file under another name and begins a new history when it sends the next file.',
  'sentList.inDropbox': 'in Dropbox: {place}',
  'sentList.none': 'No file that was sent fits.',
  'sentList.sum': '{count, plural, one {# file, {size}.} other {# files, {size}.}}',
  'sentList.last': 'Its last proof is number {id}: {link}',
  'sentList.waiting':
    '{count, plural, one {# file sent a moment ago is not in the chain yet.} other {# files sent a moment ago are not in the chain yet.}}',
  'sentList.otherFolder': 'No file of this history was sent from {folder}.',
  'sentList.changed': '{file}: it was changed since it was sent.',
  'sentList.absent': '{file}: it is not there any more.',
  'sentList.cannotRead': '{file}: it cannot be read now.',
  'sentList.empty': 'The history is empty.',
  'sentList.whole':
    '{count, plural, one {The history is whole: # row, each as it was written.} other {The history is whole: # rows, each as it was written.}}',
  'sentList.broken':
    '{count, plural, one {The history is not whole. The # row that is there was looked at; what is named above is not proved.} other {The history is not whole. The # rows that are there were looked at; what is named above is not proved.}}',
  'sentList.missing': 'Row {id} is missing.',
  'sentList.missingRows': 'The rows {from} to {to} are missing.',
  'sentList.changedRow': 'Row {id} is not as it was written.',
  'sentList.changedRow.file': 'Row {id} is not as it was written ({file}).',
  'sentList.same':
    '{count, plural, one {# file in {folder} is what was sent} other {# files in {folder} are what was sent}}',
  'sentList.nChanged': '{count, number} changed since',
  'sentList.nMoved': '{count, number} moved away by Outbox once sent',
  'sentList.nAbsent': '{count, number} not there any more',
  'sentList.nUnreadable': '{count, number} cannot be read',

  'support.file': 'File: {name}',
  'support.leftOut': 'State: left out by rule {rule}',
  'support.state': 'State: {state}',
  'support.size': 'Size: {bytes} bytes',
  'support.hash': 'Content hash: {hash}',
  'support.place': 'In Dropbox: {place}',
  'support.untold': 'the company server did not tell where',
  'support.copy': '{place} (a copy: something else with its name was already there)',
  'support.here': 'On this computer: {text}',
  'support.next': 'Next try: {time}',
  'support.unknownTime': 'at an unknown time',
} as const
