// The one contract between the window and the main process: every ask of the window with the parser of what goes in and
// of what comes back, and everything main tells. Main's handlers, the preload script and `window.outbox` follow from it.
import { z } from 'zod'
import { appStateSchema } from './ipc-app-state.ts'
import {
  existingChoices,
  folderChoiceSchema,
  serverEntrySchema,
  serverFindingsSchema,
  setUpDraftSchema,
  setUpEndSchema,
} from './ipc-setup.ts'
import { settingsChangeSchema, shownSettingsSchema } from './settings.ts'
import { detailSchema, pageAskSchema, pageSchema, rowIdSchema, windowRowSchema } from './ipc-rows.ts'

const nothing = z.undefined()
const noReply = z.void()

/** What may be done with some uploads. */
export const rowActions = ['retry', 'send_first', 'pause', 'resume', 'skip', 'send_again'] as const
export type RowAction = (typeof rowActions)[number]

export const mostRowsPerAction = 10_000

const rowsSchema = z.union([z.literal('all'), z.array(rowIdSchema).min(1).max(mostRowsPerAction)])

/** How long the whole queue is paused. */
export const pauseLengths = ['one_hour', 'until_tomorrow', 'until_resumed'] as const
export type PauseLength = (typeof pauseLengths)[number]

/** Pages outside, compiled in: the window names them and never passes an address. */
export const outsidePages = ['help', 'source'] as const

type Ask<Input extends z.ZodType, Reply extends z.ZodType> = { readonly input: Input; readonly reply: Reply }

function ask<Input extends z.ZodType, Reply extends z.ZodType>(input: Input, reply: Reply): Ask<Input, Reply> {
  return { input, reply }
}

export const asks = {
  /** The state of the app, and the number of the last report that is already part of it. */
  readApp: ask(nothing, z.strictObject({ sequence: z.int(), app: appStateSchema })),
  /** A page of the list. Main remembers it and tells of changes in it until the next page is asked for. */
  readPage: ask(pageAskSchema, pageSchema),
  /** One upload with its history; null when it is not there any more. Changes of it are told until `leaveDetail`. */
  readDetail: ask(rowIdSchema, detailSchema.nullable()),
  leaveDetail: ask(nothing, noReply),
  act: ask(z.strictObject({ action: z.enum(rowActions), rows: rowsSchema }), noReply),
  pauseAll: ask(z.enum(pauseLengths), noReply),
  resumeAll: ask(nothing, noReply),
  showInFolder: ask(rowIdSchema, noReply),
  openFolder: ask(nothing, noReply),
  /** Puts what IT needs to know of these uploads on the clipboard. */
  copyDetails: ask(z.array(rowIdSchema).min(1).max(100), noReply),
  /** Opens the system's menu for these rows at the pointer. */
  openRowMenu: ask(z.array(rowIdSchema).min(1).max(mostRowsPerAction), noReply),
  readSetUp: ask(nothing, setUpDraftSchema),
  /** An empty key means the one at hand. */
  checkServer: ask(serverEntrySchema, serverFindingsSchema),
  /** The system's dialog; null when it was left without a choice. */
  chooseFolder: ask(nothing, folderChoiceSchema.nullable()),
  /** Begins with the server that was checked and the folder that was chosen last. */
  finishSetUp: ask(z.enum(existingChoices), setUpEndSchema),
  /** Back to the set-up, to choose another server or folder. Uploads go on until it is finished. */
  beginSetUp: ask(nothing, noReply),
  /** After `stopped`: another start. */
  startAgain: ask(nothing, noReply),
  readSettings: ask(nothing, shownSettingsSchema),
  changeSettings: ask(settingsChangeSchema, shownSettingsSchema),
  openPage: ask(z.enum(outsidePages), noReply),
  /** Copies into the watched folder what was dropped on the window. The preload script fills in where the files are. */
  addFiles: ask(
    // Empty when nothing of it is a file: a picture dragged out of a browser.
    z.array(z.string().min(1).max(8192)).max(1000),
    z.strictObject({ added: z.int(), undo: z.int().nullable(), refused: z.array(z.string()).max(20) }),
  ),
  /** Takes back the copies of one `addFiles` that were not sent yet; answers how many it took back. */
  undoAdd: ask(z.int(), z.int()),
} as const

export type Asks = typeof asks
export type AskName = keyof Asks
export type AskInput<Name extends AskName> = z.infer<Asks[Name]['input']>
export type AskReply<Name extends AskName> = z.infer<Asks[Name]['reply']>

/** What main must be able to answer: one handler an ask, with parsed input. */
export type Handlers = {
  readonly [Name in AskName]: (input: AskInput<Name>) => AskReply<Name> | Promise<AskReply<Name>>
}

/** A change since the report with the number before. After a gap the window reads anew. */
export const reportSchema = z.strictObject({
  sequence: z.int().min(1),
  /** null: as before. */
  app: appStateSchema.nullable(),
  /** Rows that changed, of those the window looks at. */
  rows: z.array(windowRowSchema).max(400),
  /** The version of the list by now; another than the page's means that rows came, went or moved. */
  version: z.int().min(0),
})
export type WindowUpdate = z.infer<typeof reportSchema>

/** What a menu or the tray wants of the window. */
export const windowCommands = ['show_queue', 'show_settings', 'search', 'select_all', 'show_detail'] as const

export const tells = {
  report: reportSchema,
  command: z.enum(windowCommands),
} as const

export type Tells = typeof tells
export type TellName = keyof Tells
export type Told<Name extends TellName> = z.infer<Tells[Name]>

/** A `File` of the browser, as far as this contract needs to know it. */
export type DroppedFile = { readonly name: string; readonly size: number }

/** Asks whose input the window does not give as it is: files stand for their paths, which only the preload script sees. */
type Given<Name extends AskName> = Name extends 'addFiles' ? readonly DroppedFile[] : AskInput<Name>

/** `window.outbox`. Each `on…` answers how to stop listening. */
export type Bridge = {
  readonly [Name in AskName]: undefined extends Given<Name>
    ? () => Promise<AskReply<Name>>
    : (input: Given<Name>) => Promise<AskReply<Name>>
} & {
  readonly on: <Name extends TellName>(name: Name, listener: (told: Told<Name>) => void) => () => void
}

/** The channel of an ask or a tell between the processes. */
export function channelOf(name: AskName | TellName): string {
  return `outbox:${name}`
}

export type WindowCommand = (typeof windowCommands)[number]
