import { once } from 'node:events'
import { createServer } from 'node:http'
import https from 'node:https'
import { expect, onTestFinished, test } from 'vitest'
import { english } from '#shared/messages/english.ts'
import type { Rules } from '#cli/arguments/policy-options.ts'
import { runOnItsComputer, trustsItsComputer } from '#test/rigs/network/own-authority.ts'
import { readNetwork } from '#cli/commands/network.ts'

const server = 'https://uploads.invalid'

/** A proxy that refuses every tunnel and notes what it was asked for. */
async function aProxy(): Promise<{ url: string; asked: string[] }> {
  const asked: string[] = []
  const proxy = createServer()
  proxy.on('connect', (request, socket) => {
    asked.push(request.url ?? '')
    socket.end('HTTP/1.1 403 Forbidden\r\n\r\n')
  })
  proxy.listen(0, '127.0.0.1')
  await once(proxy, 'listening')
  onTestFinished(() => void proxy.close())
  const address = proxy.address()
  return { url: `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`, asked }
}

async function failureOf(environment: Record<string, string>, url: string): Promise<unknown> {
  const network = readNetwork(environment, server, english.say)
  const agent = network.kind === 'usable' ? network.agentFor(new URL(url)) : null
  const request = https.get(url, { agent: agent ?? new https.Agent(), lookup: (_n, _o, done) => done(noName, '') })
  const [error] = await once(request, 'error').catch((raised: unknown) => [raised])
  return error instanceof Error && 'code' in error ? error.code : error
}

const noName = Object.assign(new Error('not looked up'), { code: 'ENOTFOUND' })

test('the proxy that the environment names is asked for company server and Dropbox, but for what NO_PROXY lists', async () => {
  const { url, asked } = await aProxy()
  const environment = { HTTPS_PROXY: url, NO_PROXY: 'inside.invalid' }
  expect(await failureOf(environment, `${server}/v1/me`)).toBe('ERR_PROXY_TUNNEL')
  expect(await failureOf(environment, 'https://content.dropboxapi.com/x')).toBe('ERR_PROXY_TUNNEL')
  expect(await failureOf(environment, 'https://inside.invalid/')).toBe('ENOTFOUND')
  expect(asked).toEqual(['uploads.invalid:443', 'content.dropboxapi.com:443'])
})

test('this very computer is never asked through a proxy, so a wrong one does not matter for it', () => {
  const environment = { HTTPS_PROXY: 'http://127.0.0.1:1' }
  const network = readNetwork(environment, server, english.say)
  expect(network.kind === 'usable' && network.agentFor(new URL('https://localhost:1'))).toBeNull()
  expect(readNetwork({ ALL_PROXY: 'socks5://127.0.0.1:1' }, 'http://127.0.0.1:8080', english.say)).toMatchObject({
    kind: 'usable',
  })
})

test('a proxy of SOCKS 4 is told, not gone around', () => {
  expect(readNetwork({ ALL_PROXY: 'socks4://127.0.0.1:1' }, server, english.say)).toMatchObject({
    kind: 'refused',
    because: expect.stringMatching(/^ALL_PROXY does not name a proxy .*socks5:/),
  })
})

test('one of SOCKS 5 is used, and a net in NO_PROXY left out', async () => {
  const environment = { ALL_PROXY: 'socks5://127.0.0.1:1', NO_PROXY: '10.0.0.0/8' }
  const network = readNetwork(environment, server, english.say)
  expect(network).toMatchObject({ kind: 'usable', proxy: '127.0.0.1:1' })
  expect(await failureOf(environment, server)).toBe('ECONNREFUSED')
  expect(network.kind === 'usable' && network.agentFor(new URL('https://10.1.2.3'))).toBeNull()
})

test('without a word of the environment connections are direct', () => {
  const network = readNetwork({}, server, english.say)
  expect(network.kind === 'usable' && [network.agentFor(new URL(server)), network.proxy]).toEqual([null, null])
})

test('what the computer trusts is trusted beside what Node brings', () => {
  const script = `
    const { english } = await import('#shared/messages/english.ts')
    const { trustSystemAuthorities } = await import('#cli/commands/network.ts')
    say(trustSystemAuthorities(null, english))`
  expect(runOnItsComputer(script)).toEqual({ ...trustsItsComputer, said: [[null]] })
})

test('the policy goes before the environment where it enforces, and after it where it proposes', async () => {
  const { url, asked } = await aProxy()
  const environment = { HTTPS_PROXY: 'http://127.0.0.1:1', NO_PROXY: 'uploads.invalid' }
  const through = (proxy: Rules['proxy'], given = environment): string | null => {
    const network = readNetwork(given, server, english.say, { proxy, proxyAccount: false })
    return network.kind === 'usable' ? network.proxy : network.because
  }
  const host = new URL(url).host
  expect(through({ value: url, isEnforced: true })).toBe(host)
  expect(through({ value: 'none', isEnforced: true })).toBe(null)
  expect(through({ value: 'system', isEnforced: true })).toBe('127.0.0.1:1')
  expect(through({ value: url, isEnforced: false })).toBe('127.0.0.1:1')
  const ruled = { proxy: { value: url, isEnforced: false }, proxyAccount: false }
  const network = readNetwork({}, server, english.say, ruled)
  const agent = network.kind === 'usable' ? network.agentFor(new URL(server)) : null
  const request = https.get(server, { agent: agent ?? new https.Agent() })
  await once(request, 'error').catch((error: unknown) => error)
  expect(asked).toEqual(['uploads.invalid:443'])
})
