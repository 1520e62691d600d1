// The history in the window: what is asked of it, what a row shows, and the answer to "why was this file not sent?".
import { z } from 'zod'
import { daysShown, longestSearch, mostSentPerPage } from './ipc-channels.ts'
import { exportFormats, originals, sentActions, sentHows } from '../rows/sent-file.ts'

const timeSchema = z.number()

/** Which rows: as a person typed it, and a span of time; '' and null for all. */
export const sentFilterSchema = z.strictObject({
  search: z.string().max(longestSearch),
  fromMs: timeSchema.nullable(),
  toMs: timeSchema.nullable(),
})
export type SentFilter = z.infer<typeof sentFilterSchema>

/** `before`: the `next` of the page before; null for the newest. */
export const sentAskSchema = z.strictObject({
  filter: sentFilterSchema,
  before: z.int().nullable(),
  most: z.int().min(1).max(mostSentPerPage),
})
export type SentAsk = z.infer<typeof sentAskSchema>

/** Names a row: its number and its moment, so that a history which began anew gives no other file under the number. */
export const sentRefSchema = z.strictObject({ id: z.int().min(1), sentAtMs: timeSchema })
export type SentRef = z.infer<typeof sentRefSchema>

const text = z.string().max(8192)

/** A file that was sent, as it is shown: no path of it is ever used again. */
export const sentItemSchema = z.strictObject({
  id: z.int().min(1),
  name: text,
  /** The folder in the watched one ('' at its top), or the absolute one of a file that was sent by name. */
  where: text,
  /** The watched folder; null for a file that was sent by name. */
  folder: text.nullable(),
  sizeBytes: z.number(),
  contentHash: z.string().max(128),
  how: z.enum(sentHows),
  destination: text.nullable(),
  /** The place has a page of Dropbox that can be opened. */
  canOpen: z.boolean(),
  rev: z.string().max(256).nullable(),
  addedAtMs: timeSchema,
  sentAtMs: timeSchema,
  tries: z.int().nullable(),
  device: text.nullable(),
  server: text.nullable(),
  account: text.nullable(),
  original: z.enum(originals),
})
export type SentItem = z.infer<typeof sentItemSchema>

const refusedSchema = z.strictObject({
  kind: z.literal('refused'),
  code: z.string().max(64),
  text: z.string().max(2048),
})

export const sentPageSchema = z.discriminatedUnion('kind', [
  /** Newest first; `next` is null at the end. */
  z.strictObject({
    kind: z.literal('page'),
    rows: z.array(sentItemSchema).max(mostSentPerPage),
    next: z.int().nullable(),
  }),
  refusedSchema,
])
export type SentPage = z.infer<typeof sentPageSchema>

/** Days of this computer, each by its start. */
export const sentDaysSchema = z
  .array(z.strictObject({ startMs: timeSchema, files: z.int(), bytes: z.number() }))
  .max(daysShown)
export type SentDays = z.infer<typeof sentDaysSchema>

/** `not_there`: the file is not at its place on this computer any more. `no_row`: the history does not have it any more. */
export const sentActEnds = ['done', 'not_there', 'no_row'] as const
export type SentActEnd = (typeof sentActEnds)[number]

export const sentActSchema = z.strictObject({ action: z.enum(sentActions), row: sentRefSchema })

export const exportAskSchema = z.strictObject({ filter: sentFilterSchema, format: z.enum(exportFormats) })
export type ExportAsk = z.infer<typeof exportAskSchema>

export const exportEndSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('saved'), files: z.int().min(0), shown: text }),
  /** The dialog was left without a choice. */
  z.strictObject({ kind: z.literal('left') }),
  refusedSchema,
])
export type ExportEnd = z.infer<typeof exportEndSchema>

/** Why one file was not sent, or where it is, and the one thing to do. */
export const whyShownSchema = z.strictObject({
  name: text,
  what: z.string().max(20_000),
  todo: z.string().max(20_000),
})
export type WhyShown = z.infer<typeof whyShownSchema>
