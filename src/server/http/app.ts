// The company server as an application without a port: `build` it, then listen or inject.
import { randomUUID } from 'node:crypto'
import { createServer as createHttpServer } from 'node:http'
import type { IncomingMessage, Server } from 'node:http'
import { createServer as createHttpsServer } from 'node:https'
import type { Socket } from 'node:net'
import { fastify } from 'fastify'
import type { FastifyError, FastifyInstance, FastifyRequest, FastifyServerOptions } from 'fastify'
import type { AppOptions } from './app-options.ts'
import { DatabaseAway } from '../database/database-away.ts'
import { addAuth, sendRefusal } from './auth.ts'
import { answerBrokenRequest } from './broken-requests.ts'
import { addComeBackTimes } from '../fairness/come-back-times.ts'
import { HalfOpenConnections } from './half-open.ts'
import { refuse } from '../problems.ts'
import type { Refusal } from '../problems.ts'
import { StoreFailures } from './store-failures.ts'
import { addEnrolmentRoute, enrolmentRoutes } from './enrolment-route.ts'
import { saysTwice } from '../json-members.ts'
import { RelayMoved } from '../relays/relay-rows.ts'
import { relayRoutes } from './relay-routes.ts'
import { addRoutes, routes } from './routes.ts'
import { addSignInRoute } from './sign-in-route.ts'

/** A path of 4,096 characters needs 12 KiB of UTF-8 at most, a full Dropbox path twice that. */
const longestBodyBytes = 64 * 1024

/** PostgreSQL is there again after a restart of some seconds, or after its standby took over. */
const databaseAwayMs = 5_000
const movedMs = 1_000

/**
 * What is answered here with a yes is in the record before the answer goes out, or is not answered: the client asks again. A code that was
 * taken is not among them: its computer is written down by itself, and its token is told once.
 */
const givenOnRecord: ReadonlySet<string> = new Set(['/v1/links', '/v1/relays', '/v1/relays/:id/finish'])
const unrecorded = () => new DatabaseAway(new Error('the record could not be kept'))

/** Makes the server. Close it with `app.close()`. */
export function build(options: AppOptions): FastifyInstance {
  const app = fastify({
    logger: false,
    bodyLimit: longestBodyBytes,
    trustProxy: options.trustProxy.length === 0 ? false : [...options.trustProxy],
    requestIdHeader: false,
    genReqId: () => randomUUID(),
    serverFactory: serverFactory(options),
    clientErrorHandler: answerBrokenRequest,
    frameworkErrors: (_error, request, reply) => {
      sendRefusal(request, reply, refuse('bad_request', 'the request line cannot be read'))
    },
  })
  app.removeContentTypeParser('text/plain')
  refuseRepeatedMembers(app)
  app.addHook('onSend', (request, reply, payload, done) => {
    reply.header('cache-control', 'no-store').header('x-content-type-options', 'nosniff')
    const isGiven = reply.statusCode < 300 && givenOnRecord.has(request.routeOptions.url ?? '')
    const kept = isGiven ? options.audit.isKept() : (options.audit.written() ?? true)
    if (kept === true) done(null, payload)
    else void Promise.resolve(kept).then((isKept) => (isKept === false ? done(unrecorded()) : done(null, payload)))
  })
  if (options.relays !== null) options.relays.deadlines.addTo(app)
  addAuth(app, options)
  addComeBackTimes(app, options.clock)
  addRoutes(app, options)
  addSignInRoute(app, options.people?.settings ?? null, options.enrolments !== null)
  if (options.enrolments !== null) addEnrolmentRoute(app, options.enrolments, options.audit)
  const known = [
    ...routes,
    ...(options.relays === null ? [] : relayRoutes),
    ...(options.enrolments === null ? [] : enrolmentRoutes),
  ]
  app.setNotFoundHandler((request, reply) => {
    const path = request.url.split('?')[0] ?? ''
    const methods = known.filter(({ url }) => isAt(url, path)).map(({ method }) => method)
    if (methods.length === 0) return sendRefusal(request, reply, refuse('not_found', 'there is no such route'))
    const refusal = refuse('method_not_allowed', `this route takes ${methods.join(', ')}`)
    return sendRefusal(request, reply.header('allow', methods.join(', ')), refusal)
  })
  const storeFailures = new StoreFailures(options.onFailure)
  app.addHook('onResponse', ({ method, routeOptions }, { statusCode }, done) => {
    if (statusCode < 300 && isWrite(method, routeOptions.url)) storeFailures.wrote()
    done()
  })
  app.setErrorHandler<FastifyError>((error, request, reply) => {
    const refusal = passing(error) ?? storeFailures.refusalOf(error, options.clock.steadyMs()) ?? readError(error)
    if (refusal.code === 'internal') options.onFailure(describeBug(error, request))
    return sendRefusal(request, reply, refusal)
  })
  return app
}

/** A body that says a member twice is refused: whoever looked at it on its way may have read the other one. */
function refuseRepeatedMembers(app: FastifyInstance): void {
  const parse = app.getDefaultJsonParser('error', 'error')
  app.removeContentTypeParser('application/json')
  app.addContentTypeParser<string>('application/json', { parseAs: 'string' }, (request, body, done) => {
    void parse(request, body, (error, value: unknown) => {
      const isRepeated = error === null && typeof value === 'object' && value !== null && saysTwice(body, value)
      done(isRepeated ? Object.assign(new Error('a member comes twice'), { statusCode: 400 }) : error, value)
    })
  })
}

/** The refusal of what passes by itself, with several servers on one database. */
function passing(error: unknown): Refusal | null {
  if (error instanceof DatabaseAway) {
    return refuse('database_away', 'the database of the server cannot be used now', databaseAwayMs)
  }
  return error instanceof RelayMoved ? refuse('relay_busy', 'another request was faster', movedMs) : null
}

/** Whether a request writes records of its own, beside the audit. */
function isWrite(method: string, url: string | undefined): boolean {
  const isReading = method === 'GET' || method === 'HEAD' || method === 'OPTIONS'
  return !isReading && [...relayRoutes, ...enrolmentRoutes].some((route) => route.url === url)
}

/** Whether `path` is one of the route `url`, in which `:id` stands for any segment. */
function isAt(url: string, path: string): boolean {
  const [pattern, segments] = [url.split('/'), path.split('/')]
  return pattern.length === segments.length && pattern.every((part, at) => part === segments[at] || part === ':id')
}

function readError(error: FastifyError): Refusal {
  const status = error.statusCode ?? 500
  if (status === 415) return refuse('unsupported_media_type', 'the body must be application/json')
  if (status === 413) return refuse('bad_request', `the body is longer than ${longestBodyBytes} bytes`)
  if (status >= 400 && status < 500) return refuse('bad_request', 'the body is not JSON that can be read')
  return refuse('internal', 'the server failed; its log says more under this request id')
}

function describeBug(error: FastifyError, request: FastifyRequest): string {
  return `request ${request.id} ${request.method} ${request.routeOptions.url ?? ''}: ${error.stack ?? error.message}`
}

/** Node's servers wait for slow senders without end unless told otherwise. */
function serverFactory(options: AppOptions): NonNullable<FastifyServerOptions['serverFactory']> {
  const { limits, tls } = options
  const patience = {
    headersTimeout: limits.headMs,
    // A piece of a relay may take longer than a question: then `body-deadlines.ts` ends what takes too long.
    requestTimeout: options.relays === null ? limits.requestMs : 0,
    connectionsCheckingInterval: Math.min(1_000, limits.headMs),
    keepAliveTimeout: 65_000, // a little longer than what clients keep a connection for
    maxHeaderSize: 16 * 1024,
  }
  return (handler) => {
    const server =
      tls === null
        ? createHttpServer(patience, handler)
        : createHttpsServer({ ...patience, ...tls, minVersion: 'TLSv1.2', handshakeTimeout: limits.headMs }, handler)
    server.maxConnections = limits.connections
    dropSilent(server, new HalfOpenConnections(Math.ceil(limits.connections / 2)))
    server.maxRequestsPerSocket = 10_000
    return server
  }
}

/** Keeps one address from filling the house with connections that never ask. */
function dropSilent(server: Server, silent: HalfOpenConnections): void {
  server.on('connection', (socket: Socket) => {
    const [address, id] = keysOf(socket)
    silent.opened(address, id, () => socket.destroy())
    socket.once('close', () => silent.settled(address, id))
  })
  server.on('request', ({ socket }: IncomingMessage) => silent.settled(...keysOf(socket)))
}

/** Under TLS a request comes over another socket than the connection, from the same port of the same address. */
function keysOf({ remoteAddress = '', remotePort = 0 }: Socket): [address: string, id: string] {
  return [remoteAddress, `${remoteAddress} ${remotePort}`]
}
