// This folder: what is wrong with the set-up.

// What is wrong with a certificate, in words for whoever can mend it. Pure.
import type { HandshakeLook } from '#adapters/http/closer-look.ts'
import type { Language } from '#shared/messages/language.ts'
import { dateWords, listWords } from '#shared/words/format.ts'
import { visibleName } from '#shared/words/visible-name.ts'

type Untrusted = Extract<HandshakeLook, { kind: 'untrusted' }>

/** One sentence or two about `host`; null where only the general words are true. `nowMs` is this computer's clock. */
export function certificateWords(
  { certificate, code }: Untrusted,
  { host, nowMs }: { readonly host: string; readonly nowMs: number },
  language: Language,
): string | null {
  const { say } = language
  if (noTls.has(code)) return say('certificate.noTls', { host })
  switch (code) {
    case 'CERT_HAS_EXPIRED':
      if (certificate === null || certificate.untilMs > nowMs) return say('certificate.authorityEnded', { host })
      return say('certificate.ended', { host, day: dateWords(certificate.untilMs, language) })
    case 'CERT_NOT_YET_VALID':
      if (certificate === null || certificate.fromMs <= nowMs) return null
      return say('certificate.notYet', { host, day: dateWords(certificate.fromMs, language) })
    case 'ERR_TLS_CERT_ALTNAME_INVALID':
    case 'HOSTNAME_MISMATCH': {
      const names = certificate?.names ?? []
      if (names.length === 0) return say('certificate.noName', { host })
      return say('certificate.otherName', { host, names: namesOf(names, language) })
    }
    case 'DEPTH_ZERO_SELF_SIGNED_CERT':
      return say('certificate.selfSigned', { host })
    case 'SELF_SIGNED_CERT_IN_CHAIN':
    case 'UNABLE_TO_GET_ISSUER_CERT':
    case 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY':
    case 'UNABLE_TO_VERIFY_LEAF_SIGNATURE':
      if (certificate === null || certificate.issuer === '') return say('certificate.someIssuer', { host })
      return say('certificate.unknownIssuer', { host, issuer: shorten(certificate.issuer) })
    default:
      return null
  }
}

// App and terminal both trust the system's authorities; the variable that is told is read by the terminal alone.

/** How OpenSSL says that the other side answered something else than TLS. */
const noTls: ReadonlySet<string> = new Set([
  'ERR_SSL_WRONG_VERSION_NUMBER',
  'ERR_SSL_PACKET_LENGTH_TOO_LONG',
  'ERR_SSL_HTTP_REQUEST',
])

const mostNames = 3

function namesOf(all: readonly string[], language: Language): string {
  const names = listWords(all.slice(0, mostNames).map(shorten), language)
  return all.length > mostNames
    ? language.say('certificate.moreNames', { names, count: all.length - mostNames })
    : names
}

function shorten(text: string): string {
  return visibleName(text.length > 80 ? `${text.slice(0, 79)}…` : text)
}
