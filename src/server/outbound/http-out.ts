// Ways out of this server: requests that are never redirected, capped and kept alive. They have the shape of `fetch`; the
// platform's own costs three times the CPU of node:http.
import { Agent as HttpAgent, request as httpRequest } from 'node:http'
import type { ClientRequest, IncomingMessage } from 'node:http'
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https'
import { setDefaultAutoSelectFamilyAttemptTimeout } from 'node:net'
import { addressAttemptMs } from '#shared/http/address-attempt.ts'
import { readProxyEnvironment } from '#shared/http/proxy-environment.ts'
import { decompress } from './decompress.ts'

/** More than requests are worked on at once, so that a call's deadline never runs while it waits for a socket. */
const mostSockets = 128

export type OutboundInit = {
  readonly method?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string | Uint8Array | null
  readonly signal?: AbortSignal | null
}

export interface HttpOut {
  /** One request. Rejects when no whole answer came: no connection, timeout, cut off, or longer than the cap. */
  ask(url: string, init: OutboundInit): Promise<Response>
  close(): void
}

export type HttpOutOptions = {
  /** https, or http to a stand-in on this computer. */
  readonly secure: boolean
  readonly longestAnswerBytes: number
  /** May name the company's proxy in HTTPS_PROXY (else ALL_PROXY) and NO_PROXY; null: asked directly. */
  readonly environment: NodeJS.ProcessEnv | null
}

/** Makes a way out with connections of its own. Every request must be one that may be repeated. */
export function createHttpOut({ environment, longestAnswerBytes, secure }: HttpOutOptions): HttpOut {
  // For the whole process: an agent hands its own value to a host's connection, but not to its proxy's.
  setDefaultAutoSelectFamilyAttemptTimeout(addressAttemptMs)
  const choice = environment === null ? null : readProxyEnvironment(environment, (text) => URL.parse(text))
  const proxyEnv = choice?.kind === 'proxy' ? { HTTPS_PROXY: choice.url, NO_PROXY: choice.except } : {}
  const options = { keepAlive: true, maxSockets: mostSockets, maxFreeSockets: mostSockets, proxyEnv }
  const agent = secure ? new HttpsAgent(options) : new HttpAgent(options)

  function ask(url: string, init: OutboundInit, isRetry: boolean): Promise<Response> {
    return new Promise((resolve, reject) => {
      const open = secure ? httpsRequest : httpRequest
      const body = init.body ?? ''
      // Said aloud, because without a word every encoding is allowed (RFC 9110).
      const asked = { 'accept-encoding': 'identity', ...init.headers }
      const headers = { ...asked, 'content-length': String(Buffer.byteLength(body)) }
      const request: ClientRequest = open(url, {
        agent,
        method: init.method ?? 'GET',
        headers,
        ...(init.signal ? { signal: init.signal } : {}),
      })
      let answered = false
      request.on('response', (answer) => {
        answered = true
        collect(answer, longestAnswerBytes).then(resolve, reject)
      })
      request.on('error', (error: NodeJS.ErrnoException) => {
        // A kept-alive connection may have been closed by the other end just now. All our calls may be repeated.
        const stale = request.reusedSocket && error.code === 'ECONNRESET' && !answered
        if (stale && !isRetry) ask(url, init, true).then(resolve, reject)
        else reject(error)
      })
      request.end(body)
    })
  }

  return { ask: (url, init) => ask(url, init, false), close: () => agent.destroy() }
}

async function collect(answer: IncomingMessage, longestAnswerBytes: number): Promise<Response> {
  const chunks: Buffer[] = []
  let sizeBytes = 0
  for await (const chunk of answer) {
    // Without an encoding set, a node stream hands out buffers.
    const bytes = chunk as Buffer
    sizeBytes += bytes.length
    if (sizeBytes > longestAnswerBytes) throw new Error('the answer is too long')
    chunks.push(bytes)
  }
  const headers = new Headers()
  for (const name of ['age', 'content-type', 'date', 'retry-after', 'x-dropbox-request-id']) {
    const value = answer.headers[name]
    if (typeof value === 'string') headers.set(name, value)
  }
  const body = await decompress(Buffer.concat(chunks), answer.headers['content-encoding'], longestAnswerBytes)
  const status = answer.statusCode ?? 0
  // `Response` takes no body for these; neither does HTTP.
  const hasBody = status !== 204 && status !== 205 && status !== 304
  return new Response(hasBody ? new Uint8Array(body) : null, { status, headers })
}
