// The link API: three routes and a sign of life. Bodies are parsed here; every other shape is refused.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { assertNever } from '#shared/assert.ts'
import { checkRequestSchema, linkRequestSchema } from '#shared/contract/link-api.ts'
import type { CheckReply, CheckRequest, LinkReply, LinkRequest, MeReply } from '#shared/contract/link-api.ts'
import { postChecks } from '../links/post-checks.ts'
import type { CheckContext } from '../links/post-checks.ts'
import { askedIn, keyOf, noteAsked } from '../links/asked.ts'
import type { AuditRecord } from '../audit.ts'
import type { Device } from '../devices.ts'
import { ConcurrencyLimit } from '../links/concurrency-limit.ts'
import { createDiagnosis } from '../links/diagnosis.ts'
import { deviceOf, sendRefusal } from './auth.ts'
import { postLinks } from '../links/post-links.ts'
import type { LinkContext } from '../links/post-links.ts'
import { IdempotencyKeys } from './idempotency.ts'
import { LinkMeter } from '../links/link-meter.ts'
import { refuse } from '../problems.ts'
import type { Refusal } from '../problems.ts'
import { TokenBuckets } from '../token-bucket.ts'
import type { AccountId } from '../dropbox/account.ts'
import type { Audit } from '../audit.ts'
import type { ServerClock } from '../clock.ts'
import type { Devices } from '../devices.ts'
import type { DropboxApi } from '../dropbox/client.ts'
import type { Limits } from '../config/limits.ts'
import type { Policy } from '../links/policy.ts'
import type { Receipts } from '../links/receipts.ts'

/** What the company server is made of. */
export type AppOptions = {
  readonly dropbox: DropboxApi
  readonly accountId: AccountId
  readonly receipts: Receipts
  readonly devices: Devices
  readonly policy: Policy
  readonly limits: Limits
  readonly clock: ServerClock
  readonly audit: Audit
  /** Addresses of our own proxies, whose X-Forwarded-For is believed. Nobody else's is. */
  readonly trustProxy: readonly string[]
  readonly tls: { readonly cert: string; readonly key: string } | null
  /** Hears of a bug. `text` holds a request id and the error, never a link or token. */
  readonly onFailure: (text: string) => void
}

/** All there is. */
export const routes = [
  { method: 'POST', url: '/v1/links' },
  { method: 'POST', url: '/v1/checks' },
  { method: 'GET', url: '/v1/me' },
  { method: 'GET', url: '/healthz' },
] as const

/** How long `/v1/me` waits for Dropbox to say whose account it is. */
const accountPatienceMs = 2_000

/** Adds the routes to `app`. */
export function addRoutes(app: FastifyInstance, options: AppOptions): void {
  const { accountId, clock, devices, dropbox, policy, receipts } = options
  const meter = new LinkMeter(options.limits, clock)
  const turns = new ConcurrencyLimit({ ...waiting, most: options.limits.atOnce })
  addLinkRoute(app, options, turns, { dropbox, meter, policy, clock, receipts, devices })
  addCheckRoute(app, options, turns, {
    dropbox,
    meter,
    policy,
    receipts,
    diagnosis: createDiagnosis(dropbox, policy, clock),
  })

  app.get('/v1/me', async (request, reply) => {
    const { base, name } = deviceOf(request)
    const account = await accountId.find(accountPatienceMs)
    const me: MeReply = { device: name, base, directMaxBytes: policy.directMaxBytes }
    return reply.send(account === null ? me : { ...me, accountId: account })
  })

  app.get('/healthz', (_request, reply) => reply.send({ ok: true }))
}

function addLinkRoute(
  app: FastifyInstance,
  options: AppOptions,
  turns: ConcurrencyLimit,
  context: Omit<LinkContext, 'onLanded'>,
): void {
  const { accountId, audit, clock } = options
  const keys = new IdempotencyKeys()
  app.post('/v1/links', async (request, reply) => {
    const device = deviceOf(request)
    const parsed = linkRequestSchema.safeParse(request.body)
    if (!parsed.success) return sendRefusal(request, reply, refuse('bad_request', 'the body has another shape'))
    const ask = parsed.data
    noteAsked(request, ask)
    const accountBefore = accountId.known()
    const repeat = noteKey(keys, request, device, ask, clock.steadyMs())
    const onLanded: LinkContext['onLanded'] = (_device, link, matches) => {
      const { askedPath: path, contentHash, path: dropboxPath } = link
      const outcome = matches ? 'stored' : 'other_bytes'
      audit.write({ ...recordOf(request, device, null), action: 'landed', path, dropboxPath, contentHash, outcome })
    }
    const work = () => postLinks({ ...context, onLanded }, device, ask)
    const answer = isRefusal(repeat) ? repeat : await inTurn(turns, work)
    const repeated = repeat === 'repeated'
    audit.write({ ...recordOf(request, device, ask), action: 'link', ...outcomeOf(answer), repeated })
    return answerWith(request, reply, answer, accountBefore === accountId.known() ? accountBefore : null)
  })
}

function addCheckRoute(
  app: FastifyInstance,
  options: AppOptions,
  turns: ConcurrencyLimit,
  context: CheckContext,
): void {
  const { accountId, audit, clock } = options
  const checks = new TokenBuckets(options.limits.checksPerDevice)
  app.post('/v1/checks', async (request, reply) => {
    const device = deviceOf(request)
    const parsed = checkRequestSchema.safeParse(request.body)
    if (!parsed.success) return sendRefusal(request, reply, refuse('bad_request', 'the body has another shape'))
    noteAsked(request, parsed.data)
    const accountBefore = accountId.known()
    const key = keyOf(request)
    const waitMs = isRefusal(key) ? 0 : checks.tryConsume(device.name, clock.steadyMs())
    if (waitMs > 0) return sendRefusal(request, reply, refuse('too_many_requests', 'too many checks', waitMs))
    const answer = isRefusal(key) ? key : await inTurn(turns, () => postChecks(context, device, parsed.data))
    audit.write({ ...recordOf(request, device, parsed.data), action: 'check', ...outcomeOf(answer) })
    return answerWith(request, reply, answer, accountBefore === accountId.known() ? accountBefore : null)
  })
}

/**
 * All that one request asks of Dropbox is one turn, so that a look is not thrown away for want of its link. An Outbox
 * waits 30 seconds for an answer: 5 for a turn, and two or three calls.
 */
const waiting = { mostWaiting: 1_000, longestWaitMs: 5_000 }
const crowdedMs = 5_000

async function inTurn<T>(turns: ConcurrencyLimit, work: () => Promise<T>): Promise<T | Refusal> {
  const done = await turns.run(work)
  return done === 'crowded' ? refuse('dropbox_busy', 'Dropbox is slow, and many wait for it', crowdedMs) : done
}

type Answer = LinkReply | CheckReply | Refusal

/** `account` is whose Dropbox it was all the while; null when that is not known, or changed meanwhile. */
function answerWith(
  request: FastifyRequest,
  reply: FastifyReply,
  answer: Answer,
  account: string | null,
): FastifyReply {
  if (isRefusal(answer)) return sendRefusal(request, reply, answer)
  const about = account === null ? { asked: askedIn(request) } : { asked: askedIn(request), accountId: account }
  return reply.send({ ...answer, ...about })
}

function isRefusal(answer: Answer | string | null): answer is Refusal {
  return typeof answer === 'object' && answer?.kind === 'refused'
}

function outcomeOf(answer: Answer): Pick<AuditRecord, 'outcome' | 'dropboxPath'> {
  switch (answer.kind) {
    case 'link':
      return { outcome: 'issued', dropboxPath: answer.path ?? null }
    case 'stored':
    case 'present':
      return { outcome: answer.kind, dropboxPath: answer.path }
    case 'refused':
      return { outcome: answer.code, dropboxPath: null }
    case 'absent':
    case 'unknown':
      return { outcome: answer.kind, dropboxPath: null }
    default:
      return assertNever(answer)
  }
}

function noteKey(
  keys: IdempotencyKeys,
  request: FastifyRequest,
  device: Device,
  ask: LinkRequest,
  nowMs: number,
): 'first' | 'repeated' | Refusal {
  const key = keyOf(request)
  if (key === null) return 'first'
  if (typeof key !== 'string') return key
  const repeat = keys.note(device.name, key, ask, nowMs)
  return repeat === 'mismatch' ? refuse('idempotency_mismatch', 'this key came with another body before') : repeat
}

function recordOf(
  request: FastifyRequest,
  device: Device,
  ask: LinkRequest | CheckRequest | null,
): Omit<AuditRecord, 'action' | 'outcome'> {
  return {
    requestId: request.id,
    address: request.ip,
    device: device.name,
    path: ask?.path ?? null,
    dropboxPath: null,
    sizeBytes: ask?.size ?? null,
    contentHash: ask?.contentHash ?? null,
    repeated: false,
  }
}
