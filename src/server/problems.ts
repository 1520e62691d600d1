// Refusals on the wire: RFC 9457 problems with a stable code. Texts are ours; nothing of Dropbox or a stack gets in.
import { problemCodes } from '#shared/contract/link-api.ts'
import type { Asked, ProblemCode as LinkProblemCode } from '#shared/contract/link-api.ts'
import { enrolmentProblemCodes } from '#shared/contract/enrolment-api.ts'
import type { EnrolmentProblemCode } from '#shared/contract/enrolment-api.ts'
import { relayProblemCodes, tusVersion } from '#shared/contract/relay-api.ts'
import type { RelayProblemCode } from '#shared/contract/relay-api.ts'
import { signInProblemCodes } from '#shared/contract/sign-in/sign-in-api.ts'
import type { SignInProblemCode } from '#shared/contract/sign-in/sign-in-api.ts'

export type ProblemCode = LinkProblemCode | RelayProblemCode | EnrolmentProblemCode | SignInProblemCode

const statuses: Readonly<Record<ProblemCode, number>> = {
  ...problemCodes,
  ...relayProblemCodes,
  ...enrolmentProblemCodes,
  ...signInProblemCodes,
}

/** A refusal before it is written: why, a sentence for the log, and how long to wait if waiting helps. */
export type Refusal = {
  readonly kind: 'refused'
  readonly code: ProblemCode
  readonly detail: string
  readonly afterMs: number | null
  /** Where a relay goes on, for a client that was wrong about it. */
  readonly uploadOffset?: number
  /** Up to which size a relay takes what is too large for a link. */
  readonly relayMaxBytes?: number
}

/** Makes a refusal. `detail` holds no link, token or Dropbox text. */
export function refuse(code: ProblemCode, detail: string, afterMs: number | null = null): Refusal {
  return { kind: 'refused', code, detail, afterMs }
}

export type ProblemReply = {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

const titles: Record<ProblemCode, string> = {
  bad_request: 'The request cannot be understood',
  sign_in_needed: 'A valid token is needed',
  sign_in_unavailable: 'The identity provider does not answer',
  not_allowed: 'Not allowed',
  not_found: 'No such route',
  method_not_allowed: 'This route has another method',
  name_taken: 'Something else is at this place',
  too_large: 'The file is too large for a link',
  unsupported_media_type: 'The body must be application/json',
  name_not_allowed: 'Dropbox cannot keep this name',
  folder_read_only: 'The folder may not be written to',
  idempotency_mismatch: 'The same Idempotency-Key came with another body',
  too_many_requests: 'Too many requests',
  head_too_long: 'The head of the request is too long',
  internal: 'The server failed',
  dropbox_error: 'Dropbox gave an answer nobody can use',
  dropbox_sign_in: "The server's Dropbox credential does not work",
  dropbox_busy: 'Dropbox asked to slow down',
  database_away: 'The database of the server cannot be used now',
  dropbox_full: 'No space is left in Dropbox',
  dropbox_unreachable: 'Dropbox does not answer',
  wrong_piece_size: 'The piece is longer or shorter than the one that is due',
  relay_not_found: 'There is no such relay',
  too_slow: 'The piece came too slowly',
  offset_mismatch: 'The relay goes on at another offset',
  relay_incomplete: 'Pieces are missing',
  relay_gone: 'The relay was given up',
  tus_version: 'The request must say Tus-Resumable: 1.0.0',
  content_mismatch: 'The pieces are not the announced file',
  relay_busy: 'Where the relay goes on is not known yet',
  checksum_mismatch: 'The piece was damaged on its way',
  server_busy: 'The server has no room for another piece',
  relay_stored: 'The file of this relay is in Dropbox',
  code_not_valid: 'The code is not valid',
  server_disk_full: 'The server cannot write on its disk',
}

/** Writes a refusal as an HTTP answer; `asked` is what it answers, where that was understood. Retry-After is in whole seconds, at least one. */
export function toProblem(refusal: Refusal, requestId: string, asked: Asked | null): ProblemReply {
  const status = statuses[refusal.code]
  const headers: Record<string, string> = { 'content-type': 'application/problem+json' }
  if (refusal.afterMs !== null) headers['retry-after'] = String(Math.max(1, Math.ceil(refusal.afterMs / 1000)))
  if (refusal.uploadOffset !== undefined) headers['upload-offset'] = String(refusal.uploadOffset)
  if (refusal.code === 'tus_version') headers['tus-version'] = tusVersion
  if (status === 401) headers['www-authenticate'] = 'Bearer'
  const problem = {
    type: `urn:outbox:problem:${refusal.code}`,
    title: titles[refusal.code],
    status,
    detail: refusal.detail,
    code: refusal.code,
    requestId,
    ...(refusal.relayMaxBytes === undefined ? {} : { relayMaxBytes: refusal.relayMaxBytes }),
    ...(asked === null ? {} : { asked }),
  }
  return { status, headers, body: JSON.stringify(problem) }
}
