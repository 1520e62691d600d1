// A server on this computer that answers what a test tells it to, in Dropbox's place.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { once } from 'node:events'
import { onTestFinished } from 'vitest'

export type Seen = { readonly url: string; readonly headers: NodeJS.Dict<string | string[]>; readonly body: string }

export type StandInAnswer =
  | { readonly status: number; readonly body: string; readonly headers?: Readonly<Record<string, string>> }
  /** Cuts the connection. */
  | 'reset'
  /** Never answers. */
  | 'silence'

export type StandIn = { readonly url: string; readonly seen: Seen[] }

/** Starts one. It ends with the test. */
export async function startStandIn(answer: (seen: Seen, number: number) => StandInAnswer): Promise<StandIn> {
  const seen: Seen[] = []
  const server = createServer((request, response) => {
    let body = ''
    request.setEncoding('utf8')
    request.on('data', (text: string) => {
      body += text
    })
    request.on('end', () => {
      const one = { url: request.url ?? '', headers: request.headers, body }
      seen.push(one)
      const reply = answer(one, seen.length)
      if (reply === 'silence') return
      if (reply === 'reset') request.socket.resetAndDestroy()
      else response.writeHead(reply.status, reply.headers).end(reply.body)
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => {
    server.close()
    server.closeAllConnections()
  })
  // A server that listens on a port has an address with one.
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, seen }
}

/** An answer in JSON. */
export function json(status: number, body: unknown, headers: Readonly<Record<string, string>> = {}): StandInAnswer {
  return { status, body: JSON.stringify(body), headers: { 'content-type': 'application/json', ...headers } }
}
