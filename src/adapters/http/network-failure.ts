// What went wrong on the network, told from the error codes of Node and OpenSSL. A closed list.
import { BlockList, isIPv6 } from 'node:net'
import { errorCodeOf } from '#shared/error-code.ts'

export type NetworkFailure =
  /** No name resolution, no route, no interface: nobody can be reached. */
  | 'offline'
  /** The same for an address of the local network on macOS, which lets a program there only where a person allowed it. */
  | 'local_network_blocked'
  /** This host does not take connections. Nothing was sent. */
  | 'unreachable'
  /** The TLS handshake failed: not one byte of the request was sent. */
  | 'tls_untrusted'
  /** The server wants a certificate of this computer, or does not take the one it was shown. It read no request. */
  | 'client_certificate_refused'
  | ProxyRefusal
  | 'too_many_open_files'
  /** Connected, but no progress or no answer in time. */
  | 'timed_out'
  /** Connected, then broken. */
  | 'connection_lost'
  /** An answer that is not HTTP, contradicts itself or is above the caps. */
  | 'bad_answer'

/** Why a proxy lets nothing through, where it is a matter of who asks. */
export type ProxyRefusal =
  /** It wants a name and a password, or others. */
  | 'proxy_auth_required'
  /** It wants the account with which the person is signed in, which no policy allows. */
  | 'proxy_account_not_allowed'
  /** The same, and the computer has none for it, or the proxy does not take it. */
  | 'proxy_account_refused'
  /** It wants a way of signing in that Outbox does not know. */
  | 'proxy_scheme_unknown'

export type ProxyFacts = {
  /** HTTP's; null where it closed without a word, or said what nobody can read. */
  readonly status: number | null
  /** Null where it is not a matter of who asks: what it says about a host is the host's trouble. */
  readonly refusal: ProxyRefusal | null
  /** The ways of signing in that it offers, in lower case. */
  readonly offered: readonly string[]
  /** Why this computer has no account for it, in the system's words; null where it was not asked, or has one. */
  readonly systemSays: string | null
}

const unsaid: ProxyFacts = { status: null, refusal: null, offered: [], systemSays: null }

/** A proxy that was reached, and made no way to the host. */
export class ProxyError extends Error {
  readonly code = 'ERR_PROXY_TUNNEL'
  readonly facts: ProxyFacts

  constructor(message: string, facts: Partial<ProxyFacts> = {}) {
    super(message)
    this.facts = { ...unsaid, ...facts }
  }
}

/** True when no connection came about, so that other requests to the same host need not try now. */
export function isUnreachable(failure: NetworkFailure): boolean {
  return unreachableFailures.has(failure)
}

/** The failure that `error` stands for. `connected` tells whether the connection (with TLS) had been made. */
export function failureOf(
  error: unknown,
  connected: boolean,
  platform: NodeJS.Platform = process.platform,
): NetworkFailure {
  const code = errorCodeOf(error) ?? ''
  if (code.startsWith('HPE_')) return 'bad_answer'
  if (platform === 'darwin' && isLocalHostUnreachable(error)) return 'local_network_blocked'
  if (offlineCodes.has(code)) return 'offline'
  if (code === 'EMFILE' || code === 'ENFILE') return 'too_many_open_files'
  // TLS 1.3 tells it after the handshake, when the request may already have left.
  if (certificateAlerts.test(code)) return 'client_certificate_refused'
  if (connected) return code === 'ETIMEDOUT' ? 'timed_out' : 'connection_lost'
  if (error instanceof ProxyError) return error.facts.refusal ?? 'unreachable'
  if (isTlsCode(code)) return 'tls_untrusted'
  return 'unreachable'
}

const unreachableFailures: ReadonlySet<NetworkFailure> = new Set<NetworkFailure>([
  'offline',
  'local_network_blocked',
  'unreachable',
  'tls_untrusted',
  'client_certificate_refused',
  'proxy_auth_required',
  'proxy_account_not_allowed',
  'proxy_account_refused',
  'proxy_scheme_unknown',
  'too_many_open_files',
])

const offlineCodes: ReadonlySet<string> = new Set([
  'ENOTFOUND',
  'EAI_AGAIN',
  'EAI_FAIL',
  'EAI_NODATA',
  'EAI_NONAME',
  'ENETUNREACH',
  'ENETDOWN',
  'EHOSTUNREACH',
  'EHOSTDOWN',
  'EADDRNOTAVAIL',
])

/** Addresses that belong to nobody's internet: home and company networks, and those a computer gives itself. */
const localAddresses = new BlockList()
for (const [net, prefix] of [
  ['10.0.0.0', 8],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
  ['169.254.0.0', 16],
] as const)
  localAddresses.addSubnet(net, prefix, 'ipv4')
for (const [net, prefix] of [
  ['fc00::', 7],
  ['fe80::', 10],
] as const)
  localAddresses.addSubnet(net, prefix, 'ipv6')

/** True for "no route" to an address of the local network, also when it is one of several addresses that were tried. */
function isLocalHostUnreachable(error: unknown): boolean {
  if (error instanceof AggregateError && error.errors.some(isLocalHostUnreachable)) return true
  if (errorCodeOf(error) !== 'EHOSTUNREACH' || !(error instanceof Error) || !('address' in error)) return false
  const { address } = error
  return typeof address === 'string' && localAddresses.check(address, isIPv6(address) ? 'ipv6' : 'ipv4')
}

const tlsCodes: ReadonlySet<string> = new Set([
  'EPROTO',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'HOSTNAME_MISMATCH',
  'INVALID_CA',
  'INVALID_PURPOSE',
  'PATH_LENGTH_EXCEEDED',
])

/** What a server says of a client's certificate, in OpenSSL's names of TLS alerts. */
const certificateAlerts =
  /^ERR_SSL_(?:SSLV3|TLSV1|TLSV13)_ALERT_(?:CERTIFICATE_REQUIRED|BAD_CERTIFICATE|UNSUPPORTED_CERTIFICATE|CERTIFICATE_REVOKED|CERTIFICATE_EXPIRED|CERTIFICATE_UNKNOWN|UNKNOWN_CA)$/

/** Node names certificate trouble after OpenSSL's X509_V_ERR constants, with no common prefix. */
const tlsPrefixes = ['ERR_TLS_', 'ERR_SSL_', 'ERR_OSSL_', 'CERT_', 'CRL_', 'UNABLE_TO_', 'ERROR_IN_']

function isTlsCode(code: string): boolean {
  return tlsCodes.has(code) || tlsPrefixes.some((prefix) => code.startsWith(prefix))
}
