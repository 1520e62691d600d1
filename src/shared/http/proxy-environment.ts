// What the environment says about the company's proxy, read the same way in the terminal and on the server.

/** `process.env`, or a part of it. */
export type Environment = Readonly<Record<string, string | undefined>>

export type ProxyChoice =
  | { readonly kind: 'none' }
  /** In the form Node's agents want; NO_PROXY is kept. `host` is for people and holds no password. */
  | { readonly kind: 'proxy'; readonly proxyEnv: { HTTPS_PROXY: string; NO_PROXY?: string }; readonly host: string }
  /** A whole sentence. The value is not told: it may hold a password. */
  | { readonly kind: 'unusable'; readonly because: string }

/** `URL.parse`, which this room does not have. */
export type ParseUrl = (text: string) => { readonly protocol: string; readonly host: string } | null

/** The proxy for https: HTTPS_PROXY, else ALL_PROXY, in lower or upper case. What Node cannot speak it would go around silently. */
export function readProxyEnvironment(environment: Environment, parse: ParseUrl): ProxyChoice {
  const name = proxyNames.find((known) => (environment[known] ?? '') !== '')
  if (name === undefined) return { kind: 'none' }
  const value = environment[name] ?? ''
  const url = parse(value)
  if (url === null || (url.protocol !== 'http:' && url.protocol !== 'https:')) {
    const because = `${name} does not name a proxy in the form "http://proxy.example:3128". Other kinds of proxy, SOCKS for one, cannot be used.`
    return { kind: 'unusable', because }
  }
  const except = environment['no_proxy'] ?? environment['NO_PROXY']
  const proxyEnv = except === undefined ? { HTTPS_PROXY: value } : { HTTPS_PROXY: value, NO_PROXY: except }
  return { kind: 'proxy', proxyEnv, host: url.host }
}

const proxyNames = ['https_proxy', 'HTTPS_PROXY', 'all_proxy', 'ALL_PROXY'] as const
