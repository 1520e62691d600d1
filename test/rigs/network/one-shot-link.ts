// The smallest faithful upload link: one POST a link, committed only when every announced byte is there, answered with
// the content hash of what was committed.
import { createHash } from 'node:crypto'
import http from 'node:http'
import type { AddressInfo } from 'node:net'

export type Commit = { readonly id: string; readonly contentHash: string; readonly sizeBytes: number }

export interface OneShotLink {
  readonly port: number
  /** A fresh link; `port` may be that of a proxy before this server. */
  link(port?: number): string
  commits(): readonly Commit[]
  /** POSTs whose head arrived, by link id. */
  posts(): ReadonlyMap<string, number>
  /** Bytes of bodies received, whole or not. */
  bodyBytes(): number
  headers(): http.IncomingHttpHeaders | null
  close(): Promise<void>
}

export async function startOneShotLink(): Promise<OneShotLink> {
  const commits: Commit[] = []
  const posts = new Map<string, number>()
  let issued = 0
  let bodyBytes = 0
  let lastHeaders: http.IncomingHttpHeaders | null = null
  const server = http.createServer((request, response) => {
    const id = request.url ?? ''
    lastHeaders = request.headers
    posts.set(id, (posts.get(id) ?? 0) + 1)
    const isFirst = posts.get(id) === 1
    const hasher = startContentHash()
    let sizeBytes = 0
    request.on('data', (chunk: Buffer) => {
      hasher.add(chunk)
      sizeBytes += chunk.byteLength
      bodyBytes += chunk.byteLength
    })
    request.on('error', () => undefined) // cut bodies are what these tests are about
    request.on('end', () => {
      if (!request.complete || !isFirst || sizeBytes !== Number(request.headers['content-length'])) {
        response.writeHead(410, { 'content-type': 'text/plain' }).end('spent')
        return
      }
      const contentHash = hasher.digest()
      commits.push({ id, contentHash, sizeBytes })
      response
        .writeHead(200, { 'content-type': 'application/json' })
        .end(JSON.stringify({ 'content-hash': contentHash }))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  // A TCP server always has an address of this kind.
  const { port } = server.address() as AddressInfo
  return {
    port,
    link(through = port) {
      issued += 1
      return `http://127.0.0.1:${through}/apitul/1/link${issued}`
    },
    commits: () => commits,
    posts: () => posts,
    bodyBytes: () => bodyBytes,
    headers: () => lastHeaders,
    async close() {
      const closed = new Promise((resolve) => server.close(resolve))
      server.closeAllConnections()
      await closed
    },
  }
}

const blockBytes = 4 * 1024 * 1024

/** Dropbox's content hash, written a second time so that the product's own is not its own judge. */
export function startContentHash(): { add(chunk: Uint8Array): void; digest(): string } {
  const whole = createHash('sha256')
  let block = createHash('sha256')
  let filledBytes = 0
  return {
    add(chunk) {
      for (let rest = chunk; rest.byteLength > 0;) {
        const now = rest.subarray(0, blockBytes - filledBytes)
        block.update(now)
        filledBytes += now.byteLength
        rest = rest.subarray(now.byteLength)
        if (filledBytes < blockBytes) continue
        whole.update(block.digest())
        block = createHash('sha256')
        filledBytes = 0
      }
    },
    digest() {
      if (filledBytes > 0) whole.update(block.digest())
      return whole.digest('hex')
    },
  }
}

/** The content hash of bytes in memory. */
export function hashOf(bytes: Uint8Array): string {
  const hasher = startContentHash()
  hasher.add(bytes)
  return hasher.digest()
}
