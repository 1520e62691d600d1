// This folder: what is wrong with the set-up.

// What is wrong with a certificate, in words for whoever can mend it. Pure.
import type { HandshakeLook } from '#adapters/http/closer-look.ts'
import { english } from '#shared/messages/english.ts'
import { dateWords } from '#shared/words/format.ts'
import { visibleName } from '#shared/words/visible-name.ts'

type Untrusted = Extract<HandshakeLook, { kind: 'untrusted' }>

const nothingSent = 'Nothing was sent.'

/** One sentence or two about `host`; null where only the general words are true. `nowMs` is this computer's clock. */
export function certificateWords(look: Untrusted, host: string, nowMs: number): string | null {
  const { code, certificate } = look
  const whose = `The certificate of ${host}`
  if (noTls.has(code))
    return `${host} does not speak TLS (https) on this port. Check the address and the port. ${nothingSent}`
  switch (code) {
    case 'CERT_HAS_EXPIRED': {
      if (certificate === null || certificate.untilMs > nowMs)
        return `${whose} is signed by one that has ended. It has to be renewed. ${nothingSent}`
      return `${whose} ended on ${dateWords(certificate.untilMs, english)}. It has to be renewed, unless this computer's clock is wrong. ${nothingSent}`
    }
    case 'CERT_NOT_YET_VALID':
      if (certificate === null || certificate.fromMs <= nowMs) return null
      return `${whose} is valid from ${dateWords(certificate.fromMs, english)} on. Check this computer's clock. ${nothingSent}`
    case 'ERR_TLS_CERT_ALTNAME_INVALID':
    case 'HOSTNAME_MISMATCH':
      return `${whose} is made for ${namesOf(certificate?.names ?? [])}, not for ${host}. Use the name it is made for. ${nothingSent}`
    case 'DEPTH_ZERO_SELF_SIGNED_CERT':
      return `${whose} is signed by itself, so this computer does not trust it. ${howToTrust} ${nothingSent}`
    case 'SELF_SIGNED_CERT_IN_CHAIN':
    case 'UNABLE_TO_GET_ISSUER_CERT':
    case 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY':
    case 'UNABLE_TO_VERIFY_LEAF_SIGNATURE': {
      const issuer = certificate === null || certificate.issuer === '' ? 'an authority' : shorten(certificate.issuer)
      return `${whose} is signed by ${issuer}, which this computer does not trust. ${howToTrust} ${nothingSent}`
    }
    default:
      return null
  }
}

// App and terminal both trust the system's authorities; the variable is read by the terminal alone.
const howToTrust =
  'IT can add it to the authorities that this system trusts (for the terminal alone: NODE_EXTRA_CA_CERTS=FILE).'

/** How OpenSSL says that the other side answered something else than TLS. */
const noTls: ReadonlySet<string> = new Set([
  'ERR_SSL_WRONG_VERSION_NUMBER',
  'ERR_SSL_PACKET_LENGTH_TOO_LONG',
  'ERR_SSL_HTTP_REQUEST',
])

const mostNames = 3

function namesOf(names: readonly string[]): string {
  if (names.length === 0) return 'no name at all'
  const shown = names.slice(0, mostNames).map(shorten).join(', ')
  return names.length > mostNames ? `${shown} and ${names.length - mostNames} more` : shown
}

function shorten(text: string): string {
  return visibleName(text.length > 80 ? `${text.slice(0, 79)}…` : text)
}
