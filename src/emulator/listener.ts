// The listener: sends each request to its route, under the fault that waits for it.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import { callApi, readText } from './http/api/api-call.ts'
import { answerUnderFault } from './http/apply-fault.ts'
import type { Emulator } from './http/context.ts'
import { createExchange, type Exchange, type Outcome } from './http/exchange.ts'
import type { Door } from './http/faults.ts'
import { otherMethod, postToLink } from './http/upload-link-route.ts'
import { localReply } from './local-routes.ts'
import { textReply } from './http/reply.ts'
import { tokenReply } from './http/token-route.ts'
import type { Local } from './local-routes.ts'

export type Tls = { readonly cert: string; readonly key: string }

export type DropboxServer = {
  /** Not listening yet. */
  readonly server: Server
  /** Settles when every request that came in is done with. */
  readonly settled: () => Promise<void>
}

/** A server that answers as Dropbox does. `closing` ends every wait. */
export function createDropboxServer(
  emulator: Emulator,
  local: Local,
  tls: Tls | null,
  closing: AbortSignal,
): DropboxServer {
  const working = new Set<Promise<void>>()
  const answer = (expects: boolean) => (request: IncomingMessage, response: ServerResponse) => {
    const work = handle(emulator, local, request, response, { expects, closing })
      .catch((cause: unknown) => answerFailure(response, cause))
      .finally(() => working.delete(work))
    working.add(work)
  }
  // A body may take as long as it takes; a stalled client is ended by its own deadline or by `close`.
  const options = { requestTimeout: 0, keepAliveTimeout: 60_000 }
  const server = tls === null ? createServer(options) : createTlsServer({ ...options, ...tls })
  server.on('request', answer(false))
  server.on('checkContinue', answer(true))
  return {
    server,
    settled: async () => {
      await Promise.all(working)
    },
  }
}

/** A failure of the emulator itself, for instance a full disk. */
function answerFailure(response: ServerResponse, cause: unknown): void {
  if (response.headersSent) response.destroy()
  else response.writeHead(500, { 'content-type': 'text/plain' }).end(cause instanceof Error ? cause.message : 'failed')
}

async function handle(
  emulator: Emulator,
  local: Local,
  request: IncomingMessage,
  response: ServerResponse,
  how: { readonly expects: boolean; readonly closing: AbortSignal },
): Promise<void> {
  response.on('error', () => undefined) // the peer left while it was being answered
  request.on('error', () => undefined) // the same while it was talking; whoever reads the body sees it too
  const url = new URL(request.url ?? '/', 'http://emulator.invalid')
  const target = targetOf(url)
  if (target.kind === 'local') {
    const reply = await localReply(emulator, local, request, url)
    const exchange = createExchange(request, response, {
      ...how,
      effect: null,
      untilCleared: emulator.faults.untilCleared(),
    })
    return exchange.send(reply)
  }
  const isOptions = request.method === 'OPTIONS'
  const effect = isOptions ? null : emulator.faults.nextEffect(target.kind, target.kind === 'api' ? target.name : null)
  if (effect !== null) {
    emulator.model.note({ kind: 'fault', on: `${target.kind} ${target.name}`, effect: effect.kind }, emulator.nowMs())
  }
  const exchange = createExchange(request, response, { ...how, effect, untilCleared: emulator.faults.untilCleared() })
  if (emulator.model.switches().expect === 'auto') exchange.continueBody()
  await answerUnderFault(exchange, () => answerTarget(emulator, target, url, exchange))
}

type Target = { readonly kind: Door | 'local'; readonly name: string }

function targetOf(url: URL): Target {
  const link = /^\/apitul\/1\/([\w-]+)$/.exec(url.pathname)?.[1]
  if (link !== undefined) return { kind: 'link', name: link }
  if (url.pathname.startsWith('/2/')) return { kind: 'api', name: url.pathname.slice('/2/'.length) }
  return url.pathname === '/oauth2/token' ? { kind: 'token', name: '' } : { kind: 'local', name: '' }
}

async function answerTarget(emulator: Emulator, target: Target, url: URL, exchange: Exchange): Promise<Outcome> {
  const method = exchange.request.method ?? ''
  if (method === 'OPTIONS' || (target.kind === 'link' && method !== 'POST')) return otherMethod(method)
  switch (target.kind) {
    case 'link':
      return postToLink(emulator, target.name, exchange)
    case 'api':
      return callApi(emulator, target.name, url.searchParams, exchange)
    case 'token':
      return answerToken(emulator, url, exchange)
    case 'local':
      return textReply(404, 'Not found')
  }
}

/** A token request is a few hundred bytes. */
const maxFormBytes = 64 * 1024

async function answerToken(emulator: Emulator, url: URL, exchange: Exchange): Promise<Outcome> {
  if (exchange.request.method !== 'POST') return textReply(405, 'Method not allowed', { allow: 'POST' })
  exchange.continueBody()
  const form = await readText(exchange.request, maxFormBytes)
  if (form === null) return 'gone'
  if ((await exchange.beforeCommit()) === 'stop') return 'gone'
  return tokenReply(emulator, url.searchParams, form, exchange.request.headers.authorization)
}
