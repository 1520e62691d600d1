// The link API: three routes, a sign of life, and what operators read. Bodies are parsed here; every other shape is refused.
import { tryParse } from '#shared/try-parse.ts'
import type { FastifyInstance } from 'fastify'
import { assertNever } from '#shared/assert.ts'
import { checkRequestSchema, linkRequestSchema } from '#shared/contract/link-api.ts'
import type { CheckReply, LinkReply, MeReply } from '#shared/contract/link-api.ts'
import { postChecks } from '../links/post-checks.ts'
import type { CheckContext } from '../links/post-checks.ts'
import { keyOf, noteAsked } from '../links/asked.ts'
import type { AuditRecord } from '../audit/audit.ts'
import { ConcurrencyLimit } from '../fairness/concurrency-limit.ts'
import { createDiagnosis } from '../links/diagnosis.ts'
import { answerWith, inTurn, isRefusal, noteKey, recordOf, timeAt, waiting } from './answer.ts'
import { deviceOf, sendRefusal } from './auth.ts'
import { shownAs } from '../sign-in/person.ts'
import { addRelayRoutes } from './relay-routes.ts'
import type { AppOptions } from './app-options.ts'
import { addOperatorRoutes } from '../operator/operator-routes.ts'
import { lastingBaseOf } from '../links/placed.ts'
import { postLinks } from '../links/post-links.ts'
import type { LinkContext } from '../links/post-links.ts'
import { IdempotencyKeys } from './idempotency.ts'
import { LinkMeter } from '../links/link-meter.ts'
import { refuse } from '../problems.ts'
import type { Refusal } from '../problems.ts'
import { TokenBuckets } from '../token-bucket.ts'

/** All there is on every server; `relayRoutes` come with relays. */
export const routes = [
  { method: 'POST', url: '/v1/links' },
  { method: 'POST', url: '/v1/checks' },
  { method: 'GET', url: '/v1/me' },
  { method: 'GET', url: '/v1/sign-in' },
  { method: 'GET', url: '/healthz' },
  { method: 'GET', url: '/readyz' },
  { method: 'GET', url: '/metrics' },
  { method: 'GET', url: '/v1/fleet' },
  { method: 'GET', url: '/fleet' },
] as const

/** How long `/v1/me` waits for Dropbox to say whose account it is. */
const accountPatienceMs = 2_000

/** Adds the routes to `app`. */
export function addRoutes(app: FastifyInstance, options: AppOptions): void {
  const { accountId, clock, devices, dropbox, policy, receipts } = options
  const meter = options.shared?.links ?? new LinkMeter(options.limits, clock)
  const turns = new ConcurrencyLimit({ ...waiting, most: options.limits.atOnce })
  addLinkRoute(app, options, turns, { dropbox, meter, policy, clock, receipts, devices })
  if (options.relays !== null) addRelayRoutes(app, options, options.relays, { meter, turns })
  addCheckRoute(app, options, turns, {
    dropbox,
    meter,
    policy,
    receipts,
    clock,
    devices,
    diagnosis: createDiagnosis(dropbox, policy, clock),
  })

  app.get('/v1/me', async (request, reply) => {
    const device = deviceOf(request)
    const account = await accountId.find(accountPatienceMs)
    const { directMaxBytes, minimumVersion, relayMaxBytes } = policy
    const about = account === null ? {} : { accountId: account }
    const relays = relayMaxBytes === 0 ? {} : { relayMaxBytes }
    const least = minimumVersion === null ? {} : { minimumVersion }
    const base = lastingBaseOf(policy, device)
    const words = device.computer === undefined ? {} : { shownAs: shownAs(device) }
    const rest = { ...words, ...relays, ...least, serverTime: timeAt(clock), ...about }
    const me: MeReply = { device: device.name, base, directMaxBytes, ...rest }
    return reply.send(me)
  })

  app.get('/healthz', (_request, reply) => reply.send({ ok: true }))
  addOperatorRoutes(app, options.operator)
}

function addLinkRoute(
  app: FastifyInstance,
  options: AppOptions,
  turns: ConcurrencyLimit,
  context: Omit<LinkContext, 'onLanded' | 'onIssued'>,
): void {
  const { accountId, audit, clock } = options
  const keys = options.shared?.keysOf('links') ?? new IdempotencyKeys()
  app.post('/v1/links', async (request, reply) => {
    const device = deviceOf(request)
    const parsed = tryParse(linkRequestSchema, request.body)
    if (!parsed.success) return sendRefusal(request, reply, refuse('bad_request', 'the body has another shape'))
    const ask = parsed.data
    noteAsked(request, ask)
    const accountBefore = accountId.known()
    const repeat = await noteKey(keys, request, device, ask, clock.steadyMs())
    const onLanded: LinkContext['onLanded'] = (_device, link, matches) => {
      const { askedPath: path, contentHash, path: dropboxPath } = link
      const outcome = matches ? 'stored' : 'other_bytes'
      audit.write({ ...recordOf(request, device, null), action: 'landed', path, dropboxPath, contentHash, outcome })
    }
    let replacedRev: string | null = null
    const onIssued: LinkContext['onIssued'] = (link) => {
      replacedRev = link.replacedRev
    }
    const work = () => postLinks({ ...context, onLanded, onIssued }, device, ask)
    const answer = isRefusal(repeat) ? repeat : await inTurn(turns, { device: device.name, isLarge: false }, work)
    const repeated = repeat === 'repeated'
    audit.write({ ...recordOf(request, device, ask), action: 'link', ...outcomeOf(answer), replacedRev, repeated })
    const account = accountBefore === accountId.known() ? accountBefore : null
    return answerWith(request, reply, answer, { account, serverTime: timeAt(clock) })
  })
}

function addCheckRoute(
  app: FastifyInstance,
  options: AppOptions,
  turns: ConcurrencyLimit,
  context: CheckContext,
): void {
  const { accountId, audit, clock } = options
  const checks = options.shared?.checksPerDevice ?? new TokenBuckets(options.limits.checksPerDevice)
  app.post('/v1/checks', async (request, reply) => {
    const device = deviceOf(request)
    const parsed = tryParse(checkRequestSchema, request.body)
    if (!parsed.success) return sendRefusal(request, reply, refuse('bad_request', 'the body has another shape'))
    noteAsked(request, parsed.data)
    const accountBefore = accountId.known()
    const key = keyOf(request)
    const waitMs = isRefusal(key) ? 0 : await checks.tryConsume(device.name, clock.steadyMs())
    if (waitMs > 0) return sendRefusal(request, reply, refuse('too_many_requests', 'too many checks', waitMs))
    const turn = { device: device.name, isLarge: false }
    const answer = isRefusal(key) ? key : await inTurn(turns, turn, () => postChecks(context, device, parsed.data))
    audit.write({ ...recordOf(request, device, parsed.data), action: 'check', ...outcomeOf(answer) })
    const account = accountBefore === accountId.known() ? accountBefore : null
    return answerWith(request, reply, answer, { account, serverTime: timeAt(clock) })
  })
}

function outcomeOf(answer: LinkReply | CheckReply | Refusal): Pick<AuditRecord, 'outcome' | 'dropboxPath'> {
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
