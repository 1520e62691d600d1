// Connections through a company's proxy. TLS is spoken with the host behind it, as strictly as without one.
import https from 'node:https'
import { Socket } from 'node:net'
import { Duplex } from 'node:stream'
import { SocksClient } from 'socks'
import { errorCodeOf } from '#shared/error-code.ts'
import { tlsRules } from './connections.ts'
import { failureOf } from './network-failure.ts'

/** Beyond this a proxy may have dropped a connection at rest without a word. */
const idleMs = 4_000

/** How long a proxy may take until it has connected to the host. */
const tunnelMs = 20_000

const options = { keepAlive: true, scheduling: 'lifo', timeout: idleMs, ...tlsRules } as const

/**
 * An agent whose connections go through the proxy at `proxy`: "http://", "https://" or "socks5://", with a name and a password
 * or without. Host names are looked up by the proxy. `onDown` hears when the proxy itself is not reached, `onLoginWanted` when it
 * wants another name or password; what it says about a host is the host's trouble. Failures carry codes that `failureOf` knows: ERR_PROXY_TUNNEL with `statusCode` 407 where the
 * proxy wants another name or password.
 */
export function createProxyAgent(
  proxy: string,
  onDown: () => void = () => undefined,
  onLoginWanted: () => void = () => undefined,
): https.Agent {
  const url = new URL(proxy)
  const hears = { onDown, onLoginWanted }
  return url.protocol.startsWith('socks') ? new SocksAgent(url, hears) : new HttpProxyAgent(proxy, hears)
}

type Hears = { readonly onDown: () => void; readonly onLoginWanted: () => void }

type Answer = (error: Error | null, stream: Duplex) => void

class HttpProxyAgent extends https.Agent {
  readonly #hears: Hears

  constructor(proxy: string, hears: Hears) {
    super({ ...options, proxyEnv: { HTTPS_PROXY: proxy } })
    this.#hears = hears
  }

  override createConnection(wanted: object, answer: Answer): Duplex | null | undefined {
    return super.createConnection(wanted, (error, stream) => {
      if (error !== null && isOfProxy(error)) this.#hears.onDown()
      if (failureOf(error, false) === 'proxy_auth_required') this.#hears.onLoginWanted()
      answer(error, stream)
    })
  }
}

/**
 * True where the proxy took no connection, or closed it without a word. A failure of TLS behind it is the host's: another way
 * must not be tried because of it.
 */
function isOfProxy(error: Error): boolean {
  if (error instanceof AggregateError) return error.errors.some((one) => one instanceof Error && isOfProxy(one))
  if ('statusCode' in error) return false
  const syscall = 'syscall' in error ? error.syscall : ''
  return syscall === 'connect' || syscall === 'getaddrinfo' || errorCodeOf(error) === 'ERR_PROXY_TUNNEL'
}

class SocksAgent extends https.Agent {
  readonly #proxy: URL
  readonly #hears: Hears

  constructor(proxy: URL, hears: Hears) {
    super(options)
    this.#proxy = proxy
    this.#hears = hears
  }

  override createConnection(wanted: https.RequestOptions, answer: Answer): undefined {
    void this.#tunnel(wanted).then(
      (socket) => {
        const secured = super.createConnection({ ...wanted, socket } as https.RequestOptions, answer)
        if (secured) answer(null, secured)
      },
      // A failure comes with a stream that nobody looks at.
      (error: unknown) => answer(this.#failureOf(error), new Duplex()),
    )
  }

  async #tunnel(wanted: https.RequestOptions): Promise<Socket> {
    const { hostname, port, username, password } = this.#proxy
    const login =
      username === '' ? {} : { userId: decodeURIComponent(username), password: decodeURIComponent(password) }
    const proxy = {
      type: 5,
      host: hostname.replace(/^\[|\]$/g, ''),
      port: Number(port === '' ? 1080 : port),
      ...login,
    } as const
    const destination = { host: wanted.host ?? '', port: Number(wanted.port ?? 443) }
    return (await SocksClient.createConnection({ proxy, destination, command: 'connect', timeout: tunnelMs })).socket
  }

  /** The package tells by its words alone what went wrong: its own begin with "Socks5", those of an unreached proxy do not. */
  #failureOf(raised: unknown): Error {
    const said = raised instanceof Error ? raised.message : ''
    const wantsLogin = /authentication/i.test(said)
    if (wantsLogin) this.#hears.onLoginWanted()
    else if (!/^Socks5/i.test(said)) this.#hears.onDown()
    const code = wantsLogin || /^Socks5/i.test(said) ? 'ERR_PROXY_TUNNEL' : 'ECONNREFUSED'
    return Object.assign(new Error(said), { code, ...(wantsLogin ? { statusCode: 407 } : {}) })
  }
}
