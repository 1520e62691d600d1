// Through which proxy an address is reached. The system answers slowly and may run a script for it, so answers are kept and
// asked for again every few minutes and whenever the network changes.
import type { Agent } from 'node:http'
import https from 'node:https'
import { Duplex } from 'node:stream'
import { systemAccount } from '#adapters/proxy/account/account.ts'
import { createProxyAgent, type ProxyFacts } from '#adapters/proxy/proxy-agent.ts'
import type { ShellClock } from '../clock.ts'
import type { Log } from '../log/log-file.ts'
import type { ProxyLogin, ProxyLoginEnd, ProxyLogins } from './proxy-logins.ts'
import { entryToUse, isNeverProxied, readProxyAnswer } from './proxy-answer.ts'
import type { ProxyRoute } from './proxy-answer.ts'

export interface Proxies {
  /** The agent for an address; null for a direct connection. Answers from what is known. */
  agentFor(url: URL): Agent | null
  /** Asks for these addresses, so that the first request already goes the right way. Waits `mostLearnMs` at most. */
  learn(addresses: readonly string[]): Promise<void>
  /** Asks anew for all addresses that were ever asked for: the network changed. */
  refresh(): void
  /** Takes what a person says to the proxy that wants a name and a password. The next connections say it. */
  signIn(login: ProxyLogin): Promise<ProxyLoginEnd>
  close(): void
}

export type ProxyParts = {
  /** Electron's `session.resolveProxy`. */
  readonly resolve: (address: string) => Promise<string>
  readonly clock: ShellClock
  readonly log: Log
  readonly logins: ProxyLogins
  /** True where the policy allows proxies the account with which the person is signed in. */
  readonly mayUseAccount: () => boolean
}

const refreshMs = 5 * 60_000
const mostLearnMs = 5_000

/** So long the next proxy of the answer is used in the place of one that took no connection. */
const downMs = 5 * 60_000

export function createProxies(parts: ProxyParts): Proxies {
  return new CachedProxies(parts)
}

class CachedProxies implements Proxies {
  readonly #parts: ProxyParts
  /** By origin. */
  readonly #routes = new Map<string, ProxyRoute>()
  /** By proxy, so that connections are shared and live on while the answer stays the same. */
  readonly #agents = new Map<string, Agent>()
  /** By proxy: one that took no connection. */
  readonly #downUntilMs = new Map<string, number>()
  /** Host and port of the proxy that wants a name and a password, or others. */
  #wantsLogin: string | null = null
  /** By proxy: what was last written down of its refusal. */
  readonly #refused = new Map<string, string>()
  readonly #refusal = new RefusingAgent()
  readonly #stopRefreshing: () => void

  constructor(parts: ProxyParts) {
    this.#parts = parts
    this.#stopRefreshing = parts.clock.every(refreshMs, () => this.#askAll())
  }

  agentFor(url: URL): Agent | null {
    if (!mayBeProxied(url)) return null
    const route = this.#routes.get(url.origin)
    if (route === undefined) {
      void this.#ask(url.origin)
      return null
    }
    if (route.kind === 'unusable') return this.#refusal
    const nowMs = this.#parts.clock.nowMs()
    const entry = entryToUse(route.entries, (proxy) => (this.#downUntilMs.get(proxy) ?? 0) > nowMs)
    return entry.kind === 'direct' ? null : this.#agentOf(entry.url)
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
    // Another network may reach what this one did not.
    this.#downUntilMs.clear()
    this.#askAll()
  }

  async signIn(login: ProxyLogin): Promise<ProxyLoginEnd> {
    const proxy = this.#wantsLogin
    if (proxy === null) return 'not_wanted'
    const end = await this.#parts.logins.keep(proxy, login)
    this.#wantsLogin = null
    // What is under way ends by itself; new connections say the new words.
    for (const known of this.#agents.keys()) if (URL.parse(known)?.host === proxy) this.#agents.delete(known)
    this.#parts.log.info('proxy login', { kept: end })
    return end
  }

  #askAll(): void {
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
      if (before !== undefined && namesOf(before) === namesOf(route)) return
      if (route.kind === 'unusable') {
        const said = route.said === 'socks4' ? 'a proxy of SOCKS 4, which Outbox cannot use' : 'a proxy nobody can read'
        log.warning(`the system names ${said}: nothing is sent to this host`, { host: URL.parse(origin)?.host ?? '' })
      } else log.info('route', { host: URL.parse(origin)?.host ?? '', route: namesOf(route) })
    } catch {
      // The system could not say. What it said last time holds.
      if (!this.#routes.has(origin)) this.#routes.set(origin, { kind: 'usable', entries: [{ kind: 'direct' }] })
    }
  }

  #isDown(proxy: string): void {
    const { clock, log } = this.#parts
    if (!this.#downUntilMs.has(proxy))
      log.warning('a proxy takes no connection', { proxy: URL.parse(proxy)?.host ?? '' })
    this.#downUntilMs.set(proxy, clock.nowMs() + downMs)
  }

  /** Once for each thing that the proxy says, with the system's own words where it has no account for it. */
  #isRefused(host: string, { offered, refusal, systemSays }: ProxyFacts): void {
    if (refusal === 'proxy_auth_required') this.#wantsLogin = host
    const facts = { proxy: host, refusal: refusal ?? '', offers: offered.join(', '), systemSays: systemSays ?? '' }
    const line = JSON.stringify(facts)
    if (this.#refused.get(host) !== line) this.#parts.log.warning('a proxy asks who is there', facts)
    this.#refused.set(host, line)
  }

  #agentOf(proxy: string): Agent {
    const known = this.#agents.get(proxy)
    if (known !== undefined) return known
    const { host } = new URL(proxy)
    const words = this.#parts.logins.wordsFor(host)
    const address = words === null ? proxy : proxy.replace('://', `://${words}@`)
    const agent = createProxyAgent(address, {
      onDown: () => this.#isDown(proxy),
      onRefused: (facts) => this.#isRefused(host, facts),
      account: () => (this.#parts.mayUseAccount() ? systemAccount : null),
    })
    this.#agents.set(proxy, agent)
    return agent
  }
}

/** Plain http is spoken to this very computer only. */
function mayBeProxied(url: URL): boolean {
  return url.protocol === 'https:' && !isNeverProxied(url.hostname)
}

/** For the log: which ways there are. */
function namesOf(route: ProxyRoute): string {
  if (route.kind === 'unusable') return route.kind
  return route.entries.map((entry) => (entry.kind === 'direct' ? 'direct' : 'proxy')).join(', ')
}

/** Makes no connection: going around a proxy that the company demands is not ours to decide. */
class RefusingAgent extends https.Agent {
  override createConnection(_options: object, answer: (error: Error | null, stream: Duplex) => void): undefined {
    const error = Object.assign(new Error('no usable proxy'), { code: 'ECONNREFUSED' })
    // A failure comes with a stream that nobody looks at.
    process.nextTick(answer, error, new Duplex())
  }
}
