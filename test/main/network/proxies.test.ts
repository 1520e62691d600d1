// Ways to the servers, with a real proxy on this computer.
import http from 'node:http'
import https from 'node:https'
import { once } from 'node:events'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { Log } from '#main/log/log-file.ts'
import type { LogFacts } from '#main/log/log-line.ts'
import { createProxies } from '#main/network/proxies.ts'
import type { Proxies } from '#main/network/proxies.ts'
import { createProxyLogins } from '#main/network/proxy-logins.ts'
import type { ProxyLogins } from '#main/network/proxy-logins.ts'
import { openDeviceKeyStore } from '#main/settings/device-key.ts'
import { aFreePort } from '#test/rigs/ports/free-port.ts'
import { temporaryFolder } from '#test/rigs/temporary-folder.ts'
import { createHandClock } from '../hand-clock.ts'
import type { HandClock } from '../hand-clock.ts'

type Rig = { readonly proxies: Proxies; readonly asked: string[]; readonly lines: string[]; readonly clock: HandClock }

function aRig(answer: (address: string) => Promise<string>, logins: ProxyLogins = inMemory()): Rig {
  const asked: string[] = []
  const lines: string[] = []
  const write = (event: string, facts?: LogFacts): void => void lines.push(`${event} ${JSON.stringify(facts ?? {})}`)
  const log: Log = { info: write, warning: write, alarm: write }
  const clock = createHandClock()
  const resolve = (address: string): Promise<string> => {
    asked.push(address)
    return answer(address)
  }
  const proxies = createProxies({ resolve, clock, log, logins, mayUseAccount: () => false })
  onTestFinished(() => proxies.close())
  return { proxies, asked, lines, clock }
}

const server = new URL('https://uploads.example/v1/links')

/** As on a computer without a key store. */
function inMemory(): ProxyLogins {
  let held: { readonly server: string; readonly key: string } | null = null
  return createProxyLogins({
    keyFor: (proxy) => (held?.server === proxy ? held.key : null),
    isLocked: () => false,
    tryAgain: async () => 'nothing',
    async keep(serverKey) {
      held = serverKey
      return 'in_memory'
    },
  })
}

/** Lets promises that are settled be heard. */
const soon = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

describe('the way to a server', () => {
  it('is known before the first request when it was learnt', async () => {
    const { proxies, asked } = aRig(async () => 'PROXY 127.0.0.1:1')
    await proxies.learn([server.href])
    expect(asked).toEqual(['https://uploads.example/'])
    expect(proxies.agentFor(server)).toBeInstanceOf(https.Agent)
  })

  it('is direct until it is known, and asked for', async () => {
    const { proxies, asked } = aRig(async () => 'PROXY 127.0.0.1:1')
    expect(proxies.agentFor(server)).toBeNull()
    await soon()
    expect(asked).toEqual(['https://uploads.example/'])
    expect(proxies.agentFor(server)).not.toBeNull()
  })

  it('keeps its connections while the answer stays the same', async () => {
    const { proxies } = aRig(async () => 'PROXY 127.0.0.1:1')
    await proxies.learn([server.href, 'https://content.dropboxapi.com/'])
    const agent = proxies.agentFor(server)
    proxies.refresh()
    await soon()
    expect(proxies.agentFor(server)).toBe(agent)
    expect(proxies.agentFor(new URL('https://content.dropboxapi.com/x'))).toBe(agent)
  })

  it('is asked for anew when the network changed, and every few minutes', async () => {
    let answer = 'DIRECT'
    const { proxies, clock } = aRig(async () => answer)
    await proxies.learn([server.href])
    expect(proxies.agentFor(server)).toBeNull()
    answer = 'PROXY 127.0.0.1:1'
    proxies.refresh()
    await soon()
    expect(proxies.agentFor(server)).not.toBeNull()
    answer = 'DIRECT'
    clock.pass(5 * 60_000)
    await soon()
    expect(proxies.agentFor(server)).toBeNull()
  })

  it('never leads this very computer through a proxy', async () => {
    const { proxies, asked } = aRig(async () => 'PROXY 127.0.0.1:1')
    await proxies.learn(['http://127.0.0.1:8080/', 'https://localhost:8080/'])
    expect(asked).toEqual([])
    expect(proxies.agentFor(new URL('http://127.0.0.1:8080/'))).toBeNull()
  })

  it('is not waited for longer than a few seconds', async () => {
    const { proxies, clock } = aRig(() => new Promise(() => undefined))
    const learning = proxies.learn([server.href])
    clock.pass(5_000)
    await learning
    expect(proxies.agentFor(server)).toBeNull()
  })

  it('stays what it was when the system cannot say', async () => {
    let isBroken = false
    const { proxies } = aRig(() => (isBroken ? Promise.reject(new Error('no')) : Promise.resolve('PROXY 127.0.0.1:1')))
    await proxies.learn([server.href])
    isBroken = true
    proxies.refresh()
    await soon()
    expect(proxies.agentFor(server)).not.toBeNull()
  })
})

describe('a request', () => {
  it('goes through the proxy as a tunnel, so that the proxy sees the host and nothing else', async () => {
    const { port, asked } = await aProxy()
    const { proxies } = aRig(async () => `PROXY 127.0.0.1:${port}`)
    await proxies.learn([server.href])
    expect(await failureOf(proxies)).toBe('ERR_PROXY_TUNNEL')
    expect(asked).toEqual(['CONNECT uploads.example:443 undefined'])
  })

  it('says to the proxy what a person said to it, once, and nobody else hears of it', async () => {
    const { port, asked, taken } = await aProxy('ada:pa ss:w\u00f6rd')
    const { proxies, lines } = aRig(async () => `PROXY 127.0.0.1:${port}`)
    await proxies.learn([server.href])
    const login = { name: 'ada', password: 'pa ss:w\u00f6rd' }
    expect(await proxies.signIn(login)).toBe('not_wanted')
    expect(await failureOf(proxies)).toBe('ERR_PROXY_TUNNEL')
    expect(await proxies.signIn({ ...login, password: 'wrong' })).toBe('in_memory')
    expect(await failureOf(proxies)).toBe('ERR_PROXY_TUNNEL')
    expect(taken()).toBe(0)
    expect(await proxies.signIn(login)).toBe('in_memory')
    for (let again = 0; again < 2; again += 1) await failureOf(proxies)
    expect(taken()).toBe(2)
    expect(asked).toHaveLength(4)
    expect(await proxies.signIn(login)).toBe('not_wanted')
    expect(lines.join('\n')).not.toMatch(/pa.?ss|ada|wrong/)
  })

  it('says what was said before the last start, and to no other proxy', async () => {
    const { port, taken } = await aProxy('ada:secret')
    const file = join(temporaryFolder(), 'proxy-login')
    // What is sealed here is nobody's secret.
    const storage = {
      seal: async (text: string) => Buffer.from(text),
      isSafe: () => true,
      open: async (sealed: Uint8Array) => ({ text: Buffer.from(sealed).toString(), isStale: false }),
    }
    const first = createProxyLogins((await openDeviceKeyStore(file, storage)).keyStore)
    expect(await first.keep(`127.0.0.1:${port}`, { name: 'ada', password: 'secret' })).toBe('kept')
    const again = createProxyLogins((await openDeviceKeyStore(file, storage)).keyStore)
    expect(again.wordsFor('127.0.0.1:1')).toBeNull()
    const { proxies } = aRig(async () => `PROXY 127.0.0.1:${port}`, again)
    await proxies.learn([server.href])
    await failureOf(proxies)
    expect(taken()).toBe(1)
  })

  it('goes through the next proxy of the answer for some minutes after one took no connection', async () => {
    const { port, asked } = await aProxy()
    const dead = await aFreePort()
    const { proxies, clock, lines } = aRig(async () => `PROXY 127.0.0.1:${dead}; PROXY 127.0.0.1:${port}`)
    await proxies.learn([server.href])
    expect(await failureOf(proxies)).toBe('ECONNREFUSED')
    expect(lines.join('\n')).toContain('takes no connection')
    // That it asks for a name and a password is no reason to go around it.
    for (let again = 0; again < 2; again += 1) expect(await failureOf(proxies)).toBe('ERR_PROXY_TUNNEL')
    expect(asked).toHaveLength(2)
    clock.pass(5 * 60_000)
    await soon()
    expect(await failureOf(proxies)).toBe('ECONNREFUSED')
    expect(await failureOf(proxies)).toBe('ERR_PROXY_TUNNEL')
    proxies.refresh()
    expect(await failureOf(proxies)).toBe('ECONNREFUSED')
  })

  it('goes straight when the answer allows it and no proxy takes a connection', async () => {
    const dead = await aFreePort()
    const { proxies } = aRig(async () => `PROXY 127.0.0.1:${dead}; DIRECT`)
    await proxies.learn([server.href])
    expect(await failureOf(proxies)).toBe('ECONNREFUSED')
    expect(proxies.agentFor(server)).toBeNull()
  })

  it('is not made when the system names only a proxy of SOCKS 4, and the log says so', async () => {
    const { proxies, lines } = aRig(async () => 'SOCKS 127.0.0.1:1080')
    await proxies.learn([server.href])
    expect(await failureOf(proxies)).toBe('ECONNREFUSED')
    expect(lines.join('\n')).toContain('SOCKS')
  })
})

type WantingProxy = { readonly port: number; readonly asked: readonly string[]; readonly taken: () => number }

/** A proxy that wants a name and a password: `login`, as "name:password", and then does not reach the host; any other is refused. */
async function aProxy(login: string | null = null): Promise<WantingProxy> {
  const proxy = http.createServer()
  const asked: string[] = []
  let taken = 0
  const wanted = login === null ? null : `Basic ${Buffer.from(login).toString('base64')}`
  proxy.on('connect', (request, socket) => {
    asked.push(`${request.method ?? ''} ${request.url ?? ''} ${String(request.headers['authorization'])}`)
    if (wanted !== null && request.headers['proxy-authorization'] === wanted) {
      taken += 1
      socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n')
    } else socket.end('HTTP/1.1 407 Proxy Authentication Required\r\n\r\n')
  })
  const port = await portOf(proxy)
  onTestFinished(() => void proxy.close())
  return { port, asked, taken: () => taken }
}

async function portOf(listener: http.Server): Promise<number> {
  listener.listen(0, '127.0.0.1')
  await once(listener, 'listening')
  const address = listener.address()
  return typeof address === 'object' && address !== null ? address.port : 0
}

/** The code with which a request over the agent fails. */
async function failureOf(proxies: Proxies): Promise<string> {
  const agent = proxies.agentFor(server)
  if (agent === null) return 'direct'
  const request = https.request(server, { agent, headers: { authorization: 'Bearer secret' } })
  const [error]: unknown[] = await once(request, 'error').catch((thrown: unknown) => [thrown])
  return error instanceof Error && 'code' in error ? String(error.code) : 'none'
}
