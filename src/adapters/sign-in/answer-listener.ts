// This folder: a person signs in at the company's identity provider and stays signed in (docs/decisions/0036-sign-in.md).

// Where the provider's answer comes back to: a port of this computer that hears one answer, shows the browser a page, and is gone.
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { once } from 'node:events'
import { onAbort } from '#engine/cancel.ts'
import type { CancelSignal } from '#engine/cancel.ts'
import { http } from '../http/node-http.ts'

/** What the browser shows at the end. The texts are for people, in their language. */
export type AnswerPages = {
  /** The language's tag. */
  readonly language: string
  readonly title: string
  readonly done: string
  readonly failed: string
}

export type Answer = {
  readonly url: URL
  /** Shows the page for how it ended, and answers when it has left. */
  readonly show: (end: 'done' | 'failed') => Promise<void>
}

export interface AnswerListener extends AsyncDisposable {
  /** Where the provider sends the browser. */
  readonly address: string
  /** The first answer with the right state. */
  readonly answer: Promise<Answer>
}

const path = '/signed-in'
/** A code has a hundred letters or so. */
const longestUrl = 8_192

/**
 * Listens on 127.0.0.1 alone, on a port that the system chooses. Whatever does not carry `state` is turned away and ends nothing: any page
 * and any program here may ask.
 */
export async function listenForAnswer(state: string, pages: AnswerPages): Promise<AnswerListener> {
  const { promise, resolve } = Promise.withResolvers<Answer>()
  let origin = ''
  let isHeard = false
  const server = http.createServer({ maxHeaderSize: 16 * 1024, requestTimeout: 10_000 }, (request, response) => {
    const url = answerIn(request, origin)
    if (url === null || isHeard) return void response.writeHead(404, headers).end()
    if (url.searchParams.get('state') !== state) return void response.writeHead(400, headers).end()
    isHeard = true
    resolve({ url, show: (end) => show(response, pages, end) })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  // A server that listens on a port has an address with one.
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    address: `${origin}${path}`,
    answer: promise,
    async [Symbol.asyncDispose]() {
      const closed = once(server, 'close')
      server.close()
      server.closeAllConnections()
      await closed
    },
  }
}

/** The answer; null when `signal` is aborted before it comes. */
export async function awaitAnswer({ answer }: AnswerListener, signal: CancelSignal): Promise<Answer | null> {
  const { promise, resolve } = Promise.withResolvers<null>()
  const stopListening = onAbort(signal, () => resolve(null))
  try {
    return await Promise.race([answer, promise])
  } finally {
    stopListening()
  }
}

/** The address that was asked for, where it is the one of the answer, asked of this very host. */
function answerIn({ headers: { host }, method, url = '' }: IncomingMessage, origin: string): URL | null {
  if (method !== 'GET' || url.length > longestUrl || `http://${host}` !== origin) return null
  const whole = URL.parse(url, origin)
  return whole !== null && whole.origin === origin && whole.pathname === path ? whole : null
}

const headers = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  connection: 'close',
}

async function show(response: ServerResponse, pages: AnswerPages, end: 'done' | 'failed'): Promise<void> {
  const finished = once(response, 'close')
  response.writeHead(200, headers).end(pageOf(pages, pages[end]))
  await finished
}

function pageOf({ language, title }: AnswerPages, text: string): string {
  return `<!doctype html>
<html lang="${escaped(language)}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escaped(title)}</title>
<style>
:root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif }
body { display: grid; place-content: center; min-height: 90vh; margin: 1rem; text-align: center }
h1 { font-size: 1.5rem; margin: 0 0 0.5rem }
p { margin: 0; max-width: 32rem }
</style></head>
<body><main><h1>${escaped(title)}</h1><p>${escaped(text)}</p></main></body>
</html>
`
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`)
}
