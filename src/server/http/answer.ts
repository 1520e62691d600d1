// This folder: the routes, and who may use them.

// What every route that asks Dropbox does before and after: its turn, its key, its answer, its line in the audit.
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { CheckRequest, LinkRequest } from '#shared/contract/link-api.ts'
import type { AuditRecord } from '../audit/audit.ts'
import type { ServerClock } from '../clock.ts'
import type { Device } from '../devices.ts'
import { askedIn, keyOf } from '../links/asked.ts'
import type { ConcurrencyLimit, Turn } from '../fairness/concurrency-limit.ts'
import { refuse } from '../problems.ts'
import type { Refusal } from '../problems.ts'
import { sendRefusal } from './auth.ts'
import type { Keys } from './idempotency.ts'

/**
 * All that one request asks of Dropbox is one turn, so that a look is not thrown away for want of its link. An Outbox
 * waits 30 seconds for an answer: 5 for a turn, and two or three calls.
 */
export const waiting = { mostWaiting: 1_000, longestWaitMs: 5_000 }
const crowdedMs = 5_000

/** Does `work` when it is its turn, or refuses. */
export async function inTurn<T>(turns: ConcurrencyLimit, turn: Turn, work: () => Promise<T>): Promise<T | Refusal> {
  const done = await turns.run(turn, work)
  return done === 'crowded' ? refuse('dropbox_busy', 'Dropbox is slow, and many wait for it', crowdedMs) : done
}

/** Sends an answer with what it is about. `account` is whose Dropbox it was all the while; null when that is not known, or changed meanwhile. */
export function answerWith(
  request: FastifyRequest,
  reply: FastifyReply,
  answer: { readonly kind: string },
  { account, serverTime }: { readonly account: string | null; readonly serverTime: string },
): FastifyReply {
  if (isRefusal(answer)) return sendRefusal(request, reply, answer)
  const about = { asked: askedIn(request), serverTime, ...(account === null ? {} : { accountId: account }) }
  return reply.send({ ...answer, ...about })
}

/** The time as answers tell it. */
export function timeAt(clock: ServerClock): string {
  return new Date(clock.wallMs()).toISOString()
}

/** Tells a refusal from an answer. */
export function isRefusal(answer: { readonly kind: string } | string | null): answer is Refusal {
  return typeof answer === 'object' && answer?.kind === 'refused'
}

/** Whether this question came before, by its Idempotency-Key. */
export async function noteKey(
  keys: Keys,
  request: FastifyRequest,
  device: Device,
  ask: LinkRequest,
  nowMs: number,
): Promise<'first' | 'repeated' | Refusal> {
  const key = keyOf(request)
  if (key === null) return 'first'
  if (typeof key !== 'string') return key
  const repeat = await keys.note(device.name, key, ask, nowMs)
  return repeat === 'mismatch' ? refuse('idempotency_mismatch', 'this key came with another body before') : repeat
}

/** What every audit line about one file says. */
export function recordOf(
  request: FastifyRequest,
  device: Device,
  ask: LinkRequest | CheckRequest | null,
): Omit<AuditRecord, 'action' | 'outcome'> {
  return {
    requestId: request.id,
    address: request.ip,
    device: device.name,
    ...(device.computer === undefined ? {} : { computer: device.computer }),
    path: ask?.path ?? null,
    dropboxPath: null,
    sizeBytes: ask?.size ?? null,
    contentHash: ask?.contentHash ?? null,
    replacedRev: null,
    repeated: false,
  }
}
