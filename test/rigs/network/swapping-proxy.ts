// Two proxies on 127.0.0.1 that give answers to the wrong question. Both are harmless while one question is under way.
import http from 'node:http'
import net from 'node:net'
import { once } from 'node:events'
import { buffer } from 'node:stream/consumers'
import { setTimeout as sleep } from 'node:timers/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface SwappingProxy {
  readonly port: number
  readonly url: string
  /** Answers that went to another question so far. */
  swapped(): number
  /** How long an answer (or a question) waits for a second one to be mixed up with. */
  setPatience(patienceMs: number): void
  close(): Promise<void>
}

type Asking = { readonly request: IncomingMessage; readonly body: Buffer; readonly response: ServerResponse }
type Whole = { readonly status: number; readonly headers: Record<string, string>; readonly body: Buffer }

/** Short enough for tests that ask one question after another. */
const shortPatienceMs = 20

/** One way of mixing up, and what it tells and reads of its proxy. */
type Serve = (asking: Asking, proxy: { readonly patienceMs: number; readonly count: () => void }) => Promise<void>

/** Exchanges two answers of one route that are there at the same time. */
export function startSwappingProxy(targetPort: number): Promise<SwappingProxy> {
  const held = new Map<string, { readonly asking: Asking; readonly answer: Whole }>()

  const serve: Serve = async (asking, { patienceMs, count }) => {
    const answer = await forward(targetPort, asking)
    const route = asking.request.url?.startsWith('/v1/') === true ? asking.request.url : 'upload'
    const other = held.get(route)
    if (other !== undefined) {
      held.delete(route)
      give(other.asking, answer, count)
      give(asking, other.answer, count)
      return
    }
    const own = { asking, answer }
    held.set(route, own)
    await sleep(patienceMs)
    if (held.get(route) !== own) return
    held.delete(route)
    give(asking, answer)
  }
  return listen(serve)
}

/**
 * Sends what comes in a short time over one connection to the server, without waiting for answers, and hands the answers
 * out one place further than they belong.
 */
export function startPipeliningProxy(targetPort: number): Promise<SwappingProxy> {
  let batch: Asking[] = []
  let upstream: Promise<unknown> = Promise.resolve()

  async function exchange(askings: readonly Asking[], count: () => void): Promise<void> {
    const socket = net.connect(targetPort, '127.0.0.1')
    await once(socket, 'connect')
    for (const asking of askings) socket.write(Buffer.concat([headOf(asking), asking.body]))
    const answers = await readAnswers(socket, askings.length)
    socket.destroy()
    for (const [place, answer] of answers.entries()) {
      const asking = askings[(place + 1) % askings.length]
      if (asking !== undefined) give(asking, answer, askings.length > 1 ? count : undefined)
    }
  }

  const serve: Serve = async (asking, { patienceMs, count }) => {
    batch.push(asking)
    if (batch.length > 1) return
    await sleep(patienceMs)
    const askings = batch
    batch = []
    upstream = upstream.then(() => exchange(askings, count))
    await upstream
  }
  return listen(serve)
}

async function listen(serve: Serve): Promise<SwappingProxy> {
  let swapped = 0
  let patienceMs = shortPatienceMs
  const server = http.createServer((request, response) => {
    void buffer(request)
      .then((body) => serve({ request, body, response }, { patienceMs, count: () => (swapped += 1) }))
      .catch(() => response.destroy())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  // A TCP server always has an address of this kind.
  const { port } = server.address() as AddressInfo
  return {
    port,
    url: `http://127.0.0.1:${port}`,
    swapped: () => swapped,
    setPatience(nextMs) {
      patienceMs = nextMs
    },
    async close() {
      const closed = new Promise((resolve) => server.close(resolve))
      server.closeAllConnections()
      await closed
    },
  }
}

function give({ response }: Asking, answer: Whole, count: () => void = () => undefined): void {
  count()
  response.writeHead(answer.status, answer.headers).end(answer.body)
}

function forward(port: number, { request, body }: Asking): Promise<Whole> {
  const { method = 'GET', url: path = '/', headers } = request
  return new Promise((resolve, reject) => {
    http
      .request({ port, host: '127.0.0.1', method, path, headers: { ...headers, connection: 'close' } }, (answer) => {
        const type = answer.headers['content-type'] ?? 'text/plain'
        buffer(answer).then(
          (bytes) => resolve({ status: answer.statusCode ?? 502, headers: { 'content-type': type }, body: bytes }),
          reject,
        )
      })
      .on('error', reject)
      .end(body)
  })
}

function headOf({ request: { method, url, headers } }: Asking): Buffer {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${String(value)}`)
  return Buffer.from([`${method} ${url} HTTP/1.1`, ...lines, '', ''].join('\r\n'))
}

/** Reads answers that announce their length, in the order they come. */
async function readAnswers(socket: net.Socket, count: number): Promise<Whole[]> {
  const answers: Whole[] = []
  let bytes = Buffer.alloc(0)
  for await (const chunk of socket.iterator({ destroyOnReturn: false })) {
    // A socket without encoding yields Buffers.
    bytes = Buffer.concat([bytes, chunk as Buffer])
    for (let end = bytes.indexOf('\r\n\r\n'); end >= 0; end = bytes.indexOf('\r\n\r\n')) {
      const head = bytes.toString('latin1', 0, end)
      const from = end + 4
      const to = from + Number(/content-length: (\d+)/i.exec(head)?.[1] ?? 0)
      if (bytes.byteLength < to) break
      const status = Number(head.slice(9, 12))
      answers.push({ status, headers: { 'content-type': 'application/json' }, body: bytes.subarray(from, to) })
      bytes = bytes.subarray(to)
    }
    if (answers.length === count) break
  }
  return answers
}
