// Connections to one host or two, kept open between requests, directly or through the company's proxy.
import { setDefaultAutoSelectFamilyAttemptTimeout } from 'node:net'
import type { Client as ClientType, Dispatcher } from 'undici'
import Agent from 'undici/lib/dispatcher/agent.js'
import Client from 'undici/lib/dispatcher/client.js'
import Pool from 'undici/lib/dispatcher/pool.js'
import { addressAttemptMs } from '#shared/http/address-attempt.ts'
import { readProxyEnvironment } from '#shared/http/proxy-environment.ts'

/** More than requests are worked on at once, so that a call's deadline never runs while it waits for a connection. */
const mostConnections = 128
/** The other end closes them when it likes; a way through a firewall may be forgotten without a word. */
const idleMs = 60_000

/** A request, with room for what its connection notes about it; proxies hand on a copy of all around that. */
export type Asked = Dispatcher.DispatchOptions & { readonly connection: { isUsed: boolean } }

const options = {
  connections: mostConnections,
  keepAliveTimeout: idleMs,
  // Each request has a deadline of its own.
  headersTimeout: 0,
  bodyTimeout: 0,
  factory: (origin: URL | string, given: object) => new Pool(origin, { ...given, factory: createClient }),
}

/**
 * Opens no connection yet. `environment` may name the company's proxy in HTTPS_PROXY (else ALL_PROXY) and NO_PROXY; null: all are asked
 * directly. Each request must be an `Asked`.
 */
export async function createConnections(environment: NodeJS.ProcessEnv | null): Promise<Dispatcher> {
  // For the whole process: connections have it from nowhere else.
  setDefaultAutoSelectFamilyAttemptTimeout(addressAttemptMs)
  const choice = environment === null ? null : readProxyEnvironment(environment, (text) => URL.parse(text))
  if (choice?.kind !== 'proxy') return new Agent(options)
  const { except: noProxy, url: httpsProxy } = choice
  // Who goes through a proxy takes all of undici: its tunnels are made with more of it.
  const { EnvHttpProxyAgent } = await import('undici')
  return new EnvHttpProxyAgent({ ...options, ...credentialsIn(httpsProxy), httpsProxy, noProxy })
}

/** A name alone is one, too. */
function credentialsIn(url: string): { readonly token?: string } {
  const { password, username } = new URL(url)
  if (username === '') return {}
  const words = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`
  return { token: `Basic ${Buffer.from(words).toString('base64')}` }
}

/** One connection, which notes whether it was used before. */
function createClient(origin: URL, options: object): ClientType {
  return new NotingClient(origin, options)
}

class NotingClient extends Client {
  #isUsed = false

  constructor(origin: URL, options: object) {
    super(origin, options)
    this.on('disconnect', () => {
      this.#isUsed = false
    })
  }

  override dispatch(asked: Asked, handler: Dispatcher.DispatchHandler): boolean {
    asked.connection.isUsed = this.#isUsed
    this.#isUsed = true
    return super.dispatch(asked, handler)
  }
}
