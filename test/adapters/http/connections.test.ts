import http from 'node:http'
import https from 'node:https'
import { getDefaultAutoSelectFamilyAttemptTimeout } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { createConnections, tlsRules } from '#adapters/http/connections.ts'
import { createProxyAgent } from '#adapters/proxy/proxy-agent.ts'
import { bodyOf, createHttpClient, httpLimits } from '#adapters/http/client.ts'
import { never } from '../../rigs/cancel.ts'
import { answering, startRawServer } from '../../rigs/network/raw-server.ts'

const secureUrl = new URL('https://files.example.com')
const plainUrl = new URL('http://127.0.0.1:1')

test('two clients share no agent, so nothing of one can reach the other', () => {
  const one = createConnections(() => null)
  const other = createConnections(() => null)
  expect(one.agentOf(secureUrl)).toBeInstanceOf(https.Agent)
  expect(one.agentOf(plainUrl)).not.toBeInstanceOf(https.Agent)
  expect(one.agentOf(secureUrl)).not.toBe(other.agentOf(secureUrl))
  expect(one.agentOf(plainUrl)).not.toBe(other.agentOf(plainUrl))
})

test('a proxy takes the place of a direct connection where one is named', () => {
  const proxy = new http.Agent()
  const connections = createConnections((url) => (url.hostname === 'files.example.com' ? proxy : null))
  expect(connections.agentOf(secureUrl)).toBe(proxy)
  expect(connections.agentOf(plainUrl)).not.toBe(proxy)
})

test('an address has two seconds to connect before the next one of the host is tried, so that slow lines connect at all', () => {
  createConnections(() => null)
  expect(getDefaultAutoSelectFamilyAttemptTimeout()).toBe(2_000)
})

test('TLS keeps its rules', () => {
  expect(tlsRules).toEqual({ rejectUnauthorized: true, minVersion: 'TLSv1.2' })
})

test.each([
  [
    'wants a name and password',
    'HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n\r\n',
    'proxy_auth_required',
  ],
  ['cannot reach the host', 'HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\n\r\n', 'unreachable'],
  ['answers garbage', 'garbage\r\n\r\n', 'unreachable'],
  ['closes without a word', '', 'unreachable'],
])('a proxy that %s is named, asked once, and sees no credential (F37)', async (_what, answer, failure) => {
  const proxy = await startRawServer(answering(answer))
  onTestFinished(() => proxy.close())
  const agent = createProxyAgent(proxy.url)
  const client = createHttpClient({ agentFor: () => agent, limits: httpLimits })
  const body = bodyOf(Buffer.from('hello'))
  const headers = { authorization: 'Bearer outbox_canary' }
  const request = { url: new URL('https://files.invalid'), method: 'POST', headers, body, onBytes: null } as const
  expect(await client.exchange(request, never)).toMatchObject({ kind: 'failed', failure, left: 'nothing' })
  expect(proxy.connections()).toBe(1)
  expect(proxy.received().toString()).not.toMatch(/canary|hello/)
})
