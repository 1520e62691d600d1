// The port of a server that is away stays its own.
import { once } from 'node:events'
import net from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { orSayWhy } from '#test/rigs/possible.ts'
import { takesConnections } from './free-port.ts'
import { holdPort } from './hold-port.ts'

const isLinux = orSayWhy(process.platform === 'linux', 'held ports', 'ports are held on Linux only')

async function listening(port: number): Promise<{ readonly port: number; readonly close: () => Promise<unknown> }> {
  const server = net.createServer((socket) => void socket.end()).listen(port, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => void server.close())
  const address = server.address()
  const close = (): Promise<unknown> => new Promise((closed) => server.close(closed))
  return { port: typeof address === 'object' && address !== null ? address.port : 0, close }
}

test.runIf(isLinux)('a held port refuses connections, and the same server can have it back', async () => {
  const first = await listening(0)
  await first.close()
  const held = await holdPort(first.port)
  expect(await takesConnections(first.port)).toBe(false)
  const again = await listening(first.port)
  expect([again.port, await takesConnections(first.port)]).toEqual([first.port, true])
  held.letGo()
  expect(await takesConnections(first.port)).toBe(true)
})

test.runIf(isLinux)('a port that another one has already is not held, and stays theirs', async () => {
  const other = await listening(0)
  const held = await holdPort(other.port)
  held.letGo()
  expect(await takesConnections(other.port)).toBe(true)
})
