// This folder: ways out through the proxies of companies.

// The ways of signing in that a proxy offers ("Proxy-Authenticate", RFC 9110, 11.7.1), and what follows from them.
import type { ProxyRefusal } from '../http/network-failure.ts'

export type Challenge = {
  /** In lower case: "basic", "negotiate". */
  readonly scheme: string
  /** What the proxy says within this way, as base64 (token68); null where it only names it. */
  readonly token: string | null
}

/** `lines` are the header's values. One line may hold several challenges, and commas also part the words of a single one. */
export function readChallenges(lines: readonly string[]): readonly Challenge[] {
  return lines.flatMap((line) => line.replaceAll(quoted, '""').split(',')).flatMap((part) => readPart(part.trim()))
}

/** The scheme's name alone, or with the first of its words; every other part is "name=value". */
function readPart(part: string): readonly Challenge[] {
  const [, scheme, rest = ''] = /^([\w!#$%&'*+.^`|~-]+)(?:\s+([^\s=].*))?$/.exec(part) ?? []
  if (scheme === undefined) return []
  return [{ scheme: scheme.toLowerCase(), token: token68.test(rest) ? rest : null }]
}

/** Up to the end of the line where nobody ends it. */
const quoted = /"(?:[^"\\]|\\[^])*"?/g
const token68 = /^[\w.~+/-]+=*$/

/** What the system can say for a person's account is said by this scheme alone (RFC 4559). */
export const accountScheme = 'negotiate'

/** Why the proxy is given up, where nobody can answer what it offers. A name and a password that were typed have been said by then. */
export function refusalFor(offered: readonly string[], mayUseAccount: boolean): ProxyRefusal {
  // tinyproxy names no scheme where a password was wrong.
  if (offered.length === 0 || offered.includes('basic')) return 'proxy_auth_required'
  if (!offered.includes(accountScheme)) return 'proxy_scheme_unknown'
  return mayUseAccount ? 'proxy_account_refused' : 'proxy_account_not_allowed'
}
