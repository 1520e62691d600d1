// The one contract between the window and the main process: to every name of `ipc-channels.ts` the parser of what goes in and
// of what comes back, or of what an event brings. Main's handlers and the type of `window.outbox` follow from it.
import { z } from 'zod'
import { appStateSchema } from './ipc-app-state.ts'
import {
  longestLogin,
  mostFilesDropped,
  mostFilesRefused,
  mostRowsCopied,
  mostRowsDragged,
  mostRowsPerAction,
  mostRowsPerReport,
  mostThumbnailText,
  updateSteps,
} from './ipc-channels.ts'
import type { EventName, RequestName } from './ipc-channels.ts'
import {
  existingChoices,
  folderChoiceSchema,
  furtherChangeSchema,
  furtherChoiceSchema,
  furtherEndSchema,
  furtherEntrySchema,
  knownIntoSchema,
  serverEntrySchema,
  serverFindingsSchema,
  setUpDraftSchema,
  setUpEndSchema,
  signInAskSchema,
  waitingSchema,
} from './ipc-setup.ts'
import { askedAnswers, mostAskedParts, type AskedFiles } from '../rows/files-asked.ts'
import {
  exportAskSchema,
  exportEndSchema,
  sentActEnds,
  sentActSchema,
  sentAskSchema,
  sentDaysSchema,
  sentPageSchema,
  sentRefSchema,
  whyShownSchema,
} from './ipc-history.ts'
import { itReportKinds, itReportSchema } from './ipc-reports.ts'
import { pauseLengths } from '../rows/queue-actions.ts'
import { rowActions } from '../rows/row-actions.ts'
import { settingsChangeSchema, shownSettingsSchema } from './settings.ts'
import { detailSchema, pageQuerySchema, pageSchema, rowIdSchema, windowRowSchema } from './ipc-rows.ts'

const nothing = z.undefined()
const noReply = z.void()

/** No folder's name is longer on any system. */
const longestSegment = 1_024
const askedPartSchema = z.strictObject({ name: z.string(), files: z.int(), bytes: z.number() })
const askedFilesSchema = z.strictObject({
  files: z.int(),
  bytes: z.number(),
  folders: z.array(askedPartSchema).max(mostAskedParts),
  types: z.array(askedPartSchema).max(mostAskedParts),
  moreFolders: z.int(),
  moreTypes: z.int(),
}) satisfies z.ZodType<AskedFiles>

/** So many files are not sent, and so many copies that Outbox had made of them were removed. */
const takenBackSchema = z.strictObject({ files: z.int(), removed: z.int() })

const thumbnailSchema = z
  .string()
  .max(mostThumbnailText)
  .regex(/^data:image\/png;base64,[A-Za-z0-9+/=]*$/)
  .nullable()

const rowsSchema = z.union([z.literal('all'), z.array(rowIdSchema).min(1).max(mostRowsPerAction)])

/** Pages outside, compiled in: the window names them and never passes an address. */
export const outsidePages = ['help', 'source'] as const

type RequestSchemas<Input extends z.ZodType, Reply extends z.ZodType> = { readonly input: Input; readonly reply: Reply }

function request<Input extends z.ZodType, Reply extends z.ZodType>(
  input: Input,
  reply: Reply,
): RequestSchemas<Input, Reply> {
  return { input, reply }
}

export const requests = {
  /** The state of the app, and the number of the last report that is already part of it. */
  readApp: request(nothing, z.strictObject({ sequence: z.int(), app: appStateSchema })),
  /** A page of the list. Main remembers it and tells of changes in it until the next page is asked for. */
  readPage: request(pageQuerySchema, pageSchema),
  /** One upload with its history; null when it is not there any more. Changes of it are told until `leaveDetail`. */
  readDetail: request(rowIdSchema, detailSchema.nullable()),
  /** A small picture of an image file, as a data URL with a PNG; null where there is none, or none is wanted. */
  readThumbnail: request(rowIdSchema, thumbnailSchema),
  leaveDetail: request(nothing, noReply),
  act: request(z.strictObject({ action: z.enum(rowActions), rows: rowsSchema }), noReply),
  pauseAll: request(z.enum(pauseLengths), noReply),
  resumeAll: request(nothing, noReply),
  /** No limit for one hour; false: what is set holds again. */
  wantFullSpeed: request(z.boolean(), noReply),
  showInFolder: request(rowIdSchema, noReply),
  /** The person drags these files out of the window: the system takes over. */
  dragOut: request(z.array(rowIdSchema).min(1).max(mostRowsDragged), noReply),
  /** The page of Dropbox that shows this file, in the browser; nothing where its place is not known. */
  openInDropbox: request(rowIdSchema, noReply),
  openFolder: request(nothing, noReply),
  /** A person says that the folder which stands at a watched path now is the one; '' is the first folder. */
  adoptFolder: request(z.union([z.literal(''), knownIntoSchema]), noReply),
  /** What the proxy that wants a name and a password is told. Never answered back. */
  signInToProxy: request(
    z.strictObject({ name: z.string().min(1).max(longestLogin), password: z.string().max(longestLogin) }),
    z.enum(['kept', 'in_memory', 'not_saved', 'not_wanted']),
  ),
  /** What can be done about a newer Outbox: the next step here, or none; and who brings newer versions, in a sentence. */
  readUpdate: request(nothing, z.strictObject({ step: z.enum(updateSteps).nullable(), who: z.string() })),
  /** Nothing happens where another step is the next one by now. */
  doUpdate: request(z.enum(updateSteps), noReply),
  /** What a person is asked about before it is sent: very many files that came at once. */
  readAsked: request(nothing, askedFilesSchema),
  /** The answer: about all of them, or about those in one folder of the watched one. */
  decideAsked: request(
    z.strictObject({ answer: z.enum(askedAnswers), below: z.string().min(1).max(longestSegment).nullable() }),
    noReply,
  ),
  /** Puts what IT needs to know of these uploads on the clipboard. */
  copyDetails: request(z.array(rowIdSchema).min(1).max(mostRowsCopied), noReply),
  /** Opens the system's menu for these rows at the pointer. */
  openRowMenu: request(z.array(rowIdSchema).min(1).max(mostRowsPerAction), noReply),
  readSetUp: request(nothing, setUpDraftSchema),
  /** An empty key means the one at hand. */
  checkServer: request(serverEntrySchema, serverFindingsSchema),
  signIn: request(signInAskSchema, serverFindingsSchema),
  /** Asks the person once. A sentence about what became of it; null where they stay signed in, or nobody was. */
  signOut: request(nothing, z.string().max(1_000).nullable()),
  /** The system's dialog; null when it was left without a choice. */
  chooseFolder: request(nothing, folderChoiceSchema.nullable()),
  /** Begins with the server that was checked and the folder that was chosen last. */
  finishSetUp: request(z.enum(existingChoices), setUpEndSchema),
  /** Back to the set-up, to choose another server or folder. Uploads go on until it is finished. */
  beginSetUp: request(nothing, noReply),
  /** After `stopped`: another start. */
  startAgain: request(nothing, noReply),
  readSettings: request(nothing, shownSettingsSchema),
  changeSettings: request(settingsChangeSchema, shownSettingsSchema),
  /** The system's dialog for one more folder to watch; null when it was left without a choice. */
  chooseFurtherFolder: request(nothing, furtherChoiceSchema.nullable()),
  /** Watches the folder that was chosen last. */
  addFurtherFolder: request(furtherEntrySchema, furtherEndSchema),
  changeFurtherFolder: request(furtherChangeSchema, furtherEndSchema),
  /** What waits in it, for whoever thinks about removing it. */
  readFolderWaiting: request(knownIntoSchema, waitingSchema),
  /** It is not watched any more. Nothing is removed from the disk or from Dropbox. */
  removeFurtherFolder: request(knownIntoSchema, furtherEndSchema),
  openPage: request(z.enum(outsidePages), noReply),
  /** Copies into the watched folder what was dropped on the window. The preload script fills in where the files are. */
  addFiles: request(
    // Empty when nothing of it is a file: a picture dragged out of a browser.
    z.array(z.string().min(1).max(8192)).max(mostFilesDropped),
    z.strictObject({ added: z.int(), undo: z.int().nullable(), refused: z.array(z.string()).max(mostFilesRefused) }),
  ),
  /** A page of the history of what was sent. */
  readSent: request(sentAskSchema, sentPageSchema),
  /** What was sent on each of the last days, the oldest first; empty while it cannot be read. */
  readSentDays: request(nothing, sentDaysSchema),
  actOnSent: request(sentActSchema, z.enum(sentActEnds)),
  /** Opens the system's menu for this row of the history at the pointer. */
  openSentMenu: request(sentRefSchema, noReply),
  /** Asks where to save, and writes what the filter finds. */
  exportSent: request(exportAskSchema, exportEndSchema),
  /** Why the first of these files was not sent; null when it is no file of this computer. Paths come from the preload script. */
  askWhy: request(z.array(z.string().min(1).max(8192)).max(mostFilesDropped), whyShownSchema.nullable()),
  /** The same about a row of the list; null when it is not there any more. */
  askWhyOfRow: request(rowIdSchema, whyShownSchema.nullable()),
  /** The same about a file that is chosen in the system's dialog; null when that was left. */
  chooseAndAskWhy: request(nothing, whyShownSchema.nullable()),
  /** Puts the last answer on the clipboard. */
  copyWhy: request(nothing, noReply),
  /** What IT wants to know of this computer. */
  readItReport: request(z.enum(itReportKinds), itReportSchema),
  /** Puts it on the clipboard; answers what to say of it. */
  copyItReport: request(z.enum(itReportKinds), z.string()),
  /** All that IT needs to know of this computer, as one text; true: with the names of files and folders. Nothing is sent. */
  readSupportBundle: request(z.boolean(), z.string()),
  /** Asks where to save the text that was read last, and answers what to say of it; null when the dialog was left. */
  saveSupportBundle: request(nothing, z.string().nullable()),
  /** Takes one `addFiles` back, as far as it was not sent. */
  undoAdd: request(z.int(), takenBackSchema),
  /** Takes back what came together, by its number in the overview. */
  takeBack: request(z.int(), takenBackSchema),
} as const satisfies Record<RequestName, RequestSchemas<z.ZodType, z.ZodType>>

export type Requests = typeof requests
export type RequestInput<Name extends RequestName> = z.infer<Requests[Name]['input']>
export type RequestReply<Name extends RequestName> = z.infer<Requests[Name]['reply']>

/** What main must be able to answer: one handler a request, with parsed input. */
export type Handlers = {
  readonly [Name in RequestName]: (input: RequestInput<Name>) => RequestReply<Name> | Promise<RequestReply<Name>>
}

/** A change since the report with the number before. After a gap the window reads anew. */
export const reportSchema = z.strictObject({
  sequence: z.int().min(1),
  /** null: as before. */
  app: appStateSchema.nullable(),
  /** Rows that changed, of those the window looks at. */
  rows: z.array(windowRowSchema).max(mostRowsPerReport),
  /** The version of the list by now; another than the page's means that rows came, went or moved. */
  version: z.int().min(0),
})
export type WindowUpdate = z.infer<typeof reportSchema>

/** What a menu or the tray wants of the window. */
export const windowCommands = [
  'show_queue',
  'show_settings',
  'show_history',
  'search',
  'select_all',
  'show_detail',
  'ask_why',
  'ask_about_file',
  'show_effective_settings',
  'show_support_bundle',
  // The settings may be other ones: a page that shows them reads them anew.
  'settings_changed',
] as const
export type WindowCommand = (typeof windowCommands)[number]

export const events = {
  report: reportSchema,
  command: z.enum(windowCommands),
} as const satisfies Record<EventName, z.ZodType>

export type Events = typeof events
export type EventData<Name extends EventName> = z.infer<Events[Name]>

/** A `File` of the browser, as far as this contract needs to know it. */
export type DroppedFile = { readonly name: string; readonly size: number }

/** Requests whose input the window does not give as it is: files stand for their paths, which only the preload script sees. */
type Given<Name extends RequestName> = Name extends 'addFiles' | 'askWhy' ? readonly DroppedFile[] : RequestInput<Name>

/** `window.outbox`. Each `on…` answers how to stop listening. */
export type Bridge = {
  readonly [Name in RequestName]: undefined extends Given<Name>
    ? () => Promise<RequestReply<Name>>
    : (input: Given<Name>) => Promise<RequestReply<Name>>
} & {
  readonly on: <Name extends EventName>(name: Name, listener: (data: EventData<Name>) => void) => () => void
}
