import net from 'node:net'
import { once } from 'node:events'
import { expect, onTestFinished, test } from 'vitest'
import { openSocksTunnel } from '#adapters/proxy/socks-tunnel.ts'

/** A SOCKS 5 proxy that takes no way of signing in but `method`, and answers `reply` to what it is asked then. */
async function aProxy(method: number, reply: number): Promise<{ url: URL; asked: () => Buffer }> {
  let asked: Buffer = Buffer.alloc(0)
  const proxy = net.createServer((socket) => {
    socket.once('data', () => {
      socket.write(Buffer.from([5, method]))
      socket.once('data', (bytes: Buffer) => {
        asked = bytes
        socket.write(Buffer.from([5, reply, 0, 1, 0, 0, 0, 0, 0, 0]))
      })
    })
    socket.on('error', () => socket.destroy())
  })
  proxy.listen(0, '127.0.0.1')
  await once(proxy, 'listening')
  onTestFinished(() => void proxy.close())
  const address = proxy.address()
  return { url: new URL(`socks5://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`), asked: () => asked }
}

test('the proxy looks the name up', async () => {
  const { url, asked } = await aProxy(0, 0)
  const socket = await openSocksTunnel(url, 'files.example', 443)
  socket.destroy()
  expect(asked().toString('latin1')).toContain('files.example')
})

test.each([
  ['takes no one', 255, 0, { facts: { refusal: 'proxy_auth_required' } }],
  ['does not reach the host', 0, 4, { facts: { status: 502, refusal: null } }],
])('a proxy that %s is told', async (_what, method, reply, expected) => {
  const { url } = await aProxy(method, reply)
  await expect(openSocksTunnel(url, 'files.example', 443)).rejects.toMatchObject(expected)
})

test('one that is not there was not reached', async () => {
  await expect(openSocksTunnel(new URL('socks5://127.0.0.1:1'), 'files.example', 443)).rejects.toMatchObject({
    code: 'ECONNREFUSED',
    syscall: 'connect',
  })
})
