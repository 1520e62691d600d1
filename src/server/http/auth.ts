// Who gets in. Every route is shut unless it is in the list of open ones: a new route is protected by being forgotten.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { parseStatus, statusHeader } from '#shared/contract/status-api.ts'
import { isOperator, operatorRoutes } from '../operator/operator-gate.ts'
import type { OperatorParts } from '../operator/operator-routes.ts'
import { askedIn } from '../links/asked.ts'
import type { Audit } from '../audit/audit.ts'
import type { ServerClock } from '../clock.ts'
import type { Device, Devices } from '../devices.ts'
import type { Enrolments } from '../enrolment/enrolment.ts'
import type { Limits } from '../config/limits.ts'
import { refuse, toProblem } from '../problems.ts'
import type { Refusal } from '../problems.ts'
import { TokenBuckets } from '../token-bucket.ts'

/** The routes that need no device. */
export const openRoutes: ReadonlySet<string> = new Set(['/healthz', '/readyz', '/v1/enrolments'])

export type AuthOptions = {
  readonly devices: Devices
  /** Null: every computer is in the settings file. */
  readonly enrolments: Pick<Enrolments, 'look'> | null
  readonly limits: Limits
  readonly clock: ServerClock
  readonly audit: Audit
  readonly operator: OperatorParts
}

/** Puts the gate before every route of `app`, also before those that do not exist. */
export function addAuth(app: FastifyInstance, options: AuthOptions): void {
  const meters = {
    devices: new TokenBuckets(options.limits.requestsPerDevice),
    addresses: new TokenBuckets(options.limits.requestsPerAddress),
    denials: new TokenBuckets(options.limits.denialsPerAddress),
  }
  app.decorateRequest('device', null)
  app.addHook('onRequest', async (request, reply) => {
    const refusal = await admit(request, options, meters)
    return refusal === null ? undefined : sendRefusal(request, reply, refusal)
  })
}

/** The device behind a request that passed the gate. */
export function deviceOf(request: FastifyRequest): Device {
  const device = request.getDecorator<Device | null>('device')
  if (device === null) throw new Error('this route was reached without a device')
  return device
}

/** Answers a request with a refusal. */
export function sendRefusal(request: FastifyRequest, reply: FastifyReply, refusal: Refusal): FastifyReply {
  const { body, headers, status } = toProblem(refusal, request.id, askedIn(request))
  return reply.code(status).headers(headers).send(body)
}

type Meters = Readonly<Record<'devices' | 'addresses' | 'denials', TokenBuckets>>

async function admit(request: FastifyRequest, options: AuthOptions, meters: Meters): Promise<Refusal | null> {
  const nowMs = options.clock.steadyMs()
  // A browser page of another site is never our client; there are no cookies to abuse, and nothing to answer it.
  const site = request.headers['sec-fetch-site']
  if (site !== undefined && site !== 'same-origin' && site !== 'none') {
    return refuse('not_allowed', 'requests from web pages of other sites are refused')
  }
  const route = request.routeOptions.url ?? ''
  if (operatorRoutes.has(route)) {
    if (isOperator(request, route, options.operator.tokenHash)) return null
    return slowDown(request, options, meters) ?? refuseStranger(request, options, meters)
  }
  // The token comes first, at the price of one SHA-256. It has 256 bits, so there is nothing to guess; a limit for an
  // address would only let a stranger behind the same router or proxy lock out every device there.
  const { authorization } = request.headers
  const device = options.devices.identify(authorization) ?? (await meetStranger(request, options, meters))
  if (device === null || 'kind' in device) return device
  const deviceMs = meters.devices.tryConsume(device.name, nowMs)
  if (deviceMs > 0) return refuse('too_many_requests', 'too many requests from this device', deviceMs)
  request.setDecorator('device', device)
  options.operator.fleet.heard(device.name, parseStatus(statusIn(request)))
  return null
}

function statusIn({ headers }: FastifyRequest): string | undefined {
  const value = headers[statusHeader]
  return typeof value === 'string' ? value : undefined
}

function wantedIn({ routeOptions }: FastifyRequest): string {
  const whose = operatorRoutes.has(routeOptions.url ?? '') ? "the operator's" : 'a valid device'
  return `${whose} token is needed in the Authorization header`
}

/** The refusal of an address that asks too often without a token; null where it may ask. */
function slowDown({ ip }: FastifyRequest, { clock }: AuthOptions, { addresses }: Meters): Refusal | null {
  const addressMs = addresses.tryConsume(ip, clock.steadyMs())
  return addressMs > 0 ? refuse('too_many_requests', 'too many requests from this address', addressMs) : null
}

/**
 * Who comes without a token that is known: null for an open route, which takes it; a computer that came by a code at another
 * server a moment ago; or a refusal.
 */
async function meetStranger(
  request: FastifyRequest,
  options: AuthOptions,
  meters: Meters,
): Promise<Device | Refusal | null> {
  const tooOften = slowDown(request, options, meters)
  if (tooOften !== null) return tooOften
  if (openRoutes.has(request.routeOptions.url ?? '')) return null
  const { authorization } = request.headers
  if (authorization !== undefined) await options.enrolments?.look()
  return options.devices.identify(authorization) ?? refuseStranger(request, options, meters)
}

function refuseStranger(request: FastifyRequest, options: AuthOptions, meters: Meters): Refusal {
  const nowMs = options.clock.steadyMs()
  const former = options.devices.formerName(request.headers.authorization)
  if (former !== null) options.operator.fleet.denied(former)
  // Beyond the limit it is not written down: nobody fills the audit from outside. A computer that was signed out is
  // counted by itself, so that the noise of others never hides that it still tries.
  const counted = former === null ? `address ${request.ip}` : `device ${former}`
  const isNoted = meters.denials.tryConsume(counted, nowMs) === 0
  // What it says stays the same: an Outbox with an old key must read that it has to sign in, not that the server is busy.
  const refusal = refuse('sign_in_needed', wantedIn(request))
  if (!isNoted) return refusal
  options.audit.write({
    action: 'denied',
    requestId: request.id,
    address: request.ip,
    device: former,
    outcome: 'sign_in_needed',
    path: null,
    dropboxPath: null,
    sizeBytes: null,
    contentHash: null,
    replacedRev: null,
    repeated: false,
  })
  return refusal
}
