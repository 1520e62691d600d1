// The contract between Outbox and a company's server: three routes, their shapes, their refusals. Both sides parse with
// these schemas; every other shape is refused. docs/company-server.md says the same in prose.
import { z } from 'zod'

/** 64 lower-case hex digits: Dropbox's content hash. */
export const contentHashSchema = z.string().regex(/^[0-9a-f]{64}$/)

/** UTC, whole seconds, literal Z: the only form Dropbox takes. */
const timestampSchema = z
  .string()
  .length(20)
  .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/)

/** Longer than any path Dropbox keeps, short enough to refuse nonsense early. */
const relativePathSchema = z.string().min(1).max(4096)

const sizeSchema = z.int().min(0)

/** A full path in Dropbox, as the server tells it: what begins otherwise is a name, or a way from a folder nobody knows. */
export const dropboxPathSchema = z.string().max(8192).regex(/^\//u)

/** Dropbox's revision of a file; empty where the server keeps none. */
export const revisionSchema = z.string().max(256)

/** A text that only the server can make and read: it gave this device a link for these bytes at this place. */
export const receiptSchema = z.string().regex(/^[\w.~-]{1,256}$/)

/** A digest that stays the same as long as files go to the same Dropbox account and the same root in it. */
const accountIdSchema = z.string().regex(/^[\w-]{8,128}$/)

export const linkRequestSchema = z.strictObject({
  path: relativePathSchema,
  size: sizeSchema,
  contentHash: contentHashSchema,
  clientModified: timestampSchema.nullable(),
  /** What this very file last stored; null when it never did. */
  replaces: contentHashSchema.nullable(),
  /** Where in Dropbox that was stored, as the server told it; left out when it is not known. */
  replacesAt: z.string().min(1).max(8192).optional(),
  /** The server's receipt for it; left out when there is none. */
  receipt: receiptSchema.optional(),
})

/**
 * Which question this answers. HTTP promises an order of answers, and a proxy that mixes connections up breaks it; a
 * client refuses an answer to another question. `key` is the request's Idempotency-Key.
 */
const askedSchema = z.object({
  path: relativePathSchema,
  contentHash: contentHashSchema,
  key: z.string().max(255).nullable(),
})

/** What time it is at the server as it answers: a proxy may write the Date of an answer anew, by its own clock. */
export const serverTimeSchema = z.iso.datetime({ offset: true })

/** What every answer about one file may say beside its own. Left out by simple servers. */
export const aboutSchema = {
  asked: askedSchema.optional(),
  /** The Dropbox behind the answer: see `accountId` of `/v1/me`. */
  accountId: accountIdSchema.optional(),
  serverTime: serverTimeSchema.optional(),
}

export const linkReplySchema = z.discriminatedUnion('kind', [
  z.object({
    ...aboutSchema,
    kind: z.literal('link'),
    url: z.string().max(2048),
    expiresAt: z.iso.datetime({ offset: true }),
    /** Where in Dropbox the link leads. */
    path: dropboxPathSchema.optional(),
    receipt: receiptSchema.optional(),
  }),
  z.object({
    ...aboutSchema,
    kind: z.literal('stored'),
    path: dropboxPathSchema,
    rev: revisionSchema,
    receipt: receiptSchema.optional(),
  }),
])

export const checkRequestSchema = z.strictObject({
  path: relativePathSchema,
  size: sizeSchema,
  contentHash: contentHashSchema,
})

/** Why a send was refused, as far as the server can find out. */
export const diagnosisCodes = [
  'name_taken',
  'name_not_allowed',
  'dropbox_full',
  'folder_read_only',
  'folder_name_taken',
  'not_allowed',
  'dropbox_busy',
  'too_large',
] as const

export const checkReplySchema = z.discriminatedUnion('kind', [
  z.object({
    ...aboutSchema,
    kind: z.literal('present'),
    path: dropboxPathSchema,
    rev: revisionSchema,
    receipt: receiptSchema.optional(),
  }),
  z.object({ ...aboutSchema, kind: z.literal('absent'), diagnosis: z.enum(diagnosisCodes).nullable() }),
  z.object({ ...aboutSchema, kind: z.literal('unknown') }),
])

export const meReplySchema = z.object({
  device: z.string().max(256),
  base: z.string().max(4096),
  /** What people call the device, where that is another word: `kim (FRONTDESK-3)`. It may change; `device` does not. */
  shownAs: z.string().max(256).optional(),
  directMaxBytes: z.int().min(0),
  /** Largest file that goes through a relay (relay-api.ts); left out by a server without relays. */
  relayMaxBytes: z.int().min(0).optional(),
  /** Programs before this version are not served: they keep their files until they are updated. */
  minimumVersion: z.string().max(64).optional(),
  accountId: accountIdSchema.optional(),
  serverTime: serverTimeSchema.optional(),
})

/** Every refusal code of the reference server, with the status it comes with. */
export const problemCodes = {
  bad_request: 400, // not JSON, or not the shape above
  sign_in_needed: 401, // no token, or one that is not known
  not_allowed: 403, // this device may not do that
  not_found: 404, // no such route
  method_not_allowed: 405,
  name_taken: 409, // something else is there, and the rule is to refuse
  too_large: 413, // above directMaxBytes
  unsupported_media_type: 415, // the body is not application/json
  name_not_allowed: 422, // Dropbox cannot keep this name, or it would leave the device's folder
  folder_read_only: 422,
  idempotency_mismatch: 422, // the same Idempotency-Key with another body
  too_many_requests: 429,
  head_too_long: 431, // of the request: a person's token has too many groups in it
  internal: 500,
  dropbox_error: 502, // Dropbox answered something nobody can use
  dropbox_sign_in: 503, // the server's own Dropbox credential does not work
  dropbox_busy: 503, // Dropbox asked the server to slow down
  database_away: 503, // the database of the server cannot be used now
  dropbox_full: 507,
  dropbox_unreachable: 504,
} as const

export type ProblemCode = keyof typeof problemCodes

/** RFC 9457. Unknown members are dropped; `title` and `detail` are for logs, never shown raw to a person. */
export const problemSchema = z.object({
  type: z.string().max(1024).optional(),
  title: z.string().max(1024).optional(),
  status: z.int().optional(),
  detail: z.string().max(4096).optional(),
  code: z.string().max(64),
  asked: askedSchema.optional(),
  /** With `too_large` of a link: relays take files up to this size. */
  relayMaxBytes: z.int().min(0).optional(),
})

export type LinkRequest = z.infer<typeof linkRequestSchema>
export type LinkReply = z.infer<typeof linkReplySchema>
export type CheckRequest = z.infer<typeof checkRequestSchema>
export type CheckReply = z.infer<typeof checkReplySchema>
export type Asked = z.infer<typeof askedSchema>
export type MeReply = z.infer<typeof meReplySchema>
export type Problem = z.infer<typeof problemSchema>
export type DiagnosisCode = (typeof diagnosisCodes)[number]
