// A proxy before a company server that does to pieces of relays what the test says, and says of links that they are short.
import http from 'node:http'
import type { AddressInfo } from 'node:net'

/** What happens to one request. */
export type Tampering =
  | 'pass'
  /** The connection ends before anything of it is passed on. */
  | 'drop'
  /** It arrives, and its answer is lost. */
  | 'swallow'
  /** It arrives twice. */
  | 'twice'
  /** Only its first half arrives. */
  | 'truncate'
  /** One of its bytes is another. */
  | 'flip'
  /** The body of the piece before arrives in its place. */
  | 'swap'

export type Seen = { readonly method: string; readonly path: string; readonly body: Buffer }

export interface RelayProxy {
  readonly url: string
  /** Where requests go; it may move. */
  target: string
  close(): Promise<void>
}

/**
 * Starts it before `target`. `directMaxBytes` is what `/v1/me` tells through it. `onAnswered` hears of each request that was
 * answered, before its answer goes on.
 */
export async function startRelayProxy(
  target: string,
  directMaxBytes: number,
  tamperingFor: (seen: Seen) => Tampering | Promise<Tampering>,
  onAnswered: (seen: Seen) => void | Promise<void> = () => undefined,
): Promise<RelayProxy> {
  let before = Buffer.alloc(0)
  const server = http.createServer((request, response) => {
    void serve(request, response).catch(() => request.socket.destroy())
  })

  async function serve(request: http.IncomingMessage, response: http.ServerResponse): Promise<void> {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(Buffer.from(chunk as Uint8Array))
    const body = Buffer.concat(chunks)
    const seen = { method: request.method ?? '', path: request.url ?? '', body }
    const tampering = await tamperingFor(seen)
    if (tampering === 'drop') return void request.socket.destroy()
    const sent = changed(tampering, body, before)
    if (seen.method === 'PATCH') before = body
    const answer = await pass(proxy.target, request, sent)
    await onAnswered(seen)
    if (tampering === 'twice') await pass(proxy.target, request, sent)
    if (tampering === 'swallow') return void request.socket.destroy()
    const told = seen.path === '/v1/me' ? shortLinks(answer.body, directMaxBytes) : answer.body
    const {
      'content-length': _length,
      'transfer-encoding': _coding,
      connection: _connection,
      ...headers
    } = answer.headers
    const length = seen.method === 'HEAD' || answer.status === 204 ? {} : { 'content-length': String(told.length) }
    response.writeHead(answer.status, { ...headers, ...length })
    response.end(told)
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const proxy: RelayProxy = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    target,
    close() {
      server.closeAllConnections()
      return new Promise((resolve) => server.close(() => resolve()))
    },
  }
  return proxy
}

function changed(tampering: Tampering, body: Buffer, before: Buffer): Buffer {
  switch (tampering) {
    case 'truncate':
      return body.subarray(0, body.length >> 1)
    case 'swap':
      return before
    case 'flip': {
      const other = Buffer.from(body)
      const middle = body.length >> 1
      if (body.length > 0) other[middle] = (body[middle] ?? 0) ^ 1
      return other
    }
    case 'pass':
    case 'drop':
    case 'swallow':
    case 'twice':
      return body
  }
}

type Answer = { readonly status: number; readonly headers: http.IncomingHttpHeaders; readonly body: Buffer }

function pass(target: string, { headers, method, url }: http.IncomingMessage, body: Buffer): Promise<Answer> {
  const { expect: _expect, host: _host, connection: _connection, ...kept } = headers
  const all = { ...kept, 'content-length': String(body.length) }
  return new Promise((resolve, reject) => {
    const request = http.request(new URL(url ?? '', target), { method: method ?? 'GET', headers: all, agent: false })
    request.on('error', reject)
    request.on('response', (answer) => {
      const chunks: Buffer[] = []
      answer.on('data', (chunk: Buffer) => chunks.push(chunk))
      answer.on('error', reject)
      answer.on('end', () => {
        resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: Buffer.concat(chunks) })
      })
    })
    request.end(body)
  })
}

function shortLinks(body: Buffer, directMaxBytes: number): Buffer {
  const me = JSON.parse(body.toString()) as object
  return Buffer.from(JSON.stringify({ ...me, directMaxBytes }))
}
