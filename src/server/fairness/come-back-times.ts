// This folder: that no computer keeps the others waiting.

// When clients come back after an outage: each at a time of its own, so that what has just recovered is not run over by all.
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { deviceIdHeader } from '#shared/contract/sign-in/sign-in-api.ts'
import type { ServerClock } from '../clock.ts'
import type { Device } from '../devices.ts'

/** A thousand computers come back within about a minute, and a dozen at once. Twice what a namespace takes in commits. */
export const clientsPerSecond = 16
/** Clients beyond this have no time of their own any more; they still come back one after another. */
const mostClients = 10_000

/** Times to come back, given out one after another. Whoever asks again before its time keeps it. */
export class ComeBackTimes {
  readonly #times = new Map<string, number>()
  #nextMs = 0

  /** Milliseconds after which `client` should come back: at least `afterMs`, and after all that were told before. */
  spread(client: string, afterMs: number, nowMs: number): number {
    for (const [other, atMs] of this.#times) {
      if (atMs > nowMs) break
      this.#times.delete(other)
    }
    const earliestMs = nowMs + afterMs
    const toldMs = this.#times.get(client)
    if (toldMs !== undefined && toldMs >= earliestMs) return toldMs - nowMs
    const atMs = Math.max(earliestMs, this.#nextMs)
    this.#nextMs = atMs + 1000 / clientsPerSecond
    this.#times.delete(client)
    if (this.#times.size < mostClients) this.#times.set(client, atMs)
    return atMs - nowMs
  }
}

/**
 * Spreads the Retry-After of all refusals for which nothing is wrong with the client: Dropbox, the database or the identity
 * provider cannot be used, or too many wait. Several servers spread their clients each for itself.
 */
export function addComeBackTimes(app: FastifyInstance, clock: ServerClock): void {
  const times = new ComeBackTimes()
  app.addHook('onSend', (request, reply, payload, done) => {
    const told = reply.getHeader('retry-after')
    if (reply.statusCode >= 500 && typeof told === 'string') {
      const ms = times.spread(clientOf(request), Number(told) * 1000, clock.steadyMs())
      reply.header('retry-after', String(Math.ceil(ms / 1000)))
    }
    done(null, payload)
  })
}

/** Of a person's computer nobody knows the device where the identity provider is away; a whole office may share an address. */
function clientOf(request: FastifyRequest): string {
  const device = request.getDecorator<Device | null>('device')
  const id = request.headers[deviceIdHeader]
  return device?.name ?? (typeof id === 'string' ? `id ${id}` : `address ${request.ip}`)
}
