// A company whose people sign in: the real server, the real identity provider, and questions as a person's computer asks them.
import { onTestFinished } from 'vitest'
import type { JWTPayload } from 'jose'
import { audience, clientId, startIdentityProvider } from '../../rigs/identity-provider/identity-provider.ts'
import type { IdentityProvider, ProviderOptions } from '../../rigs/identity-provider/identity-provider.ts'
import { aCompany } from '../company.ts'
import type { Answer, Company, CompanyOptions } from '../company.ts'

export const hello = { hash: '9595c9df90075148eb06860365df33584b75bff782a510c6cd4883a419833d50', size: 5 }
export const kimsLaptop = 'kims-laptop-0123456789'

export type SignedInCompany = {
  readonly company: Company
  readonly idp: IdentityProvider
  /** Claims of a good token for kim, as the provider gives them. */
  readonly claims: () => JWTPayload
  /** Asks for a link for `path` with this token. */
  readonly ask: (token: string, path?: string, device?: string) => Promise<Answer>
}

/** Both end with the test. */
export async function aSignedInCompany(
  options: ProviderOptions = {},
  limits: CompanyOptions['limits'] = {},
  policy: CompanyOptions['policy'] = {},
): Promise<SignedInCompany> {
  const idp = await startIdentityProvider(options)
  onTestFinished(() => idp.close())
  const company = await aCompany({ signIn: idp.settings, limits, policy })
  idp.now = () => company.clock.wallMs()
  return {
    company,
    idp,
    claims: () => claimsAt(idp.issuer, company.clock.wallMs()),
    ask: (token, path = 'a.txt', device = kimsLaptop) => askWith(company, token, path, device),
  }
}

function claimsAt(iss: string, nowMs: number): JWTPayload {
  const iat = Math.floor(nowMs / 1000)
  return { iss, sub: 'kim', aud: audience, client_id: clientId, iat, exp: iat + 600, jti: 'one' }
}

async function askWith(company: Company, token: string, path: string, device: string): Promise<Answer> {
  const answer = await company.app.inject({
    method: 'POST',
    url: '/v1/links',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'outbox-device': device },
    payload: JSON.stringify({ path, size: hello.size, contentHash: hello.hash, clientModified: null, replaces: null }),
  })
  const body = answer.json<Record<string, unknown>>()
  return { status: answer.statusCode, body, retryAfter: answer.headers['retry-after'] }
}
