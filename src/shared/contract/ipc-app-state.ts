// What the window shows beside its rows: the phase of the app's life, the sentence about all files and the numbers.
import { z } from 'zod'
import { mostFurtherFolders, mostNotices, mostRates } from './ipc-channels.ts'
import { degradedReasons } from '../degraded.ts'
import { blockedReasons, pauseReasons, waitingReasons } from '../reasons.ts'
import { rootStates } from '../root-state.ts'
import { shownSpeedSchema } from './speed.ts'
import { groupCountsSchema } from './ipc-rows.ts'
import { keystoreNames } from '../words/locked-words.ts'
import type { QueueFacts } from '../words/upload-words.ts'

const timeSchema = z.number()

const factsSchema = z.strictObject({
  paused: z.enum(pauseReasons).nullable(),
  /** When a pause ends by itself; null for one without an end. */
  pausedUntilMs: timeSchema.nullable(),
  folder: z.enum(rootStates),
  ledgerTrouble: z.enum(waitingReasons).nullable(),
  hold: z.strictObject({ reason: z.enum([...waitingReasons, ...blockedReasons]), untilMs: timeSchema }).nullable(),
  waiting: z.int(),
  heldBack: z.int(),
  asked: z.strictObject({ files: z.int(), bytes: z.number() }),
  sending: z.int(),
  isReconnecting: z.literal(true).exactOptional(),
  blocked: z.int(),
  done: z.int(),
}) satisfies z.ZodType<QueueFacts>

/** How far everything is that was on its way since the queue was last at rest. */
export const progressSchema = z.strictObject({
  filesDone: z.int(),
  filesAll: z.int(),
  bytesDone: z.number(),
  bytesAll: z.number(),
  /** null while nothing moves or too little moved to tell. */
  bytesPerSecond: z.number().nullable(),
  /** An honest range; null as long as none can be given. */
  left: z.strictObject({ leastMs: z.number(), mostMs: z.number() }).nullable(),
})
export type Progress = z.infer<typeof progressSchema>

export const overviewSchema = z.strictObject({
  facts: factsSchema,
  /** All rows there are, by group. */
  counts: groupCountsSchema,
  /** Sent files that are in Dropbox under another name than their own. */
  copies: z.int().min(0),
  progress: progressSchema.nullable(),
  /** Why not all changes are heard at once, so that the folder is scanned every minute; null: all are. */
  degraded: z.enum(degradedReasons).nullable(),
  unreadableFolders: z.int(),
  /** Each watched folder, by the folder in Dropbox that its files go into; '' is the first one. */
  folders: z.array(z.strictObject({ into: z.string(), state: z.enum(rootStates) })).max(mostFurtherFolders + 1),
  /** What was in a folder before it was watched is being told from what comes. */
  isFirstLook: z.boolean(),
  speed: shownSpeedSchema,
  /** What came together last and can be taken back until its time, in the computer's clock; null for nothing. */
  batch: z.strictObject({ id: z.int(), files: z.int(), untilMs: timeSchema }).nullable(),
  /** Bytes a second in each minute of the last hour, the newest last; fewer when it has not run for so long. */
  rates: z.array(z.number()).max(mostRates),
})
export type Overview = z.infer<typeof overviewSchema>

/** Where files come from and go to, as it is shown: never used as a path. */
const placeSchema = z.strictObject({
  folder: z.string(),
  /** Those beside it, and the folders in Dropbox that their files go into. */
  further: z.array(z.strictObject({ folder: z.string(), into: z.string() })).max(mostFurtherFolders),
  server: z.string(),
  device: z.string().nullable(),
  base: z.string().nullable(),
})
export type Destination = z.infer<typeof placeSchema>

export const phaseSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('starting') }),
  /** The device key lies in a key store that is not open yet. */
  z.strictObject({ kind: z.literal('locked'), keystore: z.enum(keystoreNames) }),
  /** Nothing is watched yet: a person chooses server and folder. */
  z.strictObject({ kind: z.literal('set_up') }),
  z.strictObject({ kind: z.literal('running'), place: placeSchema, overview: overviewSchema }),
  /** The uploader could not start, or a fault ended it. Code for IT, text for people. */
  z.strictObject({ kind: z.literal('stopped'), code: z.string(), text: z.string() }),
])
export type Phase = z.infer<typeof phaseSchema>

export const appStateSchema = z.strictObject({
  phase: phaseSchema,
  /** What a person should know although all goes on: damaged records, unsafe folders. Whole sentences. */
  notices: z.array(z.string().max(2048)).max(mostNotices),
})
export type AppState = z.infer<typeof appStateSchema>
