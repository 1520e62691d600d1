import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { probeServer } from '#adapters/transfer/server-probe.ts'
import type { ServerProbe } from '#adapters/transfer/server-probe.ts'
import { never } from '#test/rigs/cancel.ts'

const servers: http.Server[] = []
afterEach(() => {
  for (const server of servers.splice(0)) server.close()
})

async function aServer(answer: http.RequestListener): Promise<URL> {
  const server = http.createServer(answer)
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  // A server listening on a port has an address of this form.
  const { port } = server.address() as AddressInfo
  return new URL(`http://127.0.0.1:${port}`)
}

function probe(serverUrl: URL): Promise<ServerProbe> {
  const options = { serverUrl, token: 'canary-token', wallNow: () => Date.now(), agentFor: () => null }
  return probeServer(options, never)
}

const me = { device: 'reception', base: '/Acme', directMaxBytes: 1000 }

test('a good server tells who we are, and the difference of the clocks', async () => {
  const asked: (string | undefined)[] = []
  const url = await aServer((request, response) => {
    asked.push(`${request.method} ${request.url} ${request.headers.authorization}`)
    const date = new Date(Date.now() + 3_600_000).toUTCString()
    response.writeHead(200, { 'content-type': 'application/json', date }).end(JSON.stringify(me))
  })
  const seen = await probe(url)
  expect(seen).toMatchObject({ kind: 'answered', status: 200, me: { kind: 'known', me } })
  expect(asked).toEqual(['GET /v1/me Bearer canary-token'])
  const ahead = seen.kind === 'answered' ? (seen.clockAheadMs ?? 0) : 0
  expect(Math.abs(ahead - 3_600_000)).toBeLessThan(60_000)
})

test('a server that does not know us says so', async () => {
  const url = await aServer((_request, response) => response.writeHead(401).end())
  expect(await probe(url)).toMatchObject({ kind: 'answered', me: { kind: 'later', reason: 'sign_in_needed' } })
})

test('a server without this route is still a server', async () => {
  const url = await aServer((request, response) => response.writeHead(request.url === '/v1/links' ? 400 : 404).end())
  expect(await probe(url)).toMatchObject({ kind: 'answered', me: { kind: 'not_offered' } })
})

test('nobody at the address', async () => {
  const url = await aServer(() => undefined)
  await new Promise((resolve) => servers.pop()?.close(resolve))
  expect(await probe(url)).toEqual({ kind: 'unreached', failure: 'unreachable' })
})

test('a redirect is not followed', async () => {
  let visits = 0
  const url = await aServer((_request, response) => {
    visits += 1
    response.writeHead(302, { location: '/elsewhere' }).end()
  })
  expect(await probe(url)).toMatchObject({ me: { kind: 'later', reason: 'unexpected_redirect' } })
  expect(visits).toBe(1)
})
