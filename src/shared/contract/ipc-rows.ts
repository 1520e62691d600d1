// The rows of the window: what one row shows, and how the window asks for a page of them.
import { z } from 'zod'
import { columnKeys, longestSearch, mostRowsPerPage } from './ipc-channels.ts'
import { blockedReasons, personActions, waitingReasons } from '../reasons.ts'
import { rowFilters, rowGroups } from '../rows/row-groups.ts'
import type { GroupCounts } from '../rows/row-groups.ts'
import { moveTos, stayReasons } from '../sent/original.ts'
import { intents } from '../upload.ts'
import type { SendStep } from '../rows/send-progress.ts'
import { rowStates } from '../rows/upload-row.ts'
import type { ExcludedRow, UploadRow } from '../rows/upload-row.ts'

const originalSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('due'), to: z.enum(moveTos) }),
  z.strictObject({ kind: z.literal('stays'), because: z.enum(stayReasons) }),
  z.strictObject({ kind: z.literal('moved'), to: z.enum(moveTos), where: z.string().max(8192).nullable() }),
])

export const sendStepSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('rereading'), readBytes: z.number(), ofBytes: z.number() }),
  z.strictObject({ kind: z.literal('reconnecting') }),
  z.strictObject({ kind: z.literal('waiting_for_room') }),
  z.strictObject({ kind: z.literal('finishing') }),
  z.strictObject({ kind: z.literal('answer_awaited') }),
]) satisfies z.ZodType<SendStep>

const uploadRowSchema = z.strictObject({
  path: z.string().max(8192),
  state: z.enum(rowStates),
  reason: z.enum([...waitingReasons, ...blockedReasons]).nullable(),
  nextTryAt: z.iso.datetime().nullable(),
  action: z.enum(personActions).nullable(),
  inFolder: z.boolean(),
  sizeBytes: z.number().nullable(),
  limitBytes: z.number().nullable(),
  contentHash: z.string().max(64).nullable(),
  sentBytes: z.number().nullable(),
  bytesPerSecond: z.number().exactOptional(),
  arrivedBytes: z.number().exactOptional(),
  step: sendStepSchema.exactOptional(),
  destination: z.string().max(8192).nullable(),
  original: originalSchema.exactOptional(),
}) satisfies z.ZodType<UploadRow>

const excludedRowSchema = z.strictObject({
  path: z.string().max(8192),
  state: z.literal('excluded'),
  rule: z.string().max(1024),
  isByPolicy: z.boolean().exactOptional(),
}) satisfies z.ZodType<ExcludedRow>

/** Names a row for as long as the app runs. The window knows files by it and never sends a path. */
export const rowIdSchema = z.int().min(1)

export const windowRowSchema = z.strictObject({
  id: rowIdSchema,
  group: z.enum(rowGroups),
  row: z.union([uploadRowSchema, excludedRowSchema]),
  intent: z.enum(intents),
  /** When it was first seen; null for a file that a rule keeps out. */
  addedAtMs: z.number().nullable(),
  /** When it was proved to be in Dropbox. */
  finishedAtMs: z.number().nullable(),
  /** Failed tries in a row. */
  failures: z.int().min(0),
})
export type WindowRow = z.infer<typeof windowRowSchema>

/** `turn`: next to be sent first, newest sent first. The other orders are the columns of the list. */
export const sortKeys = ['turn', ...columnKeys] as const
export type SortKey = (typeof sortKeys)[number]

export const listQuerySchema = z.strictObject({
  /** One group, or all that are not left out. */
  group: z.enum(rowFilters),
  /** Finds names and folders that contain each of its words; '' finds all. */
  search: z.string().max(longestSearch),
  sort: z.enum(sortKeys),
  descending: z.boolean(),
})
export type ListQuery = z.infer<typeof listQuerySchema>

/** A window onto the list: rows from `offset` on, groups one after the other. */
export const pageQuerySchema = z.strictObject({
  list: listQuerySchema,
  offset: z.int().min(0),
  most: z.int().min(1).max(mostRowsPerPage),
})
export type PageQuery = z.infer<typeof pageQuerySchema>

export const groupCountsSchema = z.record(z.enum(rowGroups), z.int().min(0)) satisfies z.ZodType<GroupCounts>

export const pageSchema = z.strictObject({
  /** Raised whenever rows came, went or moved in this list. */
  version: z.int().min(0),
  /** Rows in the list, by group; groups that were not asked for hold none. */
  counts: groupCountsSchema,
  offset: z.int().min(0),
  rows: z.array(windowRowSchema).max(mostRowsPerPage),
})
export type Page = z.infer<typeof pageSchema>

/** One line of what became of a file. `code` is for IT. */
export const timelineEntrySchema = z.strictObject({
  atMs: z.number(),
  text: z.string().max(2048),
  code: z.string().max(64).nullable(),
})
export type TimelineEntry = z.infer<typeof timelineEntrySchema>

export const detailSchema = z.strictObject({
  row: windowRowSchema,
  /** Newest first. */
  timeline: z.array(timelineEntrySchema).max(500),
})
export type Detail = z.infer<typeof detailSchema>
