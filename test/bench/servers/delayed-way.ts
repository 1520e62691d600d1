// A way to a server on which every byte takes so long, in each direction. Unlike a slow line it takes any number of bytes at once.
import { once } from 'node:events'
import { connect, createServer } from 'node:net'
import type { AddressInfo, Socket } from 'node:net'

export type DelayedWay = {
  /** The address that stands for the server at `url` from now on. */
  readonly leadTo: (url: string) => string
  readonly url: string
  readonly close: () => void
}

/** Opens a way of `oneWayMs`; where it leads is said later. */
export async function delayedWay(oneWayMs: number): Promise<DelayedWay> {
  const open = new Set<Socket>()
  let target = 0
  const server = createServer({ noDelay: true }, (near) => {
    const far = connect({ port: target, host: '127.0.0.1', noDelay: true })
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      open.add(from)
      // Timers of one length fire in the order they were set, so nothing overtakes.
      from.on('data', (chunk) => void setTimeout(() => to.write(chunk), oneWayMs))
      from.on('end', () => void setTimeout(() => to.end(), oneWayMs))
      from.on('error', () => to.destroy())
      from.on('close', () => open.delete(from))
    }
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}` // a listening server has one
  return {
    url,
    leadTo(real) {
      target = Number(new URL(real).port)
      return url
    },
    close() {
      server.close()
      for (const socket of open) socket.destroy()
    },
  }
}
