// What becomes of the file on this computer once it is in Dropbox. The file is "it", or `name` in quotation marks.

export const originalTexts = {
  'original.kept': 'Left where it was',
  'original.sent_folder': 'Moved to “Sent”',
  'original.trash': 'Moved to the trash',
  'original.due.sent': 'The file is moved to “Sent” next.',
  'original.due.trash': 'The file is moved to the trash next.',
  'original.moved': 'The file was moved to {place}',
  'original.thrown': 'The file was moved to the trash.',
  'original.thrownTo': 'The file was moved to the trash: {place}',
  'original.sent_full':
    'It is still in the folder, because there is no room for it in “Sent”. Free some space there; then try again, or start Outbox again.',
  'original.sent_read_only':
    'It is still in the folder, because nothing may be written in “Sent”. Check who may write there; then try again, or start Outbox again.',
  'original.trash_full':
    'It is still in the folder, because there is no room in the trash. Empty the trash or free some space; then try again, or start Outbox again.',
  'original.trash_read_only':
    'It is still in the folder, because nothing may be put into the trash. Check who may write there; then try again, or start Outbox again.',
  'original.trash_missing':
    'It is still in the folder, because this computer has no trash for it that Outbox could use. Delete it yourself when you like.',
  'original.original_in_use':
    'It is still in the folder, because a program has had it open for minutes. Close it there; then try again, or start Outbox again.',
  'original.move_failed':
    'It is still in the folder, because it could not be moved. Look whether the disk works and who may change the folder; then try again, or start Outbox again.',
  'original.here': 'On this computer',

  'why.sentFolder':
    '{name} is left out by the rule “Sent”: Outbox moves files into that folder after they were sent, and never sends what is in it.',
  'why.sentFolder.todo': 'To send it all the same, put it into another folder.',

  'afterUpload.title': 'When a file is in Dropbox',
  'afterUpload.question': 'What becomes of it on this computer',
  'afterUpload.keep': 'It stays where it is',
  'afterUpload.keep.text': 'Nothing in the folder is changed.',
  'afterUpload.sent': 'Move it to the folder “Sent”',
  'afterUpload.sent.text':
    '“Sent” lies in the watched folder and has the same folders inside. What is in it is never sent again.',
  'afterUpload.trash': 'Move it to the trash',
  'afterUpload.trash.text':
    'The trash of this computer keeps it until it is emptied. Where there is no trash, the file stays.',
} as const
