// The link API: three routes and a sign of life. Bodies are parsed here; every other shape is refused.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { checkRequestSchema, linkRequestSchema } from '#shared/link-api.ts'
import type { CheckReply, CheckRequest, LinkReply, LinkRequest, MeReply } from '#shared/link-api.ts'
import { answerCheck } from './answer-check.ts'
import type { CheckOffice } from './answer-check.ts'
import type { AppOptions } from './app-options.ts'
import type { AuditRecord } from './audit.ts'
import type { Device } from './devices.ts'
import { createDiagnosis } from './diagnosis.ts'
import { deviceOf, sendRefusal } from './gate.ts'
import { giveLink } from './give-link.ts'
import type { LinkOffice } from './give-link.ts'
import { IdempotencyKeys } from './idempotency.ts'
import { LinkMeter } from './link-meter.ts'
import { refuse } from './problems.ts'
import type { Refusal } from './problems.ts'

/** All there is. */
export const routes = [
  { method: 'POST', url: '/v1/links' },
  { method: 'POST', url: '/v1/checks' },
  { method: 'GET', url: '/v1/me' },
  { method: 'GET', url: '/healthz' },
] as const

/** Adds the routes to `app`. */
export function addRoutes(app: FastifyInstance, options: AppOptions): void {
  const { audit, clock, dropbox, policy } = options
  const meter = new LinkMeter(options.limits, clock)
  const keys = new IdempotencyKeys()
  const checkOffice: CheckOffice = { dropbox, meter, policy, diagnosis: createDiagnosis(dropbox, policy, clock) }

  app.post('/v1/links', async (request, reply) => {
    const device = deviceOf(request)
    const parsed = linkRequestSchema.safeParse(request.body)
    if (!parsed.success) return sendRefusal(request, reply, refuse('bad_request', 'the body has another shape'))
    const ask = parsed.data
    const repeat = noteKey(keys, request, device, ask, clock.steadyMs())
    const onLanded: LinkOffice['onLanded'] = (_device, link, matches) => {
      const { contentHash, path } = link
      const outcome = matches ? 'stored' : 'other_bytes'
      audit.write({ ...recordOf(request, device, null), action: 'landed', path, contentHash, outcome })
    }
    const answer = isRefusal(repeat) ? repeat : await giveLink({ ...checkOffice, clock, onLanded }, device, ask)
    const outcome = outcomeOf(answer)
    audit.write({ ...recordOf(request, device, ask), action: 'link', outcome, repeated: repeat === 'repeated' })
    return answerWith(request, reply, answer)
  })

  app.post('/v1/checks', async (request, reply) => {
    const device = deviceOf(request)
    const parsed = checkRequestSchema.safeParse(request.body)
    if (!parsed.success) return sendRefusal(request, reply, refuse('bad_request', 'the body has another shape'))
    const answer = await answerCheck(checkOffice, device, parsed.data)
    audit.write({ ...recordOf(request, device, parsed.data), action: 'check', outcome: outcomeOf(answer) })
    return answerWith(request, reply, answer)
  })

  app.get('/v1/me', (request, reply) => {
    const { base, name } = deviceOf(request)
    const me: MeReply = { device: name, base, directMaxBytes: policy.directMaxBytes }
    return reply.send(me)
  })

  app.get('/healthz', (_request, reply) => reply.send({ ok: true }))
}

type Answer = LinkReply | CheckReply | Refusal

function answerWith(request: FastifyRequest, reply: FastifyReply, answer: Answer): FastifyReply {
  return isRefusal(answer) ? sendRefusal(request, reply, answer) : reply.send(answer)
}

function isRefusal(answer: Answer | string): answer is Refusal {
  return typeof answer !== 'string' && answer.kind === 'refused'
}

function outcomeOf(answer: Answer): string {
  return answer.kind === 'refused' ? answer.code : answer.kind === 'link' ? 'issued' : answer.kind
}

function noteKey(
  keys: IdempotencyKeys,
  request: FastifyRequest,
  device: Device,
  ask: LinkRequest,
  nowMs: number,
): 'first' | 'repeated' | Refusal {
  const key = request.headers['idempotency-key']
  if (key === undefined) return 'first' // so that a person with curl gets along; Outbox always sends one
  if (typeof key !== 'string' || !/^[\x21-\x7e]{1,255}$/.test(key)) {
    return refuse('bad_request', 'the Idempotency-Key is not 1 to 255 visible characters')
  }
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
    sizeBytes: ask?.size ?? null,
    contentHash: ask?.contentHash ?? null,
    repeated: false,
  }
}
