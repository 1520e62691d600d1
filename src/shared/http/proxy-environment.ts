// What the environment says about the company's proxy, read the same way in the terminal and on the server.

/** `process.env`, or a part of it. */
export type Environment = Readonly<Record<string, string | undefined>>

export type ProxyChoice =
  | { readonly kind: 'none' }
  | {
      readonly kind: 'proxy'
      /** The variable that names it. */
      readonly name: string
      /** What it speaks: HTTP's CONNECT, or SOCKS 5. */
      readonly speaks: 'http' | 'socks'
      /** As it was given: it may hold a name and a password. */
      readonly url: string
      /** NO_PROXY as it was given; empty without one. */
      readonly except: string
      /** For people: holds no password. */
      readonly host: string
    }
  /** The variable `name` names none that can be used. Its value is not told: it may hold a password. */
  | { readonly kind: 'unusable'; readonly name: string }

/** `URL.parse`, which this room does not have. */
export type ParseUrl = (text: string) => { readonly protocol: string; readonly host: string } | null

/** The proxy for https: HTTPS_PROXY, else ALL_PROXY, in lower or upper case. What Node cannot speak it would go around silently. */
export function readProxyEnvironment(environment: Environment, parse: ParseUrl): ProxyChoice {
  const name = proxyNames.find((known) => (environment[known] ?? '') !== '')
  if (name === undefined) return { kind: 'none' }
  const url = environment[name] ?? ''
  const parsed = parse(url)
  const speaks = parsed === null || parsed.host === '' ? undefined : languages.get(parsed.protocol)
  if (parsed === null || speaks === undefined) return { kind: 'unusable', name }
  const except = environment['no_proxy'] ?? environment['NO_PROXY'] ?? ''
  return { kind: 'proxy', name, speaks, url, except, host: parsed.host }
}

const proxyNames = ['https_proxy', 'HTTPS_PROXY', 'all_proxy', 'ALL_PROXY'] as const

const languages: ReadonlyMap<string, 'http' | 'socks'> = new Map([
  ['http:', 'http'],
  ['https:', 'http'],
  ['socks:', 'socks'],
  ['socks5:', 'socks'],
  ['socks5h:', 'socks'],
])
