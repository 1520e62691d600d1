// The window's own labels, in one place so that they can be translated. Sentences about uploads are in src/shared.
import { rowActionTable } from '#shared/rows/row-actions.ts'
import { countWords, plural, sizeWords } from '#shared/words/format.ts'
import type { NoticeLevel } from '#shared/contract/ipc-channels.ts'
import type { RowFilter, RowGroup } from '#shared/rows/row-groups.ts'
import type { SpeedLimit } from '#shared/speed/speed.ts'
import type { SortKey } from '#shared/contract/ipc-rows.ts'

export const groupLabels: Readonly<Record<RowGroup, string>> = {
  attention: 'Needs you',
  active: 'In progress',
  waiting: 'Waiting',
  sent: 'Sent',
  left_out: 'Left out',
}

export const filterLabels: Readonly<Record<RowFilter, string>> = { all: 'All', ...groupLabels }

export const columnLabels: Readonly<Record<Exclude<SortKey, 'turn'>, string>> = {
  name: 'Name',
  status: 'Status',
  size: 'Size',
  destination: 'In Dropbox',
  added: 'Added',
  finished: 'Sent',
  tries: 'Tries',
}

export const general = {
  cancel: 'Cancel',
  close: 'Close',
  back: 'Back',
  carryOn: 'Continue',
  copied: 'Copied',
  undo: 'Undo',
  dismiss: 'Dismiss',
  failed: 'That did not work. Please try again.',
  name: 'Outbox',
  starting: 'Outbox is starting\u2026',
} as const

export const health = {
  settings: 'Settings',
  waits: (count: number) => (count === 0 ? '' : ` · ${plural(count, 'file')} ${count === 1 ? 'waits' : 'wait'}`),
  resumesAt: (moment: string) => `It goes on by itself ${moment}.`,
  files: (done: string, all: string) => `${done} of ${all} files`,
  bytes: (done: string, all: string) => `${done} of ${all}`,
  speed: (size: string) => `${size}/s`,
  left: (range: string) => `about ${range} left`,
  progress: 'Bytes sent so far',
  lastFile: (when: string) => `Last file ${when}`,
  fullSpeed: 'Full speed for one hour',
  limitAgain: 'Keep to the limit again',
} as const

export const trouble = {
  title: 'Good to know',
  newKey: 'Type a new key\u2026',
  lookAndDecide: 'Look and decide\u2026',
  useFolder: 'Use this folder\u2026',
  folderAway: (folder: string) => `The watched folder \u201c${folder}\u201d is not reachable.`,
  anotherFolder: 'Choose another folder\u2026',
  folderReplaced: (folder: string) =>
    `Another folder stands at \u201c${folder}\u201d; it is not the one Outbox was told to watch.`,
} as const

export const adopting = {
  title: (folder: string) => `Use the folder that stands at ${folder} now?`,
  text: 'Its files are sent to Dropbox as new files. None of them replaces what was sent from the old folder, and nothing is deleted.',
  take: 'Use this folder',
} as const

export const list = {
  files: 'Files',
  show: 'Show',
  search: 'Search',
  searchHint: 'Search names and folders',
  clearSearch: 'Clear search',
  noMatch: (search: string) => `No file matches \u201c${search}\u201d.`,
  noneIn: {
    all: 'There is no file here.',
    attention: 'No file needs you.',
    active: 'No file is being sent right now.',
    waiting: 'No file waits.',
    sent: 'No file has been sent yet.',
    left_out: 'No file is left out.',
  } satisfies Record<RowFilter, string>,
  onlyLeftOut: (count: number) =>
    count === 1
      ? 'The only file in the folder is left out. Files that are saved there from now on are sent.'
      : `All ${countWords(count)} files in the folder are left out. Files that are saved there from now on are sent.`,
  showAll: 'Show all files',
  makeUp: (parts: readonly string[]) => `Of all files: ${parts.join(', ')}`,
  groupCount: (label: string, count: number) => `${label}, ${plural(count, 'file')}`,
  newRows: (count: number) => `${countWords(count)} new`,
  moved: 'List changed',
  refresh: 'Show the newest order',
  loading: 'Loading\u2026',
  inFolder: (name: string, folder: string) => (folder === '' ? name : `${name} in ${folder}`),
  nextTry: (moment: string) => `next try ${moment}`,
  sentBy: (clock: string) => `sent by ${clock}`,
  tries: (count: number) => (count === 0 ? '' : countWords(count)),
  sortBy: (column: string) => `Sort by ${column}`,
} as const

export const chosen = {
  toolbar: 'What to do with the selected files',
  count: (count: number) => `${countWords(count)} selected`,
  clear: 'Clear selection',
  mostReached: (most: number) => `The first ${countWords(most)} files are selected.`,
  leaveOutTitle: (count: number, name: string) =>
    count === 1 ? `Leave out \u201c${name}\u201d?` : `Leave out ${plural(count, 'file')}?`,
  leaveOutText: (count: number) =>
    count === 1
      ? 'The file stays in the folder but is not sent. It is sent when it is changed, or when you choose to send it after all.'
      : 'The files stay in the folder but are not sent. They are sent when they are changed, or when you choose to send them after all.',
} as const

export const place = {
  watching: 'Watching',
  sendsTo: 'sends to',
  as: 'as',
  openFolder: 'Open folder',
} as const

export const detail = {
  title: 'Details',
  open: 'Details',
  gone: 'This file is not in the list any more.',
  destination: 'In Dropbox',
  noDestination: 'Your company\u2019s server did not tell where.',
  size: 'Size',
  added: 'Added',
  sent: 'Sent',
  tries: 'Failed tries',
  history: 'What happened',
  noHistory: 'Nothing has happened yet.',
  thumbnail: (name: string) => `Picture of ${name}`,
  forIt: 'For IT',
  code: 'Code',
  hash: 'Content hash',
  path: 'Path',
  bytes: 'Bytes',
  rule: 'Rule',
  ruleHint: 'Rules are in the settings, under \u201cFiles to ignore\u201d.',
  proof: 'Dropbox computed the same content hash as this computer: every byte arrived.',
} as const

/** The first action on a file that needs a person, named after what it is good for. */
export const primaryLabels = {
  retry: rowActionTable.retry.label,
  rename: 'Show in folder to rename it',
  make_smaller: rowActionTable.show.label,
  ask_it: 'Copy details for IT',
  copy_real_file: rowActionTable.show.label,
} as const

export const empty = {
  neverTitle: 'Put files here',
  neverBefore: 'Put files in',
  neverAfter: '. They are sent automatically.',
  drop: 'You can also drop files on this window.',
} as const

export const drop = {
  here: 'Drop to copy into the folder',
  hint: (folder: string) => `A copy goes into ${folder} and is sent from there. Your files stay where they are.`,
  added: (count: number) => `${plural(count, 'file')} copied into the folder.`,
  none: 'No file was copied.',
  others: (count: number) => `${countWords(count)} more ${count === 1 ? 'was' : 'were'} not copied.`,
  tooMany: (most: number) => `Drop at most ${countWords(most)} files at once.`,
} as const

export const setUp = {
  title: 'Set up Outbox',
  intro: 'Files you put in one folder are sent to your company\u2019s Dropbox automatically.',
  steps: { server: 'Company server', folder: 'Folder', existing: 'Files already there' },
  serverTitle: 'Connect to your company',
  serverText: 'Your IT department gives you both.',
  address: 'Address of the company server',
  addressHint: 'https://uploads.example.com',
  key: 'Device key',
  keyAtHand: 'A key is stored on this computer. Leave this empty to keep it.',
  keyHint: 'It is stored only where this computer can encrypt it, and is never shown again.',
  check: 'Check',
  checking: 'Checking\u2026',
  checkAgain: 'Check again',
  serverUsable: 'The server answers. You can continue.',
  serverUnusable: 'This does not work yet. Correct it and check again.',
  folderTitle: 'Choose the folder to watch',
  folderText:
    'Every file in it and in its folders is sent once it is saved completely. Your files stay where they are.',
  choose: 'Choose a folder\u2026',
  chooseOther: 'Choose another folder\u2026',
  folderUnusable: 'This folder cannot be used. Choose another one.',
  existingTitle: 'Files already in the folder',
  existingText: (count: number, bytes: number, isAll: boolean) =>
    `${isAll ? '' : 'More than '}${plural(count, 'file')} (${sizeWords(bytes)}) ${count === 1 ? 'is' : 'are'} in the folder already.`,
  existingToFetch: (count: number) =>
    count === 1
      ? '1 file is not on this computer; sending downloads it.'
      : `${plural(count, 'file')} are not on this computer; sending downloads them.`,
  existingNone: 'The folder holds no files yet. Files you put in it from now on are sent.',
  more: (count: number) => `and ${plural(count, 'more file')}`,
  sendAll: 'Send them all',
  sendAllText: 'They are sent now, one after the other. What Dropbox has already is not sent again.',
  onlyNew: 'Only new ones',
  onlyNewText: 'These stay as they are. A file is sent when it is new or is saved again.',
  finish: 'Start watching',
  finishing: 'Starting\u2026',
  well: 'In order',
  notWell: 'Not in order',
} as const

export const settings = {
  title: 'Settings',
  back: 'Back to the files',
  placeTitle: 'Folder and server',
  folder: 'Watched folder',
  server: 'Company server',
  change: 'Change\u2026',
  changeText: 'Sending goes on while you choose.',
  ignoreTitle: 'Files to ignore',
  ignoreText: 'One name or pattern a line. * stands for any letters, ? for one.',
  ignoreLabel: 'Names and patterns that are not sent',
  ignoreHint: '*.bak',
  save: 'Save',
  saved: 'Saved.',
  badPattern: (pattern: string) => `\u201c${pattern}\u201d is a path. Write a name or a pattern, without slashes.`,
  longPattern: (pattern: string) => `\u201c${pattern}\u2026\u201d is too long.`,
  manyPatterns: (most: number) => `At most ${countWords(most)} lines are possible.`,
  builtIn: (count: number) => `${plural(count, 'rule')} that always ${count === 1 ? 'holds' : 'hold'}`,
  madeBy: 'Made by',
  pattern: 'Name or pattern',
  sameNameTitle: 'When a name is used again',
  replaceByName: 'Replace the older file in Dropbox',
  replaceByNameText:
    'When a file was deleted and another one takes its name later, both are kept in Dropbox, the later one as a copy. Tick this to replace the older one instead. A file that is saved again is still the same file.',
  largeFilesTitle: 'Large files',
  largeFiles: 'Large files sent at once',
  largeFilesCount: (count: number) => plural(count, 'file'),
  largeFilesText:
    'Files that are too large for a link go through your company\u2019s server, piece by piece. Small files never wait for them.',
  speedTitle: 'Speed',
  speedLimit: 'How fast files are sent',
  speedKinds: {
    full: 'As fast as the line takes it',
    auto: 'Leave room for others',
    fixed: 'At most',
  } satisfies Record<SpeedLimit['kind'], string>,
  speedTexts: {
    full: 'Files are there soonest.',
    auto: 'Outbox measures the line now and then and uses four fifths of it.',
  },
  speedNumber: 'Kilobytes a second at most',
  speedUnit: 'kB/s',
  speedRange: (least: number) => `At least ${least} kB/s: slower, a large file would never arrive.`,
  timetable: 'At certain times',
  timetableText:
    'An entry a line: days, times, and a speed in kB/s, or full, auto or pause. At all other times the speed above holds.',
  saveTimetable: 'Use these times',
  timetableHint: 'Mon-Fri 08:00-18:00 500',
  pauseOnMetered: 'Pause on networks that are paid for by the byte',
  pauseOnMeteredText: 'As NetworkManager tells, a phone\u2019s hotspot for example.',
  meteredUntold:
    'This system does not tell Outbox whether a network is paid for by the byte, so it cannot pause there by itself.',
  pauseOnBattery: 'Pause while this computer runs on its battery',
  weekLegend: 'Strong: paused. Weak: slower. Empty: as set above, or full speed.',
  systemTitle: 'This computer',
  autostart: 'Start Outbox when I sign in',
  autostartText: 'So that files are sent without opening it first.',
  notices: 'Notices',
  noticeLevels: {
    all: 'When files are sent, and when one needs me',
    attention: 'Only when a file needs me',
    none: 'None',
  } satisfies Record<NoticeLevel, string>,
  thumbnails: 'Show a small picture in the details of an image file',
  thumbnailsText: 'Of PNG and JPEG files up to 32 MB; they are read for it.',
  system: 'Light or dark colours and contrast follow the system.',
  aboutTitle: 'About',
  version: (version: string) => `Outbox ${version}`,
  parts: 'Made with',
  licences: 'Licences',
  help: 'Help',
  source: 'Source code',
} as const

export const locked = {
  again: 'Try again',
  typeKey: 'Type the key instead',
} as const

export const stopped = {
  title: 'Outbox does not send files right now',
  again: 'Try again',
  setUp: 'Set up again',
  code: (code: string) => `Code for IT: ${code}`,
} as const
