// One call of an API route: who calls, with what argument, and what it answers.
import { isUtf8 } from 'node:buffer'
import type { IncomingMessage } from 'node:http'
import { replyTo, type ApiAnswer } from './api-answer.ts'
import type { Body, Route } from './api-route.ts'
import { refusalOfCaller, tokenOf, type Caller } from './authorize.ts'
import { downloadReply } from './download.ts'
import type { Emulator } from '../context.ts'
import type { Exchange, Outcome } from '../exchange.ts'
import { receiveBody } from '../../disk/receive-body.ts'
import { textReply, type Reply } from '../reply.ts'
import { accountRoutes } from './routes-account.ts'
import { arrangeRoutes } from './routes-arrange.ts'
import { fileRoutes } from './routes-files.ts'
import { searchRoutes } from './routes-search.ts'
import { sessionBatchRoutes } from './routes-session-batch.ts'
import { sessionRoutes } from './routes-session.ts'
import { uploadRoutes } from './routes-upload.ts'

const routes = new Map<string, Route>(
  Object.entries({
    ...fileRoutes,
    ...searchRoutes,
    ...arrangeRoutes,
    ...accountRoutes,
    ...uploadRoutes,
    ...sessionRoutes,
    ...sessionBatchRoutes,
  }),
)

/** Largest body of a call that takes bytes, and largest JSON of one that does not. */
const maxUploadBytes = 150 * 1024 * 1024
const maxJsonBytes = 4 * 1024 * 1024

/** Answers one call of the route `name`. */
export async function callApi(
  emulator: Emulator,
  name: string,
  query: URLSearchParams,
  exchange: Exchange,
): Promise<Outcome> {
  const route = routes.get(name)
  const caller = { headers: exchange.request.headers, query }
  const refusal = refusalOfCall(emulator, name, route, exchange.request, query)
  if (refusal !== null || route === undefined) {
    return noted(emulator, name, refusal ?? textReply(400, `Unknown API function: "${name}"`))
  }
  exchange.continueBody()
  switch (route.style) {
    case 'rpc':
      return callWithJson(emulator, name, route, caller, exchange)
    case 'upload':
      return callWithBytes(emulator, name, route, query, exchange)
    case 'download':
      return callForBytes(emulator, name, route, query, exchange)
  }
}

function refusalOfCall(
  emulator: Emulator,
  name: string,
  route: Route | undefined,
  request: IncomingMessage,
  query: URLSearchParams,
): Reply | null {
  if (route === undefined) return textReply(400, `Unknown API function: "${name}"`)
  if (request.method !== 'POST' && !(route.style === 'download' && request.method === 'GET')) {
    return textReply(
      400,
      `Error in call to API function "${name}": Your request's HTTP method is "${request.method}".  This function only accepts the HTTP methods {POST}.`,
    )
  }
  return (
    refusalOfCaller(emulator, name, route, { headers: request.headers, query }) ??
    refusalOfContentType(name, route, request)
  )
}

function refusalOfContentType(name: string, route: Route, request: IncomingMessage): Reply | null {
  const given = request.headers['content-type'] ?? ''
  // A route without an argument is called with neither a body nor its type, as Dropbox's own JavaScript SDK does.
  const hasBody = (request.headers['content-length'] ?? '0') !== '0' || 'transfer-encoding' in request.headers
  if (route.style !== 'upload' && given === '' && !hasBody) return null
  const type = given.replace(/\s/g, '').toLowerCase()
  const expected =
    route.style === 'rpc'
      ? ['application/json', 'application/json;charset=utf-8', 'text/plain;charset=dropbox-cors-hack']
      : ['application/octet-stream', 'text/plain;charset=dropbox-cors-hack']
  if (expected.includes(type)) return null
  const list = expected.map((one) => `"${one}"`).join(', ')
  const why = `Bad HTTP "Content-Type" header: "${given}".  Expecting one of ${list}.`
  return textReply(400, `Error in call to API function "${name}": ${why}`)
}

async function callWithJson(
  emulator: Emulator,
  name: string,
  route: Route,
  caller: Caller,
  exchange: Exchange,
): Promise<Outcome> {
  const body = await readText(exchange.request, maxJsonBytes)
  if (body === null) return 'gone'
  const parsed = parseJson(body === '' ? 'null' : body)
  if (parsed === null) return badInput(emulator, name, 'request body: could not decode input as JSON')
  const prepared = route.prepare(parsed.value)
  if (prepared.kind === 'misfit') return badInput(emulator, name, `request body: ${prepared.why}`)
  if ((await exchange.beforeCommit()) === 'stop') return 'gone'
  return sentAs(emulator, name, await prepared.run(emulator, null, tokenOf(caller)), exchange)
}

async function callWithBytes(
  emulator: Emulator,
  name: string,
  route: Route,
  query: URLSearchParams,
  exchange: Exchange,
): Promise<Outcome> {
  const prepared = prepareFromHead(route, query, exchange.request)
  if (prepared.kind === 'misfit') return badInput(emulator, name, prepared.why)
  const received = await receiveBody(exchange.request, {
    temporaryPath: emulator.files.temporaryPath(),
    keepBytes: emulator.files.keepBytes,
    maxBytes: maxUploadBytes,
    pace: exchange.pace,
  })
  if (received.kind === 'cut') return 'gone'
  if (received.kind === 'too_large')
    return replyTo(name, { kind: 'route_error', summary: 'payload_too_large', error: null })
  if ((await exchange.beforeCommit()) === 'stop') {
    emulator.files.discard(received.incoming)
    return 'gone'
  }
  return runWithBody(emulator, name, prepared.run(emulator, received, ''), received, exchange)
}

async function callForBytes(
  emulator: Emulator,
  name: string,
  route: Route,
  query: URLSearchParams,
  exchange: Exchange,
): Promise<Outcome> {
  const prepared = prepareFromHead(route, query, exchange.request)
  if (prepared.kind === 'misfit') return badInput(emulator, name, prepared.why)
  if ((await readText(exchange.request, maxJsonBytes)) === null) return 'gone'
  if ((await exchange.beforeCommit()) === 'stop') return 'gone'
  return sentAs(emulator, name, await prepared.run(emulator, null, ''), exchange)
}

/** The argument of a call whose body is no JSON: from its header, or from a parameter for a page in a browser. */
function prepareFromHead(route: Route, query: URLSearchParams, request: IncomingMessage): ReturnType<Route['prepare']> {
  const given = request.headers['dropbox-api-arg']
  // Documented is ASCII with \u escapes. rclone's Go SDK sends UTF-8 as it is, and its users have files with umlauts.
  const bytes = typeof given === 'string' ? Buffer.from(given, 'latin1') : null
  const header = bytes !== null && isUtf8(bytes) ? bytes.toString('utf8') : given
  const parameter = query.get('arg')
  const text = typeof header === 'string' ? header : parameter
  if (text === null) {
    return { kind: 'misfit', why: 'Must provide HTTP header "Dropbox-API-Arg" or URL parameter "arg".' }
  }
  const where = typeof header === 'string' ? 'HTTP header "Dropbox-API-Arg"' : 'URL parameter "arg"'
  const parsed = parseJson(text)
  if (parsed === null) return { kind: 'misfit', why: `${where}: could not decode input as JSON` }
  const prepared = route.prepare(parsed.value)
  return prepared.kind === 'misfit' ? { kind: 'misfit', why: `${where}: ${prepared.why}` } : prepared
}

function sentAs(emulator: Emulator, name: string, answer: ApiAnswer, exchange: Exchange): Reply {
  if (answer.kind === 'download') return downloadReply(emulator, answer.fact, exchange.request.headers)
  return replyTo(name, answer)
}

async function runWithBody(
  emulator: Emulator,
  name: string,
  running: ReturnType<Extract<ReturnType<Route['prepare']>, { kind: 'ready' }>['run']>,
  body: Body,
  exchange: Exchange,
): Promise<Reply> {
  try {
    return sentAs(emulator, name, await running, exchange)
  } finally {
    emulator.files.discard(body.incoming) // whatever was not placed is not needed any more
  }
}

/** The body as text; null when it was cut or is longer than `maxBytes`. */
export async function readText(request: IncomingMessage, maxBytes: number): Promise<string | null> {
  const chunks: Buffer[] = []
  let sizeBytes = 0
  try {
    for await (const chunk of request) {
      sizeBytes += chunk.length
      if (sizeBytes > maxBytes) return null
      chunks.push(chunk)
    }
  } catch {
    return null
  }
  return Buffer.concat(chunks).toString()
}

function parseJson(text: string): { readonly value: unknown } | null {
  try {
    const value: unknown = JSON.parse(text)
    return { value }
  } catch {
    return null
  }
}

function badInput(emulator: Emulator, name: string, why: string): Reply {
  return noted(emulator, name, replyTo(name, { kind: 'bad_input', why }))
}

/** Journals a call that was refused before its route ran. */
function noted(emulator: Emulator, route: string, reply: Reply): Reply {
  emulator.model.note(
    { kind: 'api_call', route, path: null, outcome: `refused with ${reply.status}` },
    emulator.nowMs(),
  )
  return reply
}
