// What an access token must be beyond its signature, its times, its issuer and its audience, which `jose` checks. Pure.
import { z } from 'zod'
import { tryParse } from '#shared/try-parse.ts'
import { saysTwice } from '../json-members.ts'

/** Longer than any provider's; Node takes no more in a header. */
export const longestTokenCharacters = 12_000

export type Header = { readonly alg: string; readonly kid?: string }

const headerSchema = z.object({
  alg: z.string().min(1).max(16),
  kid: z.string().max(1024).optional(),
  typ: z.string().max(64).optional(),
})

/** Keys that a token brings along, or says where to fetch: whoever made the token chose them. */
const foreignKeys = ['jwk', 'jku', 'x5u', 'x5c']

/** An access token says what it is (RFC 9068), or says no more than that it is a JWT. */
const types = ['at+jwt', 'application/at+jwt', 'jwt']

/** The header of a token in the form `a.b.c`, or why it is none that may be looked at further. */
export function readHeader(token: string): Header | string {
  const parts = token.split('.')
  if (parts.length !== 3) return 'it is no signed token'
  const header = readPart(parts[0] ?? '')
  if (typeof header === 'string') return header
  const parsed = tryParse(headerSchema, header)
  if (!parsed.success) return 'its header has another shape'
  if (foreignKeys.some((key) => key in header)) return 'it brings its own key'
  if ('crit' in header || 'b64' in header) return 'it wants something that is not understood here'
  if ('enc' in header || 'zip' in header) return 'it is encrypted or compressed'
  const { alg, kid, typ } = parsed.data
  if (typ !== undefined && !types.includes(typ.toLowerCase())) return 'it is another kind of token'
  const payload = readPart(parts[1] ?? '')
  return typeof payload === 'string' ? payload : { alg, ...(kid === undefined ? {} : { kid }) }
}

export type ClaimRules = { readonly audience: string; readonly clientId: string }

/** Claims that only an ID token has. */
const idTokenClaims = ['nonce', 'at_hash', 'c_hash', 's_hash']
/** Where providers say which program asked for the token: the standard's way, OpenID's, Okta's and Entra's. */
const clientClaims = ['client_id', 'azp', 'cid', 'appid']

/** Why claims with a good signature are still not those of an access token for this server, or null. */
export function findClaimFault(claims: Readonly<Record<string, unknown>>, rules: ClaimRules): string | null {
  if (idTokenClaims.some((name) => name in claims)) return 'it is an ID token'
  // Keycloak's word for the kind of token.
  if ('typ' in claims && claims['typ'] !== 'Bearer') return 'it is another kind of token'
  if ('events' in claims) return 'it is another kind of token'
  const { aud } = claims
  const [only, ...others] = Array.isArray(aud) ? (aud as readonly unknown[]) : [aud]
  // Who else may be shown the token could show it here.
  if (only !== rules.audience || others.length > 0) return 'it is for other servers, too'
  if (clientClaims.some((name) => name in claims && claims[name] !== rules.clientId)) {
    return 'it was given to another program'
  }
  // Bound to a key whose possession is not proved by a bearer token (RFC 9449, RFC 8705).
  if ('cnf' in claims) return 'it is bound to a key'
  return null
}

/** The object in one part of a token, each of whose keys stands in it once; else what is wrong. */
function readPart(part: string): Readonly<Record<string, unknown>> | string {
  if (!/^[\w-]+$/.test(part)) return 'it cannot be read'
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(part, 'base64url'))
    const value: unknown = JSON.parse(text)
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return 'it cannot be read'
    if (saysTwice(text, value)) return 'it says something twice'
    return value as Readonly<Record<string, unknown>>
  } catch {
    return 'it cannot be read'
  }
}
