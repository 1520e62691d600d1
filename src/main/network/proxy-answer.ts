// Reads what the system says about proxies: "PROXY host:port; DIRECT".
import { isLoopbackHost } from '#shared/http/loopback.ts'

export type ProxyEntry =
  | { readonly kind: 'direct' }
  /** `url` to the proxy itself: http://, https:// or socks5://. */
  | { readonly kind: 'proxy'; readonly url: string }

export type ProxyRoute =
  /** At least one, the first choice first. */
  | { readonly kind: 'usable'; readonly entries: readonly ProxyEntry[] }
  /** Only proxies that Outbox cannot speak to. */
  | { readonly kind: 'unusable'; readonly said: 'socks4' | 'other' }

/** The entries we can use. An answer nobody can read is no reason to go around a proxy. */
export function readProxyAnswer(answer: string): ProxyRoute {
  const said = answer
    .split(';')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '')
  if (said.length === 0) return { kind: 'usable', entries: [{ kind: 'direct' }] }
  const entries = said.flatMap((entry) => readEntry(entry) ?? [])
  if (entries.length > 0) return { kind: 'usable', entries }
  return { kind: 'unusable', said: said.some((entry) => /^socks4?\s/i.test(entry)) ? 'socks4' : 'other' }
}

/** The first entry that is not down; when all are, the first choice: it may be back. */
export function entryToUse(entries: readonly ProxyEntry[], isDown: (proxy: string) => boolean): ProxyEntry {
  const up = entries.find((entry) => entry.kind === 'direct' || !isDown(entry.url))
  return up ?? entries[0] ?? { kind: 'direct' }
}

function readEntry(entry: string): ProxyEntry | null {
  const [kind = '', address = ''] = entry.split(/\s+/)
  switch (kind.toUpperCase()) {
    case 'DIRECT':
      return { kind: 'direct' }
    case 'PROXY':
    case 'HTTP':
      return proxyAt('http', address)
    case 'HTTPS':
      return proxyAt('https', address)
    // "SOCKS" alone means SOCKS 4, which leaves the names of hosts to this computer.
    case 'SOCKS5':
      return proxyAt('socks5', address)
    default:
      return null
  }
}

function proxyAt(scheme: 'http' | 'https' | 'socks5', address: string): ProxyEntry | null {
  const url = URL.parse(`${scheme}://${address}`)
  if (url === null || url.hostname === '' || url.username !== '' || !/^\/?$/.test(url.pathname) || url.search !== '')
    return null
  return { kind: 'proxy', url: `${scheme}://${url.host}` }
}

/** True for this very computer and for addresses that only exist on one cable: never reached through a proxy. */
export function isNeverProxied(hostname: string): boolean {
  if (isLoopbackHost(hostname)) return true
  return /\.localhost$|^169\.254\.|^\[?fe[89ab][0-9a-f]:/i.test(hostname)
}
