// How long the body of a request may take to arrive, where Node's one limit for all requests will not do: a piece of a relay
// has a pace of its own, everything else the short time of a question.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { later } from '../clock.ts'

export class BodyDeadlines {
  readonly #requestMs: number
  readonly #unhurried = new WeakSet<FastifyRequest>()
  /** What stops watching a request. */
  readonly #stops = new WeakMap<FastifyRequest, () => void>()

  constructor(requestMs: number) {
    this.#requestMs = requestMs
  }

  /** Watches every request of `app`. */
  addTo(app: FastifyInstance): void {
    app.addHook('onRequest', (request, _reply, next) => {
      this.#endLater(request)
      next()
    })
    app.addHook('onResponse', (request, _reply, next) => {
      if (request.raw.complete) this.#stops.get(request)?.()
      next()
    })
  }

  /** Lets the body of `request` take its time until it is answered. */
  lift(request: FastifyRequest, reply: FastifyReply): void {
    this.#unhurried.add(request)
    reply.raw.once('finish', () => {
      this.#unhurried.delete(request)
      if (!request.raw.complete) this.#endLater(request)
    })
  }

  #endLater(request: FastifyRequest): void {
    const end = (): void => {
      if (!request.raw.complete && !this.#unhurried.has(request)) request.raw.destroy()
    }
    this.#stops.set(request, later(this.#requestMs, end))
  }
}
