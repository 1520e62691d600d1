// A balancer as companies have one before several servers: each connection goes to the next server that takes it.
import net from 'node:net'
import type { AddressInfo, Socket } from 'node:net'

export type Balancer = {
  readonly url: string
  /** The servers' ports, in turn; those that take no connection are passed over. */
  setPorts(ports: readonly number[]): void
  close(): Promise<void>
}

/** Starts one on 127.0.0.1. */
export async function startBalancer(): Promise<Balancer> {
  let ports: readonly number[] = []
  let turn = 0
  const open = new Set<Socket>()

  function connect(client: Socket, tries: number): void {
    const port = ports[(turn += 1) % Math.max(1, ports.length)]
    if (port === undefined || tries === 0) return void client.destroy()
    const server = net.connect({ port, host: '127.0.0.1' })
    server.once('error', () => {
      if (server.connecting) connect(client, tries - 1)
      else client.destroy()
    })
    server.once('connect', () => {
      open.add(server)
      server.on('close', () => {
        open.delete(server)
        client.destroy()
      })
      client.on('close', () => server.destroy())
      client.pipe(server)
      server.pipe(client)
    })
  }

  const listener = net.createServer((client) => {
    open.add(client)
    client.on('error', () => undefined)
    client.on('close', () => open.delete(client))
    connect(client, ports.length)
  })
  const { promise, resolve } = Promise.withResolvers<void>()
  listener.listen(0, '127.0.0.1', resolve)
  await promise
  // A server that listens on a port has an address with one.
  const { port } = listener.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    setPorts: (next) => {
      ports = next
    },
    close: async () => {
      const closed = new Promise<void>((done) => {
        listener.close(() => done())
      })
      for (const socket of open) socket.destroy()
      await closed
    },
  }
}
