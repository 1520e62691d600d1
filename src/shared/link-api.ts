// The contract between Outbox and a company's server: three routes, their shapes, their refusals. Both sides parse with
// these schemas; every other shape is refused. docs/company-server.md says the same in prose.
import { z } from 'zod'

/** 64 lower-case hex digits: Dropbox's content hash. */
export const contentHashSchema = z.string().regex(/^[0-9a-f]{64}$/)

/** UTC, whole seconds, literal Z: the only form Dropbox takes. */
const timestampSchema = z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/)

/** Longer than any path Dropbox keeps, short enough to refuse nonsense early. */
const relativePathSchema = z.string().min(1).max(4096)

const sizeSchema = z.int().min(0)

export const linkRequestSchema = z.strictObject({
  path: relativePathSchema,
  size: sizeSchema,
  contentHash: contentHashSchema,
  clientModified: timestampSchema.nullable(),
  /** What this client last stored at the path. */
  replaces: contentHashSchema.nullable(),
})

export const linkReplySchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('link'), url: z.string().max(2048), expiresAt: z.iso.datetime({ offset: true }) }),
  z.object({ kind: z.literal('stored'), path: z.string().max(8192), rev: z.string().max(256) }),
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
  'not_allowed',
  'dropbox_busy',
  'too_large',
] as const

export const checkReplySchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('present'), path: z.string().max(8192), rev: z.string().max(256) }),
  z.object({ kind: z.literal('absent'), diagnosis: z.enum(diagnosisCodes).nullable() }),
  z.object({ kind: z.literal('unknown') }),
])

export const meReplySchema = z.object({
  device: z.string().max(256),
  base: z.string().max(4096),
  directMaxBytes: z.int().min(0),
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
  internal: 500,
  dropbox_error: 502, // Dropbox answered something nobody can use
  dropbox_sign_in: 503, // the server's own Dropbox credential does not work
  dropbox_busy: 503, // Dropbox asked the server to slow down
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
})

export type LinkRequest = z.infer<typeof linkRequestSchema>
export type LinkReply = z.infer<typeof linkReplySchema>
export type CheckRequest = z.infer<typeof checkRequestSchema>
export type CheckReply = z.infer<typeof checkReplySchema>
export type MeReply = z.infer<typeof meReplySchema>
export type Problem = z.infer<typeof problemSchema>
export type DiagnosisCode = (typeof diagnosisCodes)[number]
