// The only way out of this server: requests to Dropbox's two API hosts, never redirected, capped and kept alive. It has the
// shape of `fetch` because the Dropbox SDK takes one; the platform's own costs three times the CPU of node:http.
import type { ClientRequest, IncomingMessage } from 'node:http'
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https'
import { setDefaultAutoSelectFamilyAttemptTimeout } from 'node:net'
import { addressAttemptMs } from '#shared/http/address-attempt.ts'
import { assert } from '#shared/assert.ts'
import { english } from '#shared/messages/english.ts'
import { readProxyEnvironment } from '#shared/http/proxy-environment.ts'
import { decompress } from './decompress.ts'
import { http } from '../node-http.ts'

/** Questions go to the first, bytes to the second. */
const dropboxOrigins: readonly string[] = ['https://api.dropboxapi.com', 'https://content.dropboxapi.com']

/** Room for 2,000 folder entries with the longest paths; everything else Dropbox says is far smaller. */
const longestAnswerBytes = 16 * 1024 * 1024

/** More than requests are worked on at once, so that a call's deadline never runs while it waits for a socket. */
const mostSockets = 128

export type OutboundInit = {
  readonly method?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string | Uint8Array | null
  readonly signal?: AbortSignal | null
}

export interface Outbound {
  /** One request. Rejects when no whole answer came: no connection, timeout, cut off, or longer than the cap. */
  fetch(url: string, init: OutboundInit): Promise<Response>
  close(): void
}

/**
 * A way to Dropbox, or to a local stand-in of it at `loopbackOrigin` (null for the real one). `environment` may name the
 * company's proxy in HTTPS_PROXY (else ALL_PROXY) and NO_PROXY; a stand-in is asked directly.
 */
export function createOutbound(loopbackOrigin: string | null, environment: NodeJS.ProcessEnv = process.env): Outbound {
  // For the whole process: an agent hands its own value to a host's connection, but not to its proxy's.
  setDefaultAutoSelectFamilyAttemptTimeout(addressAttemptMs)
  const secure = loopbackOrigin?.startsWith('https:') ?? true
  const choice = loopbackOrigin === null ? readProxyEnvironment(environment, (text) => URL.parse(text)) : null
  const proxyEnv = choice?.kind === 'proxy' ? { HTTPS_PROXY: choice.url, NO_PROXY: choice.except } : {}
  const options = { keepAlive: true, maxSockets: mostSockets, maxFreeSockets: mostSockets, proxyEnv }
  const agent = secure ? new HttpsAgent(options) : new http.Agent(options)

  function ask(url: string, init: OutboundInit, isRetry: boolean): Promise<Response> {
    return new Promise((resolve, reject) => {
      const open = secure ? httpsRequest : http.request
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
        collect(answer).then(resolve, reject)
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

  return {
    fetch: (url, init) => {
      const parsed = new URL(url)
      assert(dropboxOrigins.includes(parsed.origin), 'only the Dropbox API is ever asked')
      return ask(`${loopbackOrigin ?? parsed.origin}${parsed.pathname}${parsed.search}`, init, false)
    },
    close: () => agent.destroy(),
  }
}

/**
 * Why the company's proxy in `environment` cannot be used, as a whole sentence, or null. Node itself goes around a proxy it
 * does not understand, without a word. The value is not told: it may hold a password.
 */
export function findProxyFault(environment: NodeJS.ProcessEnv): string | null {
  const choice = readProxyEnvironment(environment, (text) => URL.parse(text))
  if (choice.kind === 'proxy' && choice.speaks === 'socks')
    return `${choice.name} does not name a proxy in the form "http://proxy.example:3128". Other kinds of proxy, SOCKS for one, cannot be used here.`
  return choice.kind === 'unusable' ? english.say('proxy.unusable', { name: choice.name }) : null
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
  const body = await decompress(Buffer.concat(chunks), answer.headers['content-encoding'], longestAnswerBytes)
  const status = answer.statusCode ?? 0
  // `Response` takes no body for these; neither does HTTP.
  const hasBody = status !== 204 && status !== 205 && status !== 304
  return new Response(hasBody ? new Uint8Array(body) : null, { status, headers })
}
