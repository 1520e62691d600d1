// Tokens that nobody may get in with: forged, stale, swapped, replayed or damaged. Each is refused, and Dropbox is asked nothing.
import { createHmac } from 'node:crypto'
import {
  base64url,
  CompactEncrypt,
  exportJWK,
  exportSPKI,
  generateKeyPair,
  importJWK,
  SignJWT,
  UnsecuredJWT,
} from 'jose'
import type { JWTPayload } from 'jose'
import { expect, test } from 'vitest'
import { audience, clientId } from '../../rigs/identity-provider/identity-provider.ts'
import type { IdentityProvider } from '../../rigs/identity-provider/identity-provider.ts'
import { aSignedInCompany } from './a-signed-in-company.ts'
import type { SignedInCompany } from './a-signed-in-company.ts'

/** Makes a token from good claims. */
type Forge = (idp: IdentityProvider, claims: JWTPayload) => string | Promise<string>

const own = await generateKeyPair('ES256', { extractable: true })
const ownRsa = await generateKeyPair('RS256')
const ownRsa384 = await generateKeyPair('RS384')
const ownEcdh = await generateKeyPair('ECDH-ES')
const kid = 'key-1'

/** Signed by the right key, with other claims. */
const claiming =
  (changes: JWTPayload, header: Readonly<Record<string, unknown>> = {}): Forge =>
  (idp, claims) =>
    idp.sign({ ...claims, ...changes }, header)
const without =
  (name: string): Forge =>
  (idp, claims) =>
    idp.sign(Object.fromEntries(Object.entries(claims).filter(([key]) => key !== name)))
/** Signed by a key of the forger. */
const forged =
  (header: Readonly<Record<string, unknown>> = {}, key = own.privateKey, alg = 'ES256'): Forge =>
  (_idp, claims) =>
    new SignJWT(claims).setProtectedHeader({ alg, kid, typ: 'at+jwt', ...header }).sign(key)
/** Header and claims as text, with the signature of a good token. */
const rewritten =
  (header: string | null, payload: string | null): Forge =>
  async (idp, claims) => {
    const [head = '', body = '', signature = ''] = (await idp.sign(claims)).split('.')
    const parts = [
      header === null ? head : base64url.encode(header),
      payload === null ? body : base64url.encode(payload),
    ]
    return [...parts, signature].join('.')
  }
const relative =
  (name: 'exp' | 'nbf' | 'iat', seconds: number): Forge =>
  (idp, claims) =>
    idp.sign({ ...claims, [name]: (claims.iat ?? 0) + seconds })
const hmacWith =
  (secret: (idp: IdentityProvider) => Promise<string>): Forge =>
  async (idp, claims) => {
    const signed = [{ alg: 'HS256', kid, typ: 'at+jwt' }, claims]
      .map((part) => base64url.encode(JSON.stringify(part)))
      .join('.')
    return `${signed}.${createHmac('sha256', await secret(idp))
      .update(signed)
      .digest('base64url')}`
  }
const pemOf = async (idp: IdentityProvider) => {
  const key = await importJWK(idp.publicKey, 'ES256')
  if (key instanceof Uint8Array) throw new Error('a public key is no bytes')
  return exportSPKI(key)
}

const table: readonly (readonly [what: string, forge: Forge, status?: number])[] = [
  // No signature, or one that anybody can make.
  ['alg none', (_idp, claims) => new UnsecuredJWT(claims).encode()],
  ['alg None, the signature of another token', rewritten('{"alg":"None","kid":"key-1"}', null)],
  [
    'alg none with a kid and no signature',
    (_idp, claims) =>
      `${base64url.encode('{"alg":"none","kid":"key-1"}')}.${base64url.encode(JSON.stringify(claims))}.`,
  ],
  ['no signature', async (idp, claims) => `${(await idp.sign(claims)).split('.').slice(0, 2).join('.')}.`],
  ['HS256 with the public key as PEM', hmacWith(pemOf)],
  ['HS256 with the public key as JSON', hmacWith(async (idp) => JSON.stringify(idp.publicKey))],
  ['HS256 with an empty secret', hmacWith(async () => '')],
  // Another key.
  ['another key under the same kid', forged()],
  ['another key without a kid', forged({ kid: undefined })],
  ['a kid that nobody knows', forged({ kid: 'mine' }), 503],
  ['a kid that is a path', forged({ kid: '../../etc/passwd' }), 503],
  ['an RSA key under the kid of another kind', forged({}, ownRsa.privateKey, 'RS256'), 503],
  ['an algorithm that is not taken', forged({}, ownRsa384.privateKey, 'RS384')],
  ['its own key in jwk', async (idp, claims) => forged({ jwk: await exportJWK(own.publicKey) })(idp, claims)],
  ['its own key under jku', (idp, claims) => forged({ jku: `${idp.issuer}/mine` })(idp, claims)],
  ['its own key under x5u', forged({ x5u: 'http://127.0.0.1/mine' })],
  ['its own key in x5c', forged({ x5c: ['MIIB'] })],
  ['a good signature and a key in jwk', (idp, claims) => idp.sign(claims, { jwk: idp.publicKey })],
  // Changed after it was signed.
  ['other claims under the signature', rewritten(null, JSON.stringify({ sub: 'boss' }))],
  ['another header under the signature', rewritten('{"alg":"ES256","kid":"key-1"}', null)],
  [
    'the last letter changed',
    async (idp, claims) => {
      const token = await idp.sign(claims)
      const at = token.lastIndexOf('.') + 5
      return `${token.slice(0, at)}${token[at] === 'A' ? 'B' : 'A'}${token.slice(at + 1)}`
    },
  ],
  [
    'the signature of another token',
    async (idp, claims) => {
      const [one, other] = [await idp.sign(claims), await idp.sign({ ...claims, sub: 'boss' })]
      return [...other.split('.').slice(0, 2), one.split('.')[2]].join('.')
    },
  ],
  [
    'a signature of zeros',
    async (idp, claims) =>
      `${(await idp.sign(claims)).split('.').slice(0, 2).join('.')}.${base64url.encode(new Uint8Array(64))}`,
  ],
  ['a crit that is unknown', rewritten('{"alg":"ES256","kid":"key-1","crit":["mine"],"mine":true}', null)],
  ['a payload that is not encoded (b64)', rewritten('{"alg":"ES256","kid":"key-1","b64":false,"crit":["b64"]}', null)],
  // From elsewhere, for elsewhere.
  ['another issuer', claiming({ iss: 'https://login.example.org' })],
  ['the issuer with a slash', (idp, claims) => idp.sign({ ...claims, iss: `${idp.issuer}/` })],
  ['no issuer', without('iss')],
  ['another audience', claiming({ aud: 'https://files.example.com/' })],
  ['the audience without its slash', claiming({ aud: audience.slice(0, -1) })],
  ['the audience among others', claiming({ aud: [audience, 'https://files.example.com/'] })],
  ['the audience twice', claiming({ aud: [audience, audience] })],
  ['no audience', without('aud')],
  ['the client as audience', claiming({ aud: clientId })],
  ['given to another program', claiming({ client_id: 'chat' })],
  ['given to another program (azp)', claiming({ azp: 'chat' })],
  // Another kind of token.
  ['an ID token', claiming({ aud: clientId, nonce: 'n', at_hash: 'h' }, { typ: 'JWT' })],
  ['an ID token for our audience', claiming({ nonce: 'n' }, { typ: 'JWT' })],
  ["Keycloak's ID token", claiming({ typ: 'ID' }, { typ: 'JWT' })],
  ['a sign-out token', claiming({ events: {} }, { typ: 'logout+jwt' })],
  ['a DPoP proof', claiming({}, { typ: 'dpop+jwt' })],
  ['bound to a key', claiming({ cnf: { jkt: 'x' } })],
  // Too early, too late, for ever.
  ['over for 61 seconds', relative('exp', -61)],
  ['from yesterday', claiming({ iat: 1_000, exp: 2_000 })],
  ['not yet good', relative('nbf', 61)],
  ['made in the future', relative('iat', 120)],
  ['good for ever', without('exp')],
  ['made at no time', without('iat')],
  [
    'made two days ago, good for a year',
    async (idp, claims) => {
      const iat = (claims.iat ?? 0) - 2 * 86_400
      return idp.sign({ ...claims, iat, exp: iat + 365 * 86_400 })
    },
  ],
  [
    'an end that is no number',
    (idp, claims) => idp.sign(JSON.parse(JSON.stringify({ ...claims, exp: 'never' })) as JWTPayload),
  ],
  // Nobody.
  ['no subject', without('sub')],
  ['an empty subject', claiming({ sub: '' })],
  [
    'a subject that is a list',
    (idp, claims) => idp.sign(JSON.parse(JSON.stringify({ ...claims, sub: ['kim'] })) as JWTPayload),
  ],
  // Damaged or strange in form.
  ['claims said twice', rewritten(null, '{"sub":"kim","sub":"boss"}')],
  ['an algorithm said twice', rewritten('{"alg":"none","alg":"ES256","kid":"key-1"}', null)],
  ['claims that are a list', rewritten(null, '[]')],
  ['claims that are no JSON', rewritten(null, '{')],
  [
    'claims that are no UTF-8',
    async (idp, claims) => {
      const [head = '', , signature = ''] = (await idp.sign(claims)).split('.')
      return `${head}.${base64url.encode(new Uint8Array([0x7b, 0xff, 0x7d]))}.${signature}`
    },
  ],
  [
    'encrypted',
    async (_idp, claims) => {
      const text = new TextEncoder().encode(JSON.stringify(claims))
      return new CompactEncrypt(text)
        .setProtectedHeader({ alg: 'ECDH-ES', enc: 'A256GCM', kid })
        .encrypt(ownEcdh.publicKey)
    },
  ],
  ['two tokens in one', async (idp, claims) => `${await idp.sign(claims)}.${await idp.sign(claims)}`],
  ['only dots', () => '..'],
  ['half a token', async (idp, claims) => (await idp.sign(claims)).slice(0, 60)],
  ['very long', (idp, claims) => idp.sign({ ...claims, more: 'x'.repeat(11_000) }), 503],
]

test(`${table.length} tokens are refused without a question to Dropbox, and no second look at the provider`, async () => {
  const { ask, claims, company, idp } = await aSignedInCompany()
  const good = await ask(await idp.sign(claims()))
  expect(good.status, JSON.stringify(good.body)).toBe(200)
  const [asked, journal] = [idp.asked.length, company.journal().length]
  const answers: string[] = []
  for (const [what, forge, status = 401] of table) {
    const { body, status: answered } = await ask(await forge(idp, claims()))
    const code = status === 401 ? 'sign_in_needed' : 'sign_in_unavailable'
    if (answered !== status || body['code'] !== code) answers.push(`${what}: ${answered} ${String(body['code'])}`)
  }
  expect(answers).toEqual([])
  expect(table.length).toBeGreaterThanOrEqual(40)
  expect(company.journal()).toHaveLength(journal)
  expect(idp.asked).toHaveLength(asked)
  // Of the very long one: an operator may have to see to it.
  expect(company.failures).toEqual([expect.stringContaining('has no room for the groups')])
})

test('a token counts in the Authorization header alone, and as Bearer', async () => {
  const { claims, company, idp } = await aSignedInCompany()
  const token = await idp.sign(claims())
  const headers = [
    { cookie: `token=${token}` },
    { authorization: token },
    { authorization: `DPoP ${token}` },
    { authorization: `Bearer  ${token}` },
  ]
  for (const one of headers) {
    expect((await company.app.inject({ url: `/v1/me?access_token=${token}`, headers: one })).statusCode).toBe(401)
  }
  expect((await company.app.inject({ url: '/v1/me', headers: { authorization: `Bearer ${token}` } })).statusCode).toBe(
    200,
  )
})

test('a token that was good is refused when its time is over, and a kid that the provider does not have after a look', async () => {
  const { ask, claims, company, idp }: SignedInCompany = await aSignedInCompany()
  const [token, strange] = [await idp.sign(claims()), await forged({ kid: 'mine' })(idp, claims())]
  expect((await ask(token)).status).toBe(200)
  company.clock.advance(601_000)
  expect((await ask(token)).status).toBe(200) // the clocks may be a minute apart
  company.clock.advance(60_000)
  expect((await ask(token)).status).toBe(401)
  expect((await ask(strange)).status).toBe(401)
})
