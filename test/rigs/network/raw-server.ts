// A TCP server on 127.0.0.1 that answers byte for byte what a test wants, HTTP or not.
import net from 'node:net'
import type { AddressInfo, Socket } from 'node:net'

export interface RawServer {
  readonly port: number
  readonly url: string
  /** Connections accepted so far. */
  connections(): number
  /** All bytes received so far, of all connections, in the order they came. */
  received(): Buffer
  close(): Promise<void>
}

/** Calls `serve` with each connection. A `serve` that pauses the socket never reads; else all bytes are recorded. */
export async function startRawServer(serve: (socket: Socket, connection: number) => void): Promise<RawServer> {
  const sockets = new Set<Socket>()
  const chunks: Buffer[] = []
  let connections = 0
  const server = net.createServer({ noDelay: true }, (socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
    socket.on('error', () => undefined) // resets are what these tests are about
    serve(socket, connections)
    // A second listener does not start the flow by itself when `serve` paused the socket.
    if (!socket.isPaused()) socket.on('data', (chunk: Buffer) => chunks.push(chunk))
    connections += 1
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  // A TCP server always has an address of this kind.
  const { port } = server.address() as AddressInfo
  return {
    port,
    url: `http://127.0.0.1:${port}`,
    connections: () => connections,
    received: () => Buffer.concat(chunks),
    async close() {
      const closed = new Promise((resolve) => server.close(resolve))
      for (const socket of sockets) socket.destroy()
      await closed
    },
  }
}

/** Serves every request with the same bytes, as soon as its head is whole. Reads and drops bodies. */
export function answering(bytes: string | Buffer, then: 'keep' | 'end' | 'reset' = 'end'): (socket: Socket) => void {
  return (socket) => {
    let head = ''
    socket.on('data', (chunk: Buffer) => {
      if (head.includes('\r\n\r\n')) return
      head += chunk.toString('latin1')
      if (!head.includes('\r\n\r\n')) return
      socket.write(bytes, () => {
        if (then === 'end') socket.end()
        if (then === 'reset') socket.resetAndDestroy()
      })
    })
  }
}
