// Connections that stay open, and the company's proxy before them.
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setImmediate } from 'node:timers/promises'
import { expect, onTestFinished, test } from 'vitest'
import { collect } from '#server/outbound/collect.ts'
import { createConnections } from '#server/outbound/connections.ts'
import type { Asked } from '#server/outbound/connections.ts'
import { json, startStandIn } from '../dropbox/fake-dropbox.ts'

const limits = () => ({ untilMs: performance.now() + 20_000, longestAnswerBytes: 1_000 })
const askedAt = (origin: string): Asked => ({ origin, path: '/', method: 'GET', connection: { isUsed: false } })

async function connectionsBy(environment: NodeJS.ProcessEnv | null) {
  const connections = await createConnections(environment)
  onTestFinished(() => connections.destroy())
  return connections
}

test('a request is told whether its connection was used before, also after one was lost', async () => {
  const standIn = await startStandIn((_seen, number) => (number === 2 ? 'reset' : json(200, {})))
  const connections = await connectionsBy(null)
  const seen: unknown[] = []
  for (let request = 0; request < 4; request += 1) {
    const asked = askedAt(standIn.url)
    const answer = await collect(connections, asked, limits())
    seen.push([answer === 'reset' ? answer : answer.status, asked.connection.isUsed])
    await setImmediate() // in the same turn the connection is not free yet
  }
  expect(seen).toEqual([
    [200, false],
    ['reset', true],
    [200, false],
    [200, true],
  ])
})

test.each([
  ['user:pass%20word@', `Basic ${btoa('user:pass word')}`],
  ['user@', `Basic ${btoa('user:')}`],
  ['', undefined],
])('a proxy is told who asks, "%s"', async (credentials, expected) => {
  const seen: unknown[] = []
  const proxy = createServer()
  proxy.on('connect', (request, socket) => {
    seen.push(request.headers['proxy-authorization'])
    socket.end('HTTP/1.1 403 Forbidden\r\n\r\n')
  })
  proxy.listen(0, '127.0.0.1')
  await once(proxy, 'listening')
  onTestFinished(() => void proxy.close())
  const { port } = proxy.address() as AddressInfo // a server that listens has one
  const connections = await connectionsBy({ HTTPS_PROXY: `http://${credentials}127.0.0.1:${port}` })
  await expect(collect(connections, askedAt('https://dropbox.test'), limits())).rejects.toThrow()
  expect(seen).toEqual([expected])
})

test('a host that NO_PROXY names is asked directly', async () => {
  const standIn = await startStandIn(() => json(200, {}))
  const connections = await connectionsBy({ HTTPS_PROXY: 'http://127.0.0.1:1', NO_PROXY: '127.0.0.1' })
  expect(await collect(connections, askedAt(standIn.url), limits())).toMatchObject({ status: 200 })
})
