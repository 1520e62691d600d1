import net from 'node:net'
import { once } from 'node:events'
import { expect, onTestFinished, test } from 'vitest'
import { askForTunnel, type ConnectAnswer } from '#adapters/proxy/connect-request.ts'
import { answering, startRawServer } from '#test/rigs/network/raw-server.ts'

async function ask(
  answer: string,
  authorization: string | null = null,
): Promise<{ told: ConnectAnswer; asked: string }> {
  const proxy = await startRawServer(answering(answer))
  onTestFinished(() => proxy.close())
  const request = { proxy: new URL(proxy.url), destination: '[2001:db8::1]:443', authorization, over: null }
  return { told: await askForTunnel(request), asked: proxy.received().toString() }
}

test('a proxy is told where to, and who asks only where that is said', async () => {
  const { asked } = await ask('HTTP/1.1 403 No\r\nContent-Length: 0\r\n\r\n')
  expect(asked).toMatch(/^CONNECT \[2001:db8::1\]:443 HTTP\/1\.1\r\n/)
  expect(asked).toMatch(/\r\nhost: \[2001:db8::1\]:443\r\n/i)
  expect(asked).not.toMatch(/authorization/i)
  const known = await ask('HTTP/1.1 403 No\r\nContent-Length: 0\r\n\r\n', 'Basic YTpi')
  expect(known.asked).toMatch(/\r\nproxy-authorization: Basic YTpi\r\n/i)
})

test('what the host says at once is not lost behind the answer of the proxy', async () => {
  const { told } = await ask('HTTP/1.1 200 Go\r\n\r\nhello')
  if (told.kind !== 'open') throw new Error('it is open')
  const [bytes]: unknown[] = await once(told.socket, 'data')
  expect(String(bytes)).toBe('hello')
  told.socket.destroy()
})

test.each([
  ['closes without a word', ''],
  ['speaks no HTTP', 'SSH-2.0-OpenSSH\r\n\r\n'],
])('a proxy that %s said nothing', async (_what, answer) => {
  await expect(ask(answer)).rejects.toMatchObject({ code: 'ERR_PROXY_TUNNEL', facts: { status: null, refusal: null } })
})

test('one that is not there was not reached', async () => {
  const closed = net.createServer().listen(0, '127.0.0.1')
  await once(closed, 'listening')
  const address = closed.address()
  closed.close()
  await once(closed, 'close')
  const port = typeof address === 'object' ? address?.port : 0
  const request = { proxy: new URL(`http://127.0.0.1:${port}`), destination: 'a:1', authorization: null, over: null }
  await expect(askForTunnel(request)).rejects.toMatchObject({ code: 'ECONNREFUSED', syscall: 'connect' })
})

test.each<[string, string, boolean]>([
  ['no page', 'Content-Length: 0\r\n\r\n', true],
  ['a page', 'Content-Length: 5\r\n\r\nhello', true],
  ['a page of no known length', '\r\nhello', false],
  ['a page in pieces', 'Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n', false],
  ['a page without end', 'Content-Length: 99999999\r\n\r\nhello', false],
  ['a word too much', 'Content-Length: 2\r\n\r\nhello', false],
  ['a goodbye', 'Connection: close\r\nContent-Length: 0\r\n\r\n', false],
])('after a refusal with %s the connection is asked again, or not', async (_what, rest, serves) => {
  const { told } = await ask(`HTTP/1.1 407 Who?\r\nProxy-Authenticate: Negotiate abc=\r\n${rest}`)
  if (told.kind !== 'refused') throw new Error('it is refused')
  expect(told.challenges).toEqual([{ scheme: 'negotiate', token: 'abc=' }])
  const socket = await told.again()
  expect(socket !== null).toBe(serves)
  told.close()
})
