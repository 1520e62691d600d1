// Why a connection did not come about, for a person who wants to mend it: what the certificate says of itself, and whether
// a name is known. Nothing is relaxed and nothing is sent here: the handshake is as strict as any other.
import https from 'node:https'
import { lookup } from 'node:dns/promises'
import { networkInterfaces } from 'node:os'
import { TLSSocket } from 'node:tls'
import { identityFor } from './client-certificate.ts'
import type { AgentFor } from './connections.ts'
import { tlsRules } from './connections.ts'
import { createDeadline } from './deadline.ts'
import { failureOf, ProxyError, type ProxyFacts } from './network-failure.ts'
import { errorCodeOf } from '#shared/error-code.ts'
import { onAbort, type CancelSignal } from '#engine/cancel.ts'

/** What a certificate says. The texts are the other side's: they must be made visible before anybody reads them. */
export type SeenCertificate = {
  readonly issuer: string
  /** The names it was made for. */
  readonly names: readonly string[]
  readonly fromMs: number
  readonly untilMs: number
}

export type HandshakeLook =
  | { readonly kind: 'trusted' }
  /** `code` is Node's or OpenSSL's; the certificate is null where none came. */
  | { readonly kind: 'untrusted'; readonly code: string; readonly certificate: SeenCertificate | null }
  /** A proxy on the way asks who is there. */
  | { readonly kind: 'proxy'; readonly facts: ProxyFacts }
  /** No connection, or one that told nothing. */
  | { readonly kind: 'nothing' }

const patienceMs = 10_000

/** Shakes hands with an https address once, sends nothing, and tells what was seen. */
export function lookAtHandshake(url: URL, agentFor: AgentFor, signal: CancelSignal): Promise<HandshakeLook> {
  if (signal.aborted) return Promise.resolve({ kind: 'nothing' })
  return new Promise((resolve) => {
    let certificate: SeenCertificate | null = null
    const request = https.request(url, {
      method: 'GET',
      agent: agentFor(url) ?? new https.Agent(tlsRules),
      ...identityFor(url),
      ...tlsRules,
    })
    const end = (look: HandshakeLook): void => {
      deadline.clear()
      stopListening()
      request.destroy()
      resolve(look)
    }
    const deadline = createDeadline(() => end({ kind: 'nothing' }))
    deadline.arm('connect', patienceMs)
    const stopListening = onAbort(signal, () => end({ kind: 'nothing' }))
    request.once('socket', (socket) => {
      if (!(socket instanceof TLSSocket)) return end({ kind: 'nothing' })
      if (socket.authorized) return end({ kind: 'trusted' })
      // Before Node judges the certificate: where it refuses, nothing of the connection can be asked any more.
      socket.prependOnceListener('secure', () => (certificate = readCertificate(socket)))
      socket.once('secureConnect', () => end({ kind: 'trusted' }))
    })
    request.on('error', (error) => {
      if (error instanceof ProxyError) return end({ kind: 'proxy', facts: error.facts })
      if (failureOf(error, false) !== 'tls_untrusted') return end({ kind: 'nothing' })
      end({ kind: 'untrusted', code: errorCodeOf(error) ?? '', certificate })
    })
  })
}

function readCertificate(socket: TLSSocket): SeenCertificate | null {
  const seen: Partial<ReturnType<TLSSocket['getPeerCertificate']>> = socket.getPeerCertificate()
  if (seen.valid_from === undefined || seen.valid_to === undefined) return null
  const { CN, O } = seen.issuer ?? {}
  return {
    issuer: [CN ?? O ?? ''].flat().join(', '),
    names: namesIn(seen.subjectaltname),
    fromMs: Date.parse(seen.valid_from),
    untilMs: Date.parse(seen.valid_to),
  }
}

/** Reads `DNS:one.example, IP Address:10.0.0.1`. */
function namesIn(alternatives: string | undefined): readonly string[] {
  return (alternatives ?? '').split(', ').flatMap((one) => /^(?:DNS|IP Address):(.+)$/.exec(one)?.[1] ?? [])
}

/** Looks a name up; throws what the system answers. */
export type NameLookup = (host: string) => Promise<unknown>

/**
 * True when the network is there and says that nobody has this name. Some systems say the same of every name while there
 * is no network, so it counts only where this computer has an address.
 */
export async function isNameUnknown(host: string, look: NameLookup = lookup): Promise<boolean> {
  try {
    await look(host)
    return false
  } catch (error) {
    return errorCodeOf(error) === 'ENOTFOUND' && hasAddress(networkInterfaces())
  }
}

/** True when one of the network's interfaces leads out of this computer. */
export function hasAddress(interfaces: ReturnType<typeof networkInterfaces>): boolean {
  return Object.values(interfaces).some((addresses) =>
    (addresses ?? []).some(({ internal, address }) => !internal && !address.toLowerCase().startsWith('fe80:')),
  )
}
