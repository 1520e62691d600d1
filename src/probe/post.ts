// One POST to a link, with all that a usual client would not do: half a body, no length, a question before the body.
import type { ClientRequest, IncomingMessage } from 'node:http'
import { request as httpsRequest } from 'node:https'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { http } from '#adapters/http/node-http.ts'
import type { Told } from './account.ts'

export type Body = {
  /** How many bytes are announced. They are all the same: nobody reads them. */
  readonly sizeBytes: number
  /** The connection is cut after so many. */
  readonly cutAfter?: number
  /** Without Content-Length, in chunks. */
  readonly chunked?: boolean
  /** Asks with `Expect: 100-continue`, and sends the body when it may or when nothing is said to that. */
  readonly asksFirst?: boolean
}

/** Status 0: the connection was closed without an answer. */
export type Posted = Told & { readonly continued: boolean }

const deadlineMs = 600_000
const longestQuestionMs = 5_000
const chunkBytes = 64 * 1024
const noAnswer = { status: 0, type: '', text: '' }

/** Posts to `url`; resolves with what came back, whatever it was. */
export async function post(url: URL, body: Body, filler = 0x6f): Promise<Posted> {
  const length = body.chunked === true ? {} : { 'content-length': body.sizeBytes }
  const expect = body.asksFirst === true ? { expect: '100-continue' } : {}
  const headers = { 'content-type': 'application/octet-stream', ...length, ...expect }
  const open = url.protocol === 'https:' ? httpsRequest : http.request
  const request = open(url, { method: 'POST', headers, agent: false, timeout: deadlineMs })
  let continued = false
  const answer = answerTo(request)
  request.once('timeout', () => request.destroy())
  if (body.asksFirst === true) {
    request.flushHeaders()
    const begin = AbortSignal.timeout(longestQuestionMs)
    const send = (): void => void sendBody(request, body, filler)
    begin.addEventListener('abort', send, { once: true })
    request.once('continue', () => {
      continued = true
      begin.removeEventListener('abort', send)
      send()
    })
    request.once('response', () => begin.removeEventListener('abort', send))
  } else {
    void sendBody(request, body, filler)
  }
  const told = await answer
  request.destroy()
  return { ...told, continued }
}

async function sendBody(request: ClientRequest, { cutAfter, sizeBytes }: Body, filler: number): Promise<void> {
  try {
    await pipeline(Readable.from(chunksOf(cutAfter ?? sizeBytes, filler)), request, { end: cutAfter === undefined })
  } catch {
    // Who hangs up before the end has its reasons; what it answered says them.
  }
  if (cutAfter !== undefined) request.destroy()
}

function* chunksOf(sizeBytes: number, filler: number): Generator<Buffer> {
  const chunk = Buffer.alloc(chunkBytes, filler)
  for (let sent = 0; sent < sizeBytes; sent += chunkBytes)
    yield chunk.subarray(0, Math.min(chunkBytes, sizeBytes - sent))
}

function answerTo(request: ClientRequest): Promise<Told> {
  return new Promise((resolve) => {
    request.once('response', (response) => void read(response).then(resolve))
    request.once('error', () => resolve(noAnswer))
    request.once('close', () => resolve(noAnswer))
  })
}

async function read(response: IncomingMessage): Promise<Told> {
  const told = { status: response.statusCode ?? 0, type: response.headers['content-type'] ?? '' }
  let text = ''
  try {
    for await (const part of response.setEncoding('utf8')) if (text.length < 1_000) text += String(part)
  } catch {
    // The rest was lost; the status says enough.
  }
  return { ...told, text }
}

/** The question a browser asks before it posts from another site; `allowed` is whom the answer names. */
export async function askAsBrowser(url: URL): Promise<Told & { readonly allowed: string | null }> {
  const open = url.protocol === 'https:' ? httpsRequest : http.request
  const headers = {
    origin: 'https://example.com',
    'access-control-request-method': 'POST',
    'access-control-request-headers': 'content-type',
  }
  const request = open(url, { method: 'OPTIONS', headers, agent: false, timeout: 60_000 })
  request.once('timeout', () => request.destroy())
  let allowed: string | null = null
  request.once('response', (response) => (allowed = response.headers['access-control-allow-origin'] ?? null))
  const answer = answerTo(request)
  request.end()
  return { ...(await answer), allowed }
}
