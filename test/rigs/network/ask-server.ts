// A company server whose every answer can be told right from wrong: what it says follows from the question alone.
import http from 'node:http'
import { buffer } from 'node:stream/consumers'
import { setTimeout as sleep } from 'node:timers/promises'
import { checkRequestSchema, linkRequestSchema } from '#shared/contract/link-api.ts'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface AskServer {
  readonly port: number
  readonly url: string
  /** Requests read so far, as `POST /v1/links path`. */
  asked(): readonly string[]
  /** The most requests that were ever under way at once. */
  mostAtOnce(): number
  connections(): number
  /** From now on answers do or do not say what they answer. */
  setEcho(echoes: boolean): void
  /** Answers wait until so many requests are under way at once; then all that come are answered as ever. */
  gather(count: number): void
  close(): Promise<void>
}

/** Where files go: the path in Dropbox of the file at `path`. */
export const placeOf = (path: string): string => `/In/${path}`

/** The link for bytes with this hash. */
export const linkOf = (contentHash: string): string => `http://127.0.0.1:9/apitul/1/${contentHash.slice(0, 16)}`

/** A path's first word says what is answered: `stored`, `refused`, `absent`; anything else gets a link or is present. */
export async function startAskServer(options: {
  readonly echoes: boolean
  readonly answerMs?: number
}): Promise<AskServer> {
  let { echoes } = options
  const asked: string[] = []
  let atOnce = 0
  let mostAtOnce = 0
  let connections = 0
  let gathered = Promise.resolve()
  let isGathered: (atOnce: number) => void = () => undefined

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    atOnce += 1
    mostAtOnce = Math.max(mostAtOnce, atOnce)
    isGathered(atOnce)
    const text = (await buffer(request)).toString()
    await gathered
    await sleep(options.answerMs ?? 5)
    const { status, answer } = answerTo(request, text, asked, echoes)
    const body = JSON.stringify(answer)
    atOnce -= 1
    response
      .writeHead(status, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) })
      .end(body)
  }

  const server = http.createServer((request, response) => {
    void serve(request, response).catch(() => response.destroy())
  })
  server.on('connection', () => (connections += 1))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  // A TCP server always has an address of this kind.
  const { port } = server.address() as AddressInfo
  return {
    port,
    url: `http://127.0.0.1:${port}`,
    asked: () => asked,
    mostAtOnce: () => mostAtOnce,
    connections: () => connections,
    setEcho(next) {
      echoes = next
    },
    gather(count) {
      gathered = new Promise((resolve) => {
        isGathered = (present) => {
          if (present >= count) resolve()
        }
      })
    },
    async close() {
      const closed = new Promise((resolve) => server.close(resolve))
      server.closeAllConnections()
      await closed
    },
  }
}

function answerTo(request: IncomingMessage, text: string, asked: string[], echoes: boolean) {
  const { url = '', method = '' } = request
  if (url === '/v1/me') {
    asked.push(`${method} ${url}`)
    return { status: 200, answer: { device: 'laptop', base: '/In', directMaxBytes: 1_000 } }
  }
  const schema = url === '/v1/links' ? linkRequestSchema : checkRequestSchema
  const { path, contentHash } = schema.parse(JSON.parse(text))
  asked.push(`${method} ${url} ${path}`)
  const key = request.headers['idempotency-key'] ?? null
  const about = echoes ? { asked: { path, contentHash, key } } : {}
  if (path.startsWith('refused')) return { status: 409, answer: { ...about, code: 'name_taken' } }
  if (path.startsWith('absent')) return { status: 200, answer: { ...about, kind: 'absent', diagnosis: null } }
  const place = { ...about, path: placeOf(path) }
  if (url === '/v1/checks') return { status: 200, answer: { ...place, kind: 'present', rev: '1' } }
  if (path.startsWith('stored')) return { status: 200, answer: { ...place, kind: 'stored', rev: '1' } }
  const expiresAt = new Date(Date.now() + 300_000).toISOString()
  return { status: 200, answer: { ...place, kind: 'link', url: linkOf(contentHash), expiresAt } }
}
