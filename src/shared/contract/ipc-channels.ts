// What window and main process call each other by, and how much goes into one call. Without any import, so that the preload
// script and the page take these values as they are, without the parsers; `ipc.ts` has a parser for each name.

/** How the input of a request crosses. `files`: the preload script puts their paths in the place of the browser's files. */
export const requestKinds = {
  readApp: 'plain',
  readPage: 'plain',
  readDetail: 'plain',
  readThumbnail: 'plain',
  leaveDetail: 'plain',
  act: 'plain',
  pauseAll: 'plain',
  resumeAll: 'plain',
  wantFullSpeed: 'plain',
  showInFolder: 'plain',
  dragOut: 'plain',
  openInDropbox: 'plain',
  openFolder: 'plain',
  adoptFolder: 'plain',
  signInToProxy: 'plain',
  readUpdate: 'plain',
  doUpdate: 'plain',
  readAsked: 'plain',
  decideAsked: 'plain',
  copyDetails: 'plain',
  openRowMenu: 'plain',
  readSetUp: 'plain',
  checkServer: 'plain',
  signIn: 'plain',
  signOut: 'plain',
  chooseFolder: 'plain',
  finishSetUp: 'plain',
  beginSetUp: 'plain',
  startAgain: 'plain',
  readSettings: 'plain',
  changeSettings: 'plain',
  chooseFurtherFolder: 'plain',
  addFurtherFolder: 'plain',
  changeFurtherFolder: 'plain',
  readFolderWaiting: 'plain',
  removeFurtherFolder: 'plain',
  openPage: 'plain',
  addFiles: 'files',
  undoAdd: 'plain',
  takeBack: 'plain',
  readSent: 'plain',
  readSentDays: 'plain',
  actOnSent: 'plain',
  openSentMenu: 'plain',
  exportSent: 'plain',
  askWhy: 'files',
  askWhyOfRow: 'plain',
  chooseAndAskWhy: 'plain',
  copyWhy: 'plain',
  readItReport: 'plain',
  copyItReport: 'plain',
  readSupportBundle: 'plain',
  saveSupportBundle: 'plain',
} as const

/** How long what is new can be taken back before it is sent, in seconds. */
export const graceSeconds = { most: 60, usual: 0 } as const

/** How many files above the size of a link are sent at once: from one to four. */
export const largeFilesAtOnce = { most: 4, usual: 2 } as const

/** What the window may ask of main; main answers each. */
export type RequestName = keyof typeof requestKinds

/** What main tells the window without being asked. */
export const eventNames = ['report', 'command'] as const
export type EventName = (typeof eventNames)[number]

/** The channel of a request or an event between the processes. */
export function channelOf(name: RequestName | EventName): string {
  return `outbox:${name}`
}

/** Which notices a person wants to see outside the window, in the order in which they are offered. */
export const noticeLevels = ['all', 'attention', 'none'] as const
export type NoticeLevel = (typeof noticeLevels)[number]

/** What becomes of a newer version: nothing; a person is told and chooses; it is loaded, and installed when Outbox ends. */
export const updateModes = ['off', 'notify', 'auto'] as const
/** The next thing a person can do about a newer version. */
export const updateSteps = ['check', 'download', 'restart'] as const
export type UpdateStep = (typeof updateSteps)[number]
export type UpdateMode = (typeof updateModes)[number]

/** The list nobody has narrowed or sorted. */
export const usualList = { group: 'all', search: '', sort: 'turn', descending: false } as const

/** Columns of the list of files, by what they sort by. */
export const columnKeys = ['name', 'status', 'size', 'added', 'finished', 'tries', 'destination'] as const
export type ColumnKey = (typeof columnKeys)[number]

/** How wide a column may be made, in rem. */
export const columnRem = { least: 3, most: 120 } as const

// Limits. Whoever sends keeps them; the parsers of the contract refuse what is beyond.

export const mostRowsPerPage = 200
/** Beyond it the window is made to read anew. */
export const mostRowsPerReport = 400
export const mostRowsPerAction = 10_000
/** Files that are dragged into another program at once. */
export const mostRowsDragged = 100
/** Details of more rows at once are of no use to anybody. */
export const mostRowsCopied = 100
/** Rows of the history in one page. */
export const mostSentPerPage = 200
/** Days of the history that are drawn. */
export const daysShown = 30
/** Days that a file which was sent stays in the history. */
export const leastHistoryDays = 1
export const mostHistoryDays = 36_500
export const longestSearch = 256
/** Letters of a small picture, as a data URL. */
export const mostThumbnailText = 600_000
export const mostNotices = 20
/** Minutes whose speed is shown. */
export const mostRates = 60
export const mostFindings = 20
/** Names of files that are in a folder already. */
export const mostExamples = 20
/** Dropped at once; a folder is one of them, whatever is in it. */
export const mostFilesDropped = 1_000
/** Sentences about what was dropped and not copied. */
export const mostFilesRefused = 20
export const mostIgnorePatterns = 100
/** Watched folders beside the first. */
export const mostFurtherFolders = 15
export const longestFolder = 8_192
/** Of a folder in Dropbox. */
export const longestInto = 1_024
export const longestIgnorePattern = 255
export const longestServerAddress = 2_048
export const longestKey = 4_096

/** The longest name, and the longest password, that a proxy is told. */
export const longestLogin = 256
