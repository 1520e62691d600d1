// Who gets in. Every route is shut unless it is in the list of open ones: a new route is protected by being forgotten.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { deviceIdHeader, deviceIdPattern } from '#shared/contract/sign-in/sign-in-api.ts'
import { computerNameHeader, parseComputerName } from '#shared/contract/sign-in/computer-name.ts'
import { parseStatus, statusHeader } from '#shared/contract/status-api.ts'
import { assertNever } from '#shared/assert.ts'
import { isOperator, operatorRoutes } from '../operator/operator-gate.ts'
import type { OperatorParts } from '../operator/operator-routes.ts'
import type { SharedMeters } from './app-options.ts'
import { askedIn } from '../links/asked.ts'
import type { Audit } from '../audit/audit.ts'
import type { ServerClock } from '../clock.ts'
import type { Device, Devices } from '../devices.ts'
import type { Enrolments } from '../enrolment/enrolment.ts'
import type { Limits } from '../config/limits.ts'
import { refuse, toProblem } from '../problems.ts'
import type { Refusal } from '../problems.ts'
import type { Identified, People } from '../sign-in/people.ts'
import { SignatureMeter } from '../sign-in/signature-meter.ts'
import { TokenBuckets } from '../token-bucket.ts'
import type { RateMeter } from '../token-bucket.ts'

/** The routes that need no device. */
export const openRoutes: ReadonlySet<string> = new Set(['/healthz', '/readyz', '/v1/enrolments', '/v1/sign-in'])

export type AuthOptions = {
  readonly devices: Devices
  /** Null: every computer is in the settings file. */
  readonly enrolments: Pick<Enrolments, 'look'> | null
  readonly people: People | null
  readonly limits: Limits
  readonly clock: ServerClock
  readonly audit: Audit
  readonly operator: OperatorParts
  /** Null: this server counts alone. */
  readonly shared: Pick<SharedMeters, 'requestsPerDevice'> | null
}

/** Puts the gate before every route of `app`, also before those that do not exist. */
export function addAuth(app: FastifyInstance, options: AuthOptions): void {
  const meters = {
    devices: options.shared?.requestsPerDevice ?? new TokenBuckets(options.limits.requestsPerDevice),
    // Strangers are counted by each server alone: a database that is asked for each of them would be theirs to keep busy.
    addresses: new TokenBuckets(options.limits.requestsPerAddress),
    denials: new TokenBuckets(options.limits.denialsPerAddress),
    signatures: new SignatureMeter(options.limits.requestsPerAddress),
  }
  app.decorateRequest('device', null)
  app.addHook('onRequest', (request, reply, next) => {
    const answer = (refusal: Refusal | null): void => {
      if (refusal === null) next()
      else sendRefusal(request, reply, refusal)
    }
    // A device is known at once; only a person's token is waited for.
    const admitted = admit(request, options, meters)
    if (admitted instanceof Promise) admitted.then(answer, next)
    else answer(admitted)
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

type Meters = Readonly<Record<'addresses' | 'denials', TokenBuckets>> & {
  readonly devices: RateMeter
  readonly signatures: SignatureMeter
}

function admit(
  request: FastifyRequest,
  options: AuthOptions,
  meters: Meters,
): Refusal | null | Promise<Refusal | null> {
  // A browser page of another site is never our client; there are no cookies to abuse, and nothing to answer it.
  const site = request.headers['sec-fetch-site']
  if (site !== undefined && site !== 'same-origin' && site !== 'none') {
    return refuse('not_allowed', 'requests from web pages of other sites are refused')
  }
  const route = request.routeOptions.url ?? ''
  if (operatorRoutes.has(route)) {
    return isOperator(request, route, options.operator.tokenHash) ? null : admitStranger(request, options, meters)
  }
  // The token comes first, at the price of one SHA-256. It has 256 bits, so there is nothing to guess; a limit for an
  // address would only let a stranger behind the same router or proxy lock out every device there.
  const device = options.devices.identify(request.headers.authorization)
  if (device !== null) return admitDevice(request, device, options, meters)
  const token = openRoutes.has(route) ? null : personTokenIn(request)
  if (options.people === null || token === null) {
    const mayBeNew = options.enrolments !== null && request.headers.authorization !== undefined
    return (mayBeNew ? meetStranger : admitStranger)(request, options, meters)
  }
  return admitPerson(request, token, options.people, options, meters)
}

/** A token in the form of those that identity providers sign; null for any other. */
function personTokenIn({ headers }: FastifyRequest): string | null {
  return /^Bearer ([\w-]+(?:\.[\w-]*)+)$/i.exec(headers.authorization ?? '')?.[1] ?? null
}

async function admitPerson(
  request: FastifyRequest,
  token: string,
  people: People,
  options: AuthOptions,
  meters: Meters,
): Promise<Refusal | null> {
  const id = request.headers[deviceIdHeader] ?? ''
  // A person with curl says no computer; all that say none are one.
  if (typeof id !== 'string' || (id !== '' && !deviceIdPattern.test(id))) {
    return refuse('bad_request', `the header ${deviceIdHeader} is not 16 to 64 letters, digits, "-" and "_"`)
  }
  const { ip } = request
  const waitMs = meters.signatures.waitMs(token, ip, options.clock.steadyMs())
  if (waitMs > 0) return refuse('too_many_requests', 'too many tokens of this address were refused', waitMs)
  const identified: Identified = await people.identify(token, id)
  if (identified.kind !== 'unavailable') {
    meters.signatures.note(identified.kind === 'device', token, ip, options.clock.steadyMs())
  }
  switch (identified.kind) {
    case 'device':
      return admitDevice(request, withName(identified.device, request), options, meters)
    case 'refused':
      return admitStranger(request, options, meters, `the token is refused: ${identified.why}`)
    case 'not_a_member':
      return refuse('not_allowed', 'the company does not let this person upload')
    case 'unavailable':
      return refuse('sign_in_unavailable', identified.why, identified.afterMs)
    default:
      return assertNever(identified)
  }
}

/** The device with what its computer calls itself, where it says so. */
function withName(device: Device, { headers }: FastifyRequest): Device {
  const computer = parseComputerName(headers[computerNameHeader])
  return computer === null ? device : { ...device, computer }
}

/** At once where this server knows that the device may ask, or counts alone. */
function admitDevice(
  request: FastifyRequest,
  device: Device,
  options: AuthOptions,
  meters: Meters,
): Refusal | null | Promise<Refusal | null> {
  const waitMs = meters.devices.tryConsume(device.name, options.clock.steadyMs())
  if (waitMs instanceof Promise) return waitMs.then((ms) => admitIn(request, device, options, ms))
  return admitIn(request, device, options, waitMs)
}

function admitIn(request: FastifyRequest, device: Device, options: AuthOptions, deviceMs: number): Refusal | null {
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

/** Lets a request without a valid token through to an open route, as often as its address may ask. */
function admitStranger(
  request: FastifyRequest,
  options: AuthOptions,
  meters: Meters,
  why: string = wantedIn(request),
): Refusal | null {
  const tooOften = slowDown(request, options, meters)
  if (tooOften !== null || openRoutes.has(request.routeOptions.url ?? '')) return tooOften
  return refuseStranger(request, options, meters, why)
}

/** The same, but a token that is not known here may be of a computer that came by a code at another server a moment ago. */
async function meetStranger(request: FastifyRequest, options: AuthOptions, meters: Meters): Promise<Refusal | null> {
  const tooOften = slowDown(request, options, meters)
  if (tooOften !== null || openRoutes.has(request.routeOptions.url ?? '')) return tooOften
  await options.enrolments?.look()
  const device = options.devices.identify(request.headers.authorization)
  if (device !== null) return admitDevice(request, device, options, meters)
  return refuseStranger(request, options, meters, wantedIn(request))
}

/** The refusal of an address that asks too often without a token; null where it may ask. */
function slowDown({ ip }: FastifyRequest, { clock }: AuthOptions, { addresses }: Meters): Refusal | null {
  const addressMs = addresses.tryConsume(ip, clock.steadyMs())
  return addressMs > 0 ? refuse('too_many_requests', 'too many requests from this address', addressMs) : null
}

function refuseStranger(request: FastifyRequest, options: AuthOptions, meters: Meters, why: string): Refusal {
  const nowMs = options.clock.steadyMs()
  const former = options.devices.formerName(request.headers.authorization)
  if (former !== null) options.operator.fleet.denied(former)
  // Beyond the limit it is not written down: nobody fills the audit from outside. A computer that was signed out is
  // counted by itself, so that the noise of others never hides that it still tries.
  const counted = former === null ? `address ${request.ip}` : `device ${former}`
  const isNoted = meters.denials.tryConsume(counted, nowMs) === 0
  // What it says stays the same: an Outbox with an old key must read that it has to sign in, not that the server is busy.
  const refusal = refuse('sign_in_needed', why)
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
