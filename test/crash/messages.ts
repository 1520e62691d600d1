// What the test and the uploader's process say to each other.
import { z } from 'zod'
import { insidePoints, movingPoints } from './points.ts'
import { afterUploads } from '#shared/sent/original.ts'

const pointSchema = z.enum([...insidePoints, ...movingPoints].map(({ name }) => name))
const armingSchema = z.strictObject({ point: pointSchema, hit: z.int().min(1) })

/** A fault planted around the uploader's ports, to see that the rig finds it. */
export const plantSchema = z.enum([
  'acts before it has saved',
  'forgets what is under way',
  'believes that what it sent has arrived',
  'forgets what it has stored',
])
export type Plant = z.infer<typeof plantSchema>

/** The process's only argument, as JSON. */
export const orderSchema = z.strictObject({
  folder: z.string(),
  server: z.string(),
  token: z.string(),
  data: z.string(),
  arming: armingSchema.nullable(),
  plant: plantSchema.nullable(),
  afterUpload: z.enum(afterUploads),
})
export type Order = z.infer<typeof orderSchema>

export const requestSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('arm'), ...armingSchema.shape }),
  /** Look at the folder, and tell when everything is at rest. */
  z.strictObject({ kind: z.literal('settle') }),
  z.strictObject({ kind: z.literal('stop') }),
])
export type Request = z.infer<typeof requestSchema>

const recordSchema = z.strictObject({
  path: z.string(),
  stored: z.string().nullable(),
  unconfirmed: z.string().nullable(),
})
/** What the ledger holds of one upload. */
export type LedgerRecord = z.infer<typeof recordSchema>

const rowSchema = z.strictObject({ path: z.string(), state: z.string(), reason: z.string().nullable() })
export type Row = z.infer<typeof rowSchema>

export const reportSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('loaded'), records: z.array(recordSchema) }),
  z.strictObject({ kind: z.literal('started'), notices: z.array(z.string()) }),
  z.strictObject({ kind: z.literal('refused'), because: z.string() }),
  z.strictObject({ kind: z.literal('alarm'), text: z.string() }),
  z.strictObject({ kind: z.literal('rest'), ending: z.string(), rows: z.array(rowSchema) }),
])
export type Report = z.infer<typeof reportSchema>
