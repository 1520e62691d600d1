// The proxy that the company decides, in the words in which a system answers which one it has.

/** `choice` as in the policy; null where the system is asked. */
export function policyProxyAnswer(choice: string | null): string | null {
  if (choice === null || choice.toLowerCase() === 'system') return null
  if (choice.toLowerCase() === 'none') return 'DIRECT'
  const url = URL.parse(choice)
  // What nobody can read is no reason to go around a proxy.
  if (url === null) return 'UNREADABLE'
  const port = url.port === '' ? (usualPorts.get(url.protocol) ?? '') : url.port
  return `${entryNames.get(url.protocol) ?? 'UNREADABLE'} ${url.hostname}:${port}`
}

const entryNames: ReadonlyMap<string, string> = new Map([
  ['http:', 'PROXY'],
  ['https:', 'HTTPS'],
  ['socks5:', 'SOCKS5'],
])
const usualPorts: ReadonlyMap<string, string> = new Map([
  ['http:', '80'],
  ['https:', '443'],
  ['socks5:', '1080'],
])
