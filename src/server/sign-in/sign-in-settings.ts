// How people sign in, as the settings file says it.
import { z } from 'zod'
import { parseBase } from '../links/destination.ts'

const word = z.string().min(1).max(1024)

/** Signatures that only the provider can make: what can be checked with a public key. */
const algorithms = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA', 'Ed25519']

export const signInSchema = z.strictObject({
  issuer: word,
  audience: word,
  clientId: z.string().min(1).max(256),
  scopes: z
    .array(z.string().regex(/^[\x21\x23-\x5b\x5d-\x7e]{1,256}$/))
    .max(32)
    .default(['openid', 'offline_access']),
  resource: word.nullable().default(null),
  algorithms: z.array(z.enum(algorithms)).min(1).default(['RS256', 'PS256', 'ES256', 'EdDSA']),
  userClaim: word.default('sub'),
  groupsClaim: word.nullable().default(null),
  requiredGroup: word.nullable().default(null),
  base: z
    .string()
    .default('/People')
    .transform((text, context) => {
      const base = parseBase(text)
      if (base === null) context.addIssue({ code: 'custom', message: 'is not a Dropbox folder like "/People"' })
      return base ?? ''
    }),
})

export type SignInSettings = z.output<typeof signInSchema>

/** Why nobody should sign in this way, as a whole sentence, or null. `isTrial`: plain http to this computer may be. */
export function findUnsafeSignIn(settings: SignInSettings, isTrial: boolean): string | null {
  const { audience, clientId, groupsClaim, issuer, requiredGroup } = settings
  const url = URL.parse(issuer)
  const isHttps = url?.protocol === 'https:' || (isTrial && url?.protocol === 'http:' && url.hostname === '127.0.0.1')
  if (url === null || !isHttps || url.search !== '' || url.hash !== '' || url.username !== '') {
    return `signIn.issuer: ${issuer} is not the https address of an identity provider, like "https://login.example.com/company".`
  }
  if (audience === clientId) {
    return (
      'signIn.audience: it is the same as clientId. Then an ID token, which Outbox shows to nobody, would be as good as ' +
      'an access token. Register the server as an API of its own at the provider, and give its name here.'
    )
  }
  if (requiredGroup !== null && groupsClaim === null) {
    return 'signIn.requiredGroup: groupsClaim is missing; it names the claim that lists the groups of a person.'
  }
  return null
}
