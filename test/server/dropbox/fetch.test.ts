// The way out to Dropbox.
import { once } from 'node:events'
import { setImmediate } from 'node:timers/promises'
import { createServer } from 'node:http'
import { getDefaultAutoSelectFamilyAttemptTimeout } from 'node:net'
import { gzipSync } from 'node:zlib'
import { expect, onTestFinished, test } from 'vitest'
import { createOutbound, findProxyFault } from '#server/dropbox/fetch.ts'
import type { Outbound } from '#server/dropbox/fetch.ts'
import { jsonIn } from '#server/outbound/collect.ts'
import { json, startStandIn } from './fake-dropbox.ts'
import type { StandIn } from './fake-dropbox.ts'

function anOutbound(standIn: StandIn): Outbound {
  const outbound = createOutbound(standIn.url)
  onTestFinished(() => outbound.close())
  return outbound
}

test('a request reaches the stand-in, and its answer comes back with the headers that matter', async () => {
  const standIn = await startStandIn(() => json(200, { a: 1 }, { 'retry-after': '5', 'set-cookie': 'x=1' }))
  const answer = await anOutbound(standIn).fetch('https://api.dropboxapi.com/2/x', {
    method: 'POST',
    headers: { authorization: 'Bearer t' },
    body: '{"é":1}',
  })
  expect(standIn.seen).toMatchObject([{ url: '/2/x', body: '{"é":1}', headers: { authorization: 'Bearer t' } }])
  expect(answer).toMatchObject({ status: 200, retryAfter: '5', text: '{"a":1}' })
})

test.each([
  'https://notify.dropboxapi.com/2/x',
  'http://api.dropboxapi.com/2/x',
  'https://evil.example/',
  'http://127.0.0.1:1/',
])('nobody else is ever asked: %s', async (url) => {
  const standIn = await startStandIn(() => json(200, {}))
  expect(() => anOutbound(standIn).fetch(url, {})).toThrow('only the Dropbox API')
  expect(standIn.seen).toEqual([])
})

test('a request asks for plain answers, and understands a compressed one all the same', async () => {
  const proxy = createServer((request, response) => {
    const body = gzipSync(JSON.stringify({ asked: request.headers['accept-encoding'] }))
    response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' }).end(body)
  })
  proxy.listen(0, '127.0.0.1')
  await once(proxy, 'listening')
  onTestFinished(() => void proxy.close())
  const address = proxy.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  const outbound = createOutbound(`http://127.0.0.1:${port}`)
  onTestFinished(() => outbound.close())
  const answer = await outbound.fetch('https://api.dropboxapi.com/2/x', {})
  expect(jsonIn(answer)).toEqual({ asked: 'identity' })
})

test('a redirect is an answer, never followed', async () => {
  const standIn = await startStandIn(() => ({ status: 307, body: '', headers: { location: '/elsewhere' } }))
  const answer = await anOutbound(standIn).fetch('https://api.dropboxapi.com/2/x', { method: 'POST', body: 'secret' })
  expect([answer.status, standIn.seen.length]).toEqual([307, 1])
})

test('an address has two seconds to connect before the next one of the host is tried, so that slow lines connect at all', () => {
  createOutbound(null, {}).close()
  expect(getDefaultAutoSelectFamilyAttemptTimeout()).toBe(2_000)
})

test('a silent Dropbox is given up at the deadline', async () => {
  const standIn = await startStandIn(() => 'silence')
  const outbound = createOutbound(standIn.url, {}, { questionMs: 100, bytesMs: 60_000 })
  onTestFinished(() => outbound.close())
  await expect(outbound.fetch('https://api.dropboxapi.com/2/x', {})).rejects.toThrow('in time')
})

test('an answer without end is given up', async () => {
  const standIn = await startStandIn(() => ({ status: 200, body: 'x'.repeat(17 * 1024 * 1024) }))
  await expect(anOutbound(standIn).fetch('https://api.dropboxapi.com/2/x', {})).rejects.toThrow('too long')
})

test('a kept connection that died meanwhile is replaced once, without anybody noticing', async () => {
  const standIn = await startStandIn((_seen, number) => (number === 2 ? 'reset' : json(200, { number })))
  const outbound = anOutbound(standIn)
  const ask = async () => jsonIn(await outbound.fetch('https://api.dropboxapi.com/2/x', {}))
  expect(await ask()).toEqual({ number: 1 })
  await setImmediate() // in the same turn the connection is not free yet
  expect(await ask()).toEqual({ number: 3 })
})

test('a fresh connection that is reset is a failure', async () => {
  const standIn = await startStandIn(() => 'reset')
  await expect(anOutbound(standIn).fetch('https://api.dropboxapi.com/2/x', {})).rejects.toThrow()
  expect(standIn.seen).toHaveLength(1)
})

test('the company’s proxy is asked for a tunnel to Dropbox, and sees nothing of the request', async () => {
  const asked: string[] = []
  const proxy = createServer()
  proxy.on('connect', (request, socket) => {
    asked.push(`${request.url} ${request.headers.authorization}`)
    socket.end('HTTP/1.1 403 Forbidden\r\n\r\n')
  })
  proxy.listen(0, '127.0.0.1')
  await once(proxy, 'listening')
  onTestFinished(() => void proxy.close())
  const address = proxy.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  const outbound = createOutbound(null, { HTTPS_PROXY: `http://127.0.0.1:${port}` })
  onTestFinished(() => outbound.close())
  const headers = { authorization: 'Bearer secret' }
  await expect(outbound.fetch('https://api.dropboxapi.com/2/x', { headers })).rejects.toThrow()
  expect(asked).toEqual(['api.dropboxapi.com:443 undefined'])
})

test.each(['proxy:3128', 'socks5://127.0.0.1:1080', '10.0.0.1:3128', 'http://bad host'])(
  'a proxy that would be gone around in silence is refused: %s',
  (value) => {
    expect(findProxyFault({ HTTPS_PROXY: value })).toMatch(/^HTTPS_PROXY does not name a proxy/)
    expect(findProxyFault({ https_proxy: value })).toMatch(/^https_proxy does not name a proxy/)
    expect(findProxyFault({ HTTPS_PROXY: value })).not.toContain(value)
  },
)

test.each([
  {},
  { HTTPS_PROXY: '' },
  { HTTPS_PROXY: 'http://user:pass@proxy.acme.test:3128' },
  { https_proxy: 'https://p' },
])('a proxy that can be used, or none, is fine: %j', (environment) => expect(findProxyFault(environment)).toBeNull())
