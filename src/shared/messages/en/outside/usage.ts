// How the commands are called. What stands in capitals or after two dashes is the same in every language.

export const usageTexts = {
  'usage.title': 'Usage:',
  'usage.see': 'See: npm run outbox -- {help}',
  'usage.folder': 'the folder to watch; every file saved in it is sent',
  'usage.also':
    'another folder to watch, and the folder in Dropbox that its files go into; before DIR keep:, sent: or trash: may say what becomes of them; may be said several times',
  'usage.server': 'the address of your company’s server, https://...',
  'usage.token-file': 'a file that holds this computer’s token, on one line',
  'usage.data': 'where Outbox keeps its own records; made when missing',
  'usage.once': 'end when everything is sent or needs a person',
  'usage.replace-by-name':
    'when a file was deleted and another one takes its name later, replace the older one in Dropbox; without it both are kept',
  'usage.after-upload':
    'what becomes of a file here once it is proved to be in Dropbox: keep (as it is), sent (moved to the folder Sent in the watched folder), trash (moved to the trash)',
  'usage.adopt':
    'the folder that stands there now is the one, whatever stood there before; the command adopt says the same to an Outbox that is running',
  'usage.follow-link':
    'the folder is named through a link that is switched at times: whatever folder it leads to is the one, and all that is in it is sent; whoever may change the link chooses what that is',
  'usage.yes':
    'send however much comes at once; without it more than 1,000 files or 20 GB within a minute, and in a terminal what is in a folder that was never watched, wait for the command decide',
  'usage.answer': 'the answer about files that wait for it; without one the command decide lists them',
  'usage.after-all':
    'send what a person left out before after all; with --in only what is in that folder, or that one file',
  'usage.in': 'the answer is for the files in this folder of the watched one only',
  'usage.dry-run': 'say of each file whether it would be sent, left out or refused, and send nothing',
  'usage.limit': 'send no faster than this: 500 (kB/s), 2MB/s, or auto, which leaves a fifth of the line to others',
  'usage.timetable': 'other speeds at certain times: "Mon-Fri 08:00-18:00 500; Sat,Sun 00:00-24:00 pause"',
  'usage.large-files':
    'so many files that are too large for a link are sent at once, 1 to 4: two where nothing is said; small files never wait for them',
  'usage.grace':
    'wait so long, at most 60, before what is new is sent: what is removed from the folder meanwhile is not sent',
  'usage.history-days': 'how long a file that was sent stays in the history: 730 days where nothing is said',
  'usage.days': 'days, such as 2026-03-31, both included; without them all that was sent',
  'usage.search': 'a part of a file’s name or folder, or the first eight or more digits of its content hash',
  'usage.format': 'table: for people; csv: for spreadsheets; jsonl: one JSON object a line',
  'usage.verify':
    'follow the chain of proofs through the history; with --folder, read the files that are still in that folder and say which of them still are what was sent',
  'usage.report':
    'each key of your organization’s policy with its value in force and who said so; with --settings, the app’s settings.json, also what a person chose there',
  'usage.to':
    'where the support bundle is written: one text for IT about this computer, without file names unless --with-names is said, and without secrets',
  'usage.check': 'what is wrong with a policy that is a JSON document',
  'usage.json': 'one JSON object a line instead of words; it is the same in every language',
  'usage.lang': 'the language of what is said here: {tags}; without it that of LC_ALL, LC_MESSAGES or LANG',
  'usage.allow-loopback': 'permit plain http to this very computer, for trials',
  'usage.version': 'print which Outbox this is',
  'usage.exit': 'Exit status: 0 all is well, 1 could not run, 2 something needs a person.',
} as const
