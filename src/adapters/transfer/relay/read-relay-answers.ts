// What the answers to the questions about a relay mean. Pure: from an answer to the closed unions of `answers.ts`. A status
// alone is enough to send a piece again; that nothing was stored is believed of the server's own words only.
import { tryParse } from '#shared/try-parse.ts'
import { parseOffset, relayFinishReplySchema, relayReplySchema } from '#shared/contract/relay-api.ts'
import type { ChecksumAlgorithm, RelayProblemCode } from '#shared/contract/relay-api.ts'
import type { ProblemCode } from '#shared/contract/link-api.ts'
import { hashBlockBytes } from '../../hashing/content-hash.ts'
import type { HttpAnswer } from '../../http/types.ts'
import {
  isHtml,
  later,
  linkLifeMs,
  notOffered,
  problemCodeOf,
  readRefusal,
  readTrouble,
  storedAt,
  unreadable,
} from '../parse-replies.ts'
import { jsonOf } from '../answer-json.ts'
import type { LinkAnswer } from '#shared/upload.ts'
import type { FinishAnswer, LookAnswer, PieceAnswer, RelayTrouble } from './answers.ts'

/** Dropbox keeps an upload session for seven days. A server that promises more is not believed. */
const longestLifeMs = 7 * 24 * 3_600_000

/** Reads the answer to "a relay, please" for a file of `sizeBytes`. `nowMs` is the engine's clock. */
export function readRelayAnswer(answer: HttpAnswer, sizeBytes: number, nowMs: number): LinkAnswer {
  // The server that answers now has no relays. Only this file waits; which sizes it takes is asked again meanwhile.
  if (notOffered.has(answer.status) && !isHtml(answer)) return { kind: 'no_room', afterMs: null }
  const refusal = readRefusal(answer, nowMs)
  if (refusal?.kind === 'later' && refusal.reason === 'server_busy') {
    return { kind: 'no_room', afterMs: refusal.afterMs }
  }
  if (refusal?.kind === 'later' && refusal.reason === 'server_disk_full') {
    return { kind: 'no_room', afterMs: refusal.afterMs, reason: refusal.reason }
  }
  if (refusal !== null) return refusal
  const reply = tryParse(relayReplySchema, jsonOf(answer))
  if (!reply.success) return unreadable(answer)
  const { data } = reply
  if (data.kind === 'stored') return { kind: 'stored', ...storedAt(data) }
  const { checksums = [], id, offset, pieceBytes } = data
  const checksum = checksums.includes('content-hash' satisfies ChecksumAlgorithm) ? 'content-hash' : 'sha256'
  // Content hashes are made of whole blocks, on both sides.
  const isUsable = isWholeBlocks(pieceBytes) && (isWholeBlocks(offset) || offset === sizeBytes) && offset <= sizeBytes
  if (!isUsable) return later('bad_answer')
  const expiresAtMs = nowMs + linkLifeMs(answer, Date.parse(data.expiresAt), nowMs, longestLifeMs)
  return {
    kind: 'granted',
    grant: { way: 'relay', id, offset, pieceBytes, checksum, expiresAtMs, destination: null, receipt: null },
  }
}

/** Reads the answer to a piece. */
export function readPieceAnswer(answer: HttpAnswer, nowMs: number): PieceAnswer {
  const { status } = answer
  const offset = offsetOf(answer)
  if (status === 204 && offset !== null) return { kind: 'taken', offset }
  // Whoever says so, in whichever words: the company server asked for pieces of this size itself.
  if (status === 413) return { kind: 'kept_away', reason: 'proxy_body_limit' }
  if (isStrangersPage(answer)) return { kind: 'kept_away', reason: 'captive_portal' }
  switch (status) {
    case 409:
      return offset === null ? { kind: 'gone' } : { kind: 'elsewhere', offset }
    case 404:
    case 410:
      return { kind: 'gone' }
    case 460:
      return { kind: 'damaged' }
    default:
      return readTroubleAnswer(answer, nowMs) ?? { kind: 'refused', status }
  }
}

/** Reads the answer to HEAD, which has no body. */
export function readLookAnswer(answer: HttpAnswer, sizeBytes: number, nowMs: number): LookAnswer {
  const offset = offsetOf(answer)
  if (answer.status === 200 && offset !== null && lengthOf(answer) === sizeBytes) return { kind: 'at', offset }
  if (answer.status === 404 || answer.status === 410) return { kind: 'gone' }
  return readTroubleAnswer(answer, nowMs) ?? { kind: 'kept_away', reason: 'bad_answer' }
}

/** Server's words after which nothing of the relay lies at its place. */
const nothingStored: ReadonlySet<string> = new Set<RelayProblemCode | ProblemCode>([
  'relay_not_found',
  'relay_gone',
  'relay_incomplete',
  'name_taken',
  'name_not_allowed',
  'folder_read_only',
  'not_allowed',
  'too_large',
])

/** Reads the answer to `finish`. */
export function readFinishAnswer(answer: HttpAnswer, nowMs: number): FinishAnswer {
  const code = problemCodeOf(answer)
  if (answer.status === 200) {
    const reply = tryParse(relayFinishReplySchema, jsonOf(answer))
    if (!reply.success) return { kind: 'unclear', reason: isHtml(answer) ? 'captive_portal' : 'bad_answer' }
    return { kind: 'stored', contentHash: reply.data.contentHash, at: storedAt(reply.data) }
  }
  if (code === ('content_mismatch' satisfies RelayProblemCode)) return { kind: 'damaged' }
  if (code !== null && answer.status >= 400 && nothingStored.has(code)) return { kind: 'not_stored' }
  if (isStrangersPage(answer)) return { kind: 'unclear', reason: 'captive_portal' }
  return readTroubleAnswer(answer, nowMs) ?? { kind: 'unclear', reason: 'bad_answer' }
}

/** A page that is not of a proxy whose server is away or too busy: those say so by their status, as for links. */
function isStrangersPage(answer: HttpAnswer): boolean {
  const isTrouble = answer.status >= 500 || answer.status === 429 || answer.status === 423
  return !isTrouble && isHtml(answer)
}

/** Null for an answer that is none of these troubles. */
function readTroubleAnswer(answer: HttpAnswer, nowMs: number): RelayTrouble | null {
  const { status } = answer
  if (status >= 300 && status < 400) return { kind: 'kept_away', reason: 'unexpected_redirect' }
  if (status === 401) return { kind: 'kept_away', reason: 'sign_in_needed' }
  if (status === 407) return { kind: 'kept_away', reason: 'proxy_auth_required' }
  if (status === 511) return { kind: 'kept_away', reason: 'captive_portal' }
  if (status === 408) return { kind: 'failed', reason: 'timed_out', unreachable: false, hasLeft: true }
  if (status < 500 && status !== 423 && status !== 429) return null
  const { afterMs, reason } = readTrouble(answer, nowMs)
  if (reason === 'server_disk_full') return { kind: 'kept_away', reason }
  return { kind: 'busy', reason, afterMs, isRoom: reason === 'server_busy' && status === 503 }
}

function offsetOf({ headers }: HttpAnswer): number | null {
  const told = headers['upload-offset']
  return parseOffset(typeof told === 'string' ? told : undefined)
}

function lengthOf({ headers }: HttpAnswer): number | null {
  const told = headers['upload-length']
  return parseOffset(typeof told === 'string' ? told : undefined)
}

function isWholeBlocks(bytes: number): boolean {
  return bytes % hashBlockBytes === 0
}
