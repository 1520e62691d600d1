// The only way out of this server: requests to Dropbox's API host, never redirected, capped and kept alive. It has the
// shape of `fetch` because the Dropbox SDK takes one; the platform's own costs three times the CPU of node:http.
import { Agent as HttpAgent, request as httpRequest } from 'node:http'
import type { ClientRequest, IncomingMessage } from 'node:http'
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https'
import { assert } from '#shared/assert.ts'

const dropboxOrigin = 'https://api.dropboxapi.com'

/** Room for 2,000 folder entries with the longest paths; everything else Dropbox says is far smaller. */
const longestAnswerBytes = 16 * 1024 * 1024

/** More than requests are worked on at once, so that a call's deadline never runs while it waits for a socket. */
const mostSockets = 128

export type OutboundInit = {
  readonly method?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string | null
  readonly signal?: AbortSignal | null
}

export interface Outbound {
  /** One request. Rejects when no whole answer came: no connection, timeout, cut off, or longer than the cap. */
  fetch(url: string, init: OutboundInit): Promise<Response>
  close(): void
}

/**
 * A way to Dropbox, or to a local stand-in of it at `loopbackOrigin` (null for the real one). `environment` may name the
 * company's proxy in HTTPS_PROXY and NO_PROXY; a stand-in is asked directly.
 */
export function createOutbound(loopbackOrigin: string | null, environment: NodeJS.ProcessEnv = process.env): Outbound {
  const target = loopbackOrigin ?? dropboxOrigin
  const secure = target.startsWith('https:')
  const proxyEnv = loopbackOrigin === null ? environment : {}
  const options = { keepAlive: true, maxSockets: mostSockets, maxFreeSockets: mostSockets, proxyEnv }
  const agent = secure ? new HttpsAgent(options) : new HttpAgent(options)

  function ask(path: string, init: OutboundInit, isRetry: boolean): Promise<Response> {
    return new Promise((resolve, reject) => {
      const open = secure ? httpsRequest : httpRequest
      const body = init.body ?? ''
      const headers = { ...init.headers, 'content-length': String(Buffer.byteLength(body)) }
      const request: ClientRequest = open(`${target}${path}`, {
        agent,
        method: init.method ?? 'GET',
        headers,
        ...(init.signal ? { signal: init.signal } : {}),
      })
      let answered = false
      request.on('response', (answer) => {
        answered = true
        collect(answer).then(resolve, reject)
      })
      request.on('error', (error: NodeJS.ErrnoException) => {
        // A kept-alive connection may have been closed by the other end just now. All our calls may be repeated.
        const stale = request.reusedSocket && error.code === 'ECONNRESET' && !answered
        if (stale && !isRetry) ask(path, init, true).then(resolve, reject)
        else reject(error)
      })
      request.end(body)
    })
  }

  return {
    fetch: (url, init) => {
      const parsed = new URL(url)
      assert(parsed.origin === dropboxOrigin, 'only the Dropbox API is ever asked')
      return ask(`${parsed.pathname}${parsed.search}`, init, false)
    },
    close: () => agent.destroy(),
  }
}

/**
 * Why the company's proxy in `environment` cannot be used, as a whole sentence, or null. Node itself goes around a proxy it
 * does not understand, without a word. The value is not told: it may hold a password.
 */
export function findProxyFault(environment: NodeJS.ProcessEnv): string | null {
  const name = environment['https_proxy'] === undefined ? 'HTTPS_PROXY' : 'https_proxy'
  const value = environment[name] ?? ''
  const scheme = URL.parse(value)?.protocol
  if (value === '' || scheme === 'http:' || scheme === 'https:') return null
  return `${name} does not name a proxy in the form "http://proxy.example:3128". Other kinds of proxy, SOCKS for one, cannot be used.`
}

async function collect(answer: IncomingMessage): Promise<Response> {
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
  for (const name of ['content-type', 'retry-after', 'x-dropbox-request-id']) {
    const value = answer.headers[name]
    if (typeof value === 'string') headers.set(name, value)
  }
  const status = answer.statusCode ?? 0
  // `Response` takes no body for these; neither does HTTP.
  const hasBody = status !== 204 && status !== 205 && status !== 304
  return new Response(hasBody ? Buffer.concat(chunks) : null, { status, headers })
}
