// Reads what the system says about proxies: "PROXY host:port; DIRECT".
import { isLoopbackHost } from '#shared/loopback.ts'

export type ProxyRoute =
  | { readonly kind: 'direct' }
  /** `url` as Node's agents want it: http:// or https:// to the proxy itself. */
  | { readonly kind: 'proxy'; readonly url: string }
  /** Only proxies that Outbox cannot speak to. */
  | { readonly kind: 'unusable'; readonly said: 'socks' | 'other' }

/** The first entry we can use. An answer nobody can read is no reason to go around a proxy. */
export function readProxyAnswer(answer: string): ProxyRoute {
  const entries = answer
    .split(';')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '')
  for (const entry of entries) {
    const route = readEntry(entry)
    if (route !== null) return route
  }
  if (entries.length === 0) return { kind: 'direct' }
  return { kind: 'unusable', said: entries.some((entry) => /^socks/i.test(entry)) ? 'socks' : 'other' }
}

function readEntry(entry: string): ProxyRoute | null {
  const [kind = '', address = ''] = entry.split(/\s+/)
  switch (kind.toUpperCase()) {
    case 'DIRECT':
      return { kind: 'direct' }
    case 'PROXY':
    case 'HTTP':
      return proxyAt('http', address)
    case 'HTTPS':
      return proxyAt('https', address)
    default:
      return null
  }
}

function proxyAt(scheme: 'http' | 'https', address: string): ProxyRoute | null {
  const url = URL.parse(`${scheme}://${address}`)
  if (url === null || url.hostname === '' || url.username !== '' || url.pathname !== '/' || url.search !== '')
    return null
  return { kind: 'proxy', url: url.origin }
}

/** True for this very computer and for addresses that only exist on one cable: never reached through a proxy. */
export function isNeverProxied(hostname: string): boolean {
  if (isLoopbackHost(hostname)) return true
  return /\.localhost$|^169\.254\.|^\[?fe[89ab][0-9a-f]:/i.test(hostname)
}
