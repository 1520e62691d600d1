import http from 'node:http'
import https from 'node:https'
import { expect, test } from 'vitest'
import { createConnections, tlsRules } from '#adapters/connections.ts'

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

test('TLS keeps its rules', () => {
  expect(tlsRules).toEqual({ rejectUnauthorized: true, minVersion: 'TLSv1.2' })
})
