// A proxy that repeats what it was asked to send once, as stacks and boxes on the way sometimes do.
import http from 'node:http'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'

/** `twice`: the second answer is passed on. `cut_first`: half the body, then all of it on another connection. */
export type Repeat = 'once' | 'twice' | 'cut_first'

export interface RepostingProxy {
  readonly url: string
  close(): Promise<void>
}

/** Stands before `target()`. `repeats` say what happens to the first POSTs, one each; later ones go through once. */
export async function startRepostingProxy(target: () => string, repeats: readonly Repeat[]): Promise<RepostingProxy> {
  const left = [...repeats]
  const server = http.createServer((request, response) => {
    void pass(target(), left.shift() ?? 'once', request, response).catch(() => response.destroy())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  // A TCP server always has an address of this kind.
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    async close() {
      const closed = new Promise((resolve) => server.close(resolve))
      server.closeAllConnections()
      await closed
    },
  }
}

async function pass(target: string, repeat: Repeat, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const body = await buffer(request)
  if (repeat === 'cut_first') await postHalf(target, request, body)
  if (repeat === 'twice') await buffer(await post(target, request, body))
  const answer = await post(target, request, body)
  response.writeHead(answer.statusCode ?? 502, answer.headers)
  response.end(await buffer(answer))
}

function open(target: string, { url, method, headers }: IncomingMessage): http.ClientRequest {
  // The address Dropbox is asked at must be its own.
  const { host: _host, expect: _expect, ...kept } = headers
  return http.request(new URL(url ?? '/', target), { method: method ?? 'POST', headers: kept, agent: false })
}

function post(target: string, request: IncomingMessage, body: Buffer): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    open(target, request).on('response', resolve).on('error', reject).end(body)
  })
}

/** Sends half of the body and breaks the connection once Dropbox has begun to read. */
function postHalf(target: string, request: IncomingMessage, body: Buffer): Promise<void> {
  return new Promise((resolve) => {
    const half = open(target, request)
    half.on('error', () => undefined)
    half.on('close', resolve)
    half.write(body.subarray(0, body.byteLength / 2), () => setTimeout(() => half.destroy(), readingMs))
  })
}

/** Dropbox has read the first half and waits for the second. */
const readingMs = 30
