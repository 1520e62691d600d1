// What operators read over HTTP.
import type { FastifyInstance } from 'fastify'
import type { FleetReply } from '#shared/contract/status-api.ts'
import type { FleetRecord } from '../fleet/fleet.ts'
import { fleetPage } from '../fleet/fleet-page.ts'
import type { Metrics } from './metrics.ts'
import type { Unready } from './readiness.ts'

/** What a server has for its operators. */
export type OperatorParts = {
  /** The SHA-256 of the operator's token; null: there is none. */
  readonly tokenHash: string | null
  readonly metrics: Metrics
  readonly fleet: FleetRecord
  readonly readiness: () => Promise<Unready | null>
}

/** Nothing of others is loaded by the page, and nobody may put it into another one. */
const pagePolicy = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"

/** Adds the routes, and counts what is answered on all of them. */
export function addOperatorRoutes(app: FastifyInstance, { fleet, metrics, readiness }: OperatorParts): void {
  app.addHook('onResponse', (request, reply, done) => {
    metrics.answered(request.method, request.routeOptions.url ?? 'none', reply.statusCode, reply.elapsedTime / 1000)
    done()
  })
  app.addHook('onSend', (request, reply, payload, done) => {
    // A browser asks for the token then; the name it asks for with it does not matter.
    if (reply.statusCode === 401 && request.routeOptions.url === '/fleet') {
      reply.header('www-authenticate', 'Basic realm="Outbox fleet", charset="UTF-8"')
    }
    done(null, payload)
  })
  app.get('/readyz', async (_request, reply) => {
    const because = await readiness()
    return because === null ? reply.send({ ready: true }) : reply.code(503).send({ ready: false, because })
  })
  app.get('/metrics', async (_request, reply) => reply.type(metrics.contentType).send(await metrics.text()))
  app.get('/v1/fleet', async (_request, reply) => {
    const answer: FleetReply = await fleet.read()
    return reply.send(answer)
  })
  app.get('/fleet', async (_request, reply) =>
    reply
      .type('text/html; charset=utf-8')
      .headers({ 'content-security-policy': pagePolicy, 'referrer-policy': 'no-referrer' })
      .send(fleetPage(await fleet.read())),
  )
}
