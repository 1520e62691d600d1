// What the answers of a company server mean. Pure: from an answer to the closed unions of the engine.
import { tryParse } from '#shared/try-parse.ts'
import { assertNever } from '#shared/assert.ts'
import {
  checkReplySchema,
  linkReplySchema,
  meReplySchema,
  problemSchema,
  type CheckReply,
  type ProblemCode,
} from '#shared/contract/link-api.ts'
import type { SignInProblemCode } from '#shared/contract/sign-in/sign-in-api.ts'
import type { RelayProblemCode } from '#shared/contract/relay-api.ts'
import { parseRetryAfter } from '#shared/http/retry-after.ts'
import { jsonOf } from './answer-json.ts'
import { serverTimeMs } from './server-clock.ts'
import { parseUploadLink } from '../http/allowed-urls.ts'
import type { HttpAnswer } from '../http/types.ts'
import type { LinkRules } from '../http/allowed-urls.ts'
import type { WaitingReason } from '#shared/reasons.ts'
import type { CheckAnswer, LinkAnswer, StoredAt } from '#shared/upload.ts'

export type Later = { readonly kind: 'later'; readonly reason: WaitingReason; readonly afterMs: number | null }

/** What the server says of this device. */
export type Me = {
  readonly device: string
  /** What people call it, where that is another word. */
  readonly shownAs?: string | undefined
  /** The folder in Dropbox that all its files go to. */
  readonly base: string
  readonly directMaxBytes: number
  /** Largest file that goes through a relay; 0 where the server has none. */
  readonly relayMaxBytes: number
  /** Older programs send nothing; left out where every one may. */
  readonly minimumVersion?: string | undefined
  /** The same as long as files go to the same Dropbox and the same root in it; null where it is not told. */
  readonly accountId: string | null
}

export type MeAnswer =
  | { readonly kind: 'known'; readonly me: Me }
  /** A server with only the link route: it works, it just tells nothing about itself. */
  | { readonly kind: 'not_offered' }
  | Later

/** Reads the answer to "a link, please". `nowMs` is the engine's clock. */
export function readLinkAnswer(answer: HttpAnswer, rules: LinkRules, nowMs: number): LinkAnswer {
  const refusal = readRefusal(answer, nowMs)
  if (refusal !== null) return refusal
  const reply = tryParse(linkReplySchema, jsonOf(answer))
  if (!reply.success) return unreadable(answer)
  const { path = null, receipt = null } = reply.data
  if (reply.data.kind === 'stored') return { kind: 'stored', ...storedAt(reply.data) }
  const link = parseUploadLink(reply.data.url, rules)
  if (link.kind === 'refused') return later('link_rejected')
  const expiresAtMs = nowMs + linkLifeMs(answer, Date.parse(reply.data.expiresAt), nowMs)
  return { kind: 'granted', grant: { way: 'post', url: link.url.href, expiresAtMs, destination: path, receipt } }
}

/** Reads the answer to "is it there?". A server that does not offer the question, or refuses it, cannot tell. */
export function readCheckAnswer(answer: HttpAnswer, nowMs: number): CheckAnswer {
  if (notOffered.has(answer.status)) return { kind: 'unknown' }
  const refusal = readRefusal(answer, nowMs)
  if (refusal !== null) return refusal.kind === 'refused' ? { kind: 'unknown' } : refusal
  const json = jsonOf(answer)
  const reply = tryParse(checkReplySchema, json)
  if (reply.success) return checked(reply.data)
  // A newer server may know more diagnoses than we do; that the bytes are not there is what counts.
  const isAbsent = typeof json === 'object' && json !== null && 'kind' in json && json.kind === 'absent'
  const plain = tryParse(checkReplySchema, isAbsent ? { ...json, diagnosis: null } : null)
  return plain.success ? checked(plain.data) : unreadable(answer)
}

/** Reads the answer to "who am I to you?". */
export function readMeAnswer(answer: HttpAnswer, nowMs: number): MeAnswer {
  if (notOffered.has(answer.status)) return { kind: 'not_offered' }
  const refusal = readRefusal(answer, nowMs)
  if (refusal !== null) return refusal.kind === 'refused' ? later('bad_answer') : refusal
  const reply = tryParse(meReplySchema, jsonOf(answer))
  if (!reply.success) return unreadable(answer)
  return {
    kind: 'known',
    me: { ...reply.data, relayMaxBytes: reply.data.relayMaxBytes ?? 0, accountId: reply.data.accountId ?? null },
  }
}

/** Whether an answer to a question without content shows that the server has this route. */
export type RouteAnswer = { readonly kind: 'offered' } | { readonly kind: 'not_offered' } | Later

/**
 * Reads the answer to an empty question to one of the two other routes. A server that has the route refuses it (400) or does
 * not know us (401); other web servers answer with a page, a text, or that there is no such thing.
 */
export function readRouteAnswer(answer: HttpAnswer, nowMs: number): RouteAnswer {
  if (notOffered.has(answer.status) || !isBareOrJson(answer)) return { kind: 'not_offered' }
  const refusal = readRefusal(answer, nowMs)
  if (refusal !== null) return refusal.kind === 'refused' ? { kind: 'offered' } : refusal
  const json = jsonOf(answer)
  const isReply = tryParse(checkReplySchema, json).success || tryParse(linkReplySchema, json).success
  return { kind: isReply ? 'offered' : 'not_offered' }
}

function isBareOrJson(answer: HttpAnswer): boolean {
  return answer.body.byteLength === 0 || (typeof jsonOf(answer) === 'object' && jsonOf(answer) !== null)
}

type Refused = Extract<LinkAnswer, { kind: 'refused' }>

/** Dropbox's longest link life. A server that promises more is not believed. */
const longestLifeMs = 4 * 3_600_000

/** Statuses by which a server says that it does not have the route. */
export const notOffered: ReadonlySet<number> = new Set([404, 405, 501])

/** True for an answer that says nothing about what was asked, only that the server has a trouble of its own. */
export function isTrouble({ status }: HttpAnswer): boolean {
  return status >= 500 && status !== 501
}

/** Null for 200. Problem codes decide where a status is not enough; servers without codes are understood by status. */
export function readRefusal(answer: HttpAnswer, nowMs: number): Refused | Later | null {
  const { status } = answer
  if (status === 200) return null
  if (status >= 300 && status < 400) return later('unexpected_redirect')
  if (status === 407) return later('proxy_auth_required')
  if (status === 511) return later('captive_portal')
  if (status >= 500 || status === 429 || status === 423) return readTrouble(answer, nowMs)
  if (isCertificatePage(answer)) return later('client_certificate_refused')
  if (isHtml(answer)) return later('captive_portal') // a proxy's page; the company server did not refuse
  if (status === 404 || status === 405) return later('bad_answer') // not a company server, or a wrong address
  return readClientRefusal(status, problemCodeOf(answer))
}

/** nginx before a company server asks for the certificate in the handshake, and refuses in a page of its own. */
function isCertificatePage({ body, status }: HttpAnswer): boolean {
  const wants = /<title>400 (?:No required SSL certificate was sent|The SSL certificate error)<\/title>/
  return status === 400 && wants.test(body.toString('latin1'))
}

function readClientRefusal(status: number, code: string | null): Refused | Later {
  switch (status) {
    case 400:
      return refused('rejected')
    case 401:
      return later('sign_in_needed')
    case 403:
      return refused('not_allowed')
    case 408:
      return later('timed_out')
    case 409:
      return refused('name_taken')
    case 413:
      return refused('too_large')
    case 431:
      // Only a person's token is so long, and nothing about the file is wrong.
      return later('sign_in_unavailable')
    case 422:
      return readUnprocessable(code)
    default:
      return later('bad_answer')
  }
}

function readUnprocessable(code: string | null): Refused | Later {
  if (code === 'name_not_allowed' || code === 'folder_read_only') return refused(code)
  // Each ask has a new key, so the next one cannot meet this again.
  if (code === ('idempotency_mismatch' satisfies ProblemCode)) return later('bad_answer')
  return refused('rejected')
}

/** 423, 429 and 5xx: nobody's fault here, and the same for all uploads. */
export function readTrouble(answer: HttpAnswer, nowMs: number): Later {
  const afterMs = retryAfterOf(answer, nowMs)
  return { kind: 'later', reason: troubleReason(answer.status, problemCodeOf(answer)), afterMs }
}

function troubleReason(status: number, code: string | null): WaitingReason {
  const told = dropboxTroubles.find((trouble) => trouble === code)
  if (told !== undefined) return told
  if (code === ('server_disk_full' satisfies RelayProblemCode)) return 'server_disk_full'
  if (code === ('sign_in_unavailable' satisfies SignInProblemCode)) return 'sign_in_unavailable'
  if (serverTroubles.some((trouble) => trouble === code)) return 'server_error'
  if (status === 507) return 'dropbox_full'
  return status === 423 || status === 429 || status === 503 ? 'server_busy' : 'server_error'
}

/** Troubles behind the company server that have the same name on both sides. */
const dropboxTroubles = [
  'dropbox_busy',
  'dropbox_full',
  'dropbox_error',
  'dropbox_unreachable',
] as const satisfies readonly ProblemCode[]

/** Troubles of the company server itself that IT has to know of, though they come with status 503. */
const serverTroubles = ['dropbox_sign_in', 'database_away'] as const satisfies readonly ProblemCode[]

/** A server that asks for days is asked again within the hour. */
const longestRetryAfterMs = 3_600_000

/** The wait that an answer's Retry-After asks for. Dates are read by the server's own clock, where it tells it. */
export function retryAfterOf(answer: HttpAnswer, nowMs: number): number | null {
  const rules = { nowMs: serverNowMs(answer, nowMs), longestMs: longestRetryAfterMs }
  return parseRetryAfter(answer.headers['retry-after'] ?? null, rules)
}

function serverNowMs(answer: HttpAnswer, nowMs: number): number {
  return serverTimeMs(answer) ?? nowMs
}

/** No server hands out a link this close to its end. */
export const leastLifeMs = 10_000

/**
 * How long the link lives. Where that is nearly over as it comes, the Date was not of the clock that wrote the end (a proxy
 * sets it anew), and ours is asked. A life taken for too long is harmless: Dropbox refuses an ended link.
 */
export function linkLifeMs(
  answer: HttpAnswer,
  endMs: number,
  nowMs: number,
  longestMs: number = longestLifeMs,
): number {
  const told = lifeMs(endMs, serverNowMs(answer, nowMs), longestMs)
  return told < leastLifeMs ? Math.max(told, lifeMs(endMs, nowMs, longestMs)) : told
}

function lifeMs(expiresAtMs: number, serverNow: number, longestMs: number): number {
  return Math.min(longestMs, Math.max(0, expiresAtMs - serverNow))
}

export function unreadable(answer: HttpAnswer): Later {
  return later(isHtml(answer) ? 'captive_portal' : 'bad_answer')
}

/** True for a web page: by its label, or by how it begins. */
export function isHtml(answer: HttpAnswer): boolean {
  if (/^\s*(text\/html|application\/xhtml\+xml)\b/i.test(answer.headers['content-type'] ?? '')) return true
  return /^\uFEFF?\s*<(!doctype|html|head|body|\?xml|!--)/i.test(answer.body.toString('utf8', 0, 64))
}

/** The code of a refusal in the server's own shape; null for anything else. */
export function problemCodeOf(answer: HttpAnswer): string | null {
  const problem = tryParse(problemSchema, jsonOf(answer))
  return problem.success ? problem.data.code : null
}

function checked(reply: CheckReply): CheckAnswer {
  switch (reply.kind) {
    case 'present':
      return { kind: 'present', ...storedAt(reply) }
    case 'absent':
      return { kind: 'absent', diagnosis: reply.diagnosis }
    case 'unknown':
      return { kind: 'unknown' }
    default:
      return assertNever(reply)
  }
}

/** Where the bytes are by an answer. A simple server that knows no revision says ''. */
export function storedAt(told: {
  readonly path: string
  readonly rev: string
  readonly receipt?: string | undefined
}): StoredAt {
  return { destination: told.path, receipt: told.receipt ?? null, rev: told.rev === '' ? null : told.rev }
}

function refused(reason: Refused['reason']): Refused {
  return { kind: 'refused', reason }
}

export function later(reason: WaitingReason): Later {
  return { kind: 'later', reason, afterMs: null }
}
