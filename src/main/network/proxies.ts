// Through which proxy an address is reached. The system answers slowly and may run a script for it, so answers are kept and
// asked for again every few minutes and whenever the network changes.
import http from 'node:http'
import https from 'node:https'
import { Duplex } from 'node:stream'
import type { ShellClock } from '../clock.ts'
import type { Log } from '../log/log-file.ts'
import { isNeverProxied, readProxyAnswer } from './proxy-answer.ts'
import type { ProxyRoute } from './proxy-answer.ts'

export interface Proxies {
  /** The agent for an address; null for a direct connection. Answers from what is known. */
  agentFor(url: URL): http.Agent | null
  /** Asks for these addresses, so that the first request already goes the right way. Waits `mostLearnMs` at most. */
  learn(addresses: readonly string[]): Promise<void>
  /** Asks anew for all addresses that were ever asked for: the network changed. */
  refresh(): void
  close(): void
}

export type ProxyParts = {
  /** Electron's `session.resolveProxy`. */
  readonly resolve: (address: string) => Promise<string>
  readonly clock: ShellClock
  readonly log: Log
}

const refreshMs = 5 * 60_000
const mostLearnMs = 5_000

/** Beyond this a proxy may have dropped a connection at rest without a word. */
const idleMs = 4_000

export function createProxies(parts: ProxyParts): Proxies {
  return new CachedProxies(parts)
}

class CachedProxies implements Proxies {
  readonly #parts: ProxyParts
  /** By origin. */
  readonly #routes = new Map<string, ProxyRoute>()
  /** By proxy, so that connections are shared and live on while the answer stays the same. */
  readonly #agents = new Map<string, http.Agent>()
  readonly #refusal = new RefusingAgent()
  readonly #stopRefreshing: () => void

  constructor(parts: ProxyParts) {
    this.#parts = parts
    this.#stopRefreshing = parts.clock.every(refreshMs, () => this.refresh())
  }

  agentFor(url: URL): http.Agent | null {
    if (!mayBeProxied(url)) return null
    const route = this.#routes.get(url.origin)
    if (route === undefined) {
      void this.#ask(url.origin)
      return null
    }
    switch (route.kind) {
      case 'direct':
        return null
      case 'proxy':
        return this.#agentOf(route.url)
      case 'unusable':
        return this.#refusal
    }
  }

  async learn(addresses: readonly string[]): Promise<void> {
    const { clock } = this.#parts
    let cancel: () => void = () => undefined
    const tooLong = new Promise<void>((resolve) => {
      cancel = clock.later(mostLearnMs, resolve)
    })
    const urls = addresses.flatMap((address) => URL.parse(address) ?? [])
    const origins = urls.filter(mayBeProxied).map(({ origin }) => origin)
    await Promise.race([Promise.all(origins.map((origin) => this.#ask(origin))), tooLong])
    cancel()
  }

  refresh(): void {
    for (const origin of this.#routes.keys()) void this.#ask(origin)
  }

  close(): void {
    this.#stopRefreshing()
    for (const agent of this.#agents.values()) agent.destroy()
    this.#agents.clear()
  }

  async #ask(origin: string): Promise<void> {
    const { resolve, log } = this.#parts
    try {
      const route = readProxyAnswer(await resolve(`${origin}/`))
      const before = this.#routes.get(origin)
      this.#routes.set(origin, route)
      if (before?.kind === route.kind) return
      if (route.kind === 'unusable') {
        const said = route.said === 'socks' ? 'a SOCKS proxy, which Outbox cannot use' : 'a proxy nobody can read'
        log.warning(`the system names ${said}: nothing is sent to this host`, { host: URL.parse(origin)?.host ?? '' })
      } else log.info('route', { host: URL.parse(origin)?.host ?? '', route: route.kind })
    } catch {
      // The system could not say. What it said last time holds.
      if (!this.#routes.has(origin)) this.#routes.set(origin, { kind: 'direct' })
    }
  }

  #agentOf(proxy: string): http.Agent {
    const known = this.#agents.get(proxy)
    if (known !== undefined) return known
    const agent = new https.Agent({
      proxyEnv: { HTTPS_PROXY: proxy, HTTP_PROXY: proxy },
      keepAlive: true,
      scheduling: 'lifo',
      timeout: idleMs,
      rejectUnauthorized: true,
      minVersion: 'TLSv1.2',
    })
    this.#agents.set(proxy, agent)
    return agent
  }
}

/** Plain http is spoken to this very computer only. */
function mayBeProxied(url: URL): boolean {
  return url.protocol === 'https:' && !isNeverProxied(url.hostname)
}

/** Makes no connection: going around a proxy that the company demands is not ours to decide. */
class RefusingAgent extends https.Agent {
  override createConnection(_options: object, answer: (error: Error | null, stream: Duplex) => void): undefined {
    const error = Object.assign(new Error('no usable proxy'), { code: 'ECONNREFUSED' })
    // A failure comes with a stream that nobody looks at.
    process.nextTick(answer, error, new Duplex())
  }
}
