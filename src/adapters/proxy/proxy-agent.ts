// Connections through a company's proxy. TLS is spoken with the host behind it, as strictly as without one.
import https from 'node:https'
import type { Socket } from 'node:net'
import { Duplex } from 'node:stream'
import { tlsRules } from '../http/connections.ts'
import { ProxyError, type ProxyFacts } from '../http/network-failure.ts'
import type { BeginTalk } from './account/talk.ts'
import { openHttpTunnel, type HttpTunnel } from './http-tunnel.ts'
import { openSocksTunnel } from './socks-tunnel.ts'

export type { ProxyFacts }

/** Beyond this a proxy may have dropped a connection at rest without a word. */
const idleMs = 4_000

export type ProxyOptions = {
  /** The proxy itself is not reached. */
  readonly onDown?: () => void
  /** The proxy wants to know who is there, and does not take, or get, what was said. */
  readonly onRefused?: (facts: ProxyFacts) => void
  /** Asked for each connection: the account with which the person is signed in; null where no policy allows it to proxies. */
  readonly account?: () => BeginTalk | null
}

/**
 * An agent whose connections go through the proxy at `proxy`: "http://", "https://" or "socks5://", with a name and a password
 * or without. Host names are looked up by the proxy. What the proxy answers in place of a connection is a ProxyError, from which
 * `failureOf` tells what happened.
 */
export function createProxyAgent(proxy: string, options: ProxyOptions = {}): https.Agent {
  const url = new URL(proxy)
  if (url.protocol.startsWith('socks'))
    return new TunnelAgent(options, (host, port) => openSocksTunnel(url, host, port))
  const tunnel: HttpTunnel = { proxy: url, account: options.account ?? (() => null), offered: null }
  return new TunnelAgent(options, (host, port) => openHttpTunnel(tunnel, hostAndPort(host, port)))
}

type OpenTunnel = (host: string, port: number) => Promise<Socket>

class TunnelAgent extends https.Agent {
  readonly #open: OpenTunnel
  readonly #hears: ProxyOptions

  constructor(hears: ProxyOptions, open: OpenTunnel) {
    super({ keepAlive: true, scheduling: 'lifo', timeout: idleMs, ...tlsRules })
    this.#open = open
    this.#hears = hears
  }

  override createConnection(
    wanted: https.RequestOptions,
    answer: (error: Error | null, stream: Duplex) => void,
  ): undefined {
    void this.#open(wanted.host ?? '', Number(wanted.port ?? 443)).then(
      (socket) => {
        const secured = super.createConnection({ ...wanted, socket } as https.RequestOptions, answer)
        if (secured) answer(null, secured)
      },
      (raised: unknown) => {
        const error = raised instanceof Error ? raised : new Error('no connection')
        this.#tell(error)
        // A failure comes with a stream that nobody looks at.
        answer(error, new Duplex())
      },
    )
  }

  #tell(error: Error): void {
    if (error instanceof ProxyError && error.facts.refusal !== null) this.#hears.onRefused?.(error.facts)
    else if (isDown(error)) this.#hears.onDown?.()
  }
}

/**
 * True where the proxy took no connection, or closed it without a word. A proxy whose certificate is not trusted is there: another way
 * must not be tried because of it.
 */
function isDown(error: Error): boolean {
  if (error instanceof AggregateError) return error.errors.some((one) => one instanceof Error && isDown(one))
  if (error instanceof ProxyError) return error.facts.status === null
  const syscall = 'syscall' in error ? error.syscall : ''
  return syscall === 'connect' || syscall === 'getaddrinfo'
}

function hostAndPort(host: string, port: number): string {
  return host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`
}
