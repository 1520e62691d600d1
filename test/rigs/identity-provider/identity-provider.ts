// A company's identity provider: the real `oidc-provider`, on a port of its own, with keys that the test knows and can change.
import { createServer } from 'node:http'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { exportJWK, generateKeyPair, SignJWT } from 'jose'
import type { CryptoKey, JWK, JWTPayload } from 'jose'
import type { SignInSettings } from '#server/sign-in/sign-in-settings.ts'

export const clientId = 'outbox'
/** The company server's name at the provider. */
export const audience = 'https://uploads.example.com/'

export type IdentityProvider = {
  readonly issuer: string
  /** What a company server says to let people of this provider in. */
  readonly settings: SignInSettings
  /** Signs any claims with the provider's own key, as it would itself. */
  readonly sign: (claims: JWTPayload, header?: Readonly<Record<string, unknown>>) => Promise<string>
  /** The public key that signs, as the provider shows it. */
  readonly publicKey: JWK
  /** The paths of all requests so far. */
  readonly asked: string[]
  /** Signs with another key from now on; the old one is no longer shown. Who is signed in stays it. */
  readonly changeKeys: () => Promise<void>
  /** What is done instead of answering; null: it answers. */
  trouble: 'down' | 'hangs up' | 'loses answers' | null
  /** The bodies of answers that got lost on their way. */
  readonly lost: string[]
  /** What more its access tokens say of a person, from the next token on. */
  about: (login: string) => JWTPayload
  /** The time its answers tell, in milliseconds since 1970. */
  now: () => number
  /** Answers one request itself and says true, or leaves it to the provider. */
  before: ((request: IncomingMessage, response: ServerResponse) => boolean) | null
  close(): Promise<void>
}

export type ProviderOptions = {
  /** How long access tokens live. */
  readonly accessSeconds?: number
  readonly signIn?: Partial<SignInSettings>
}

type SigningKey = { readonly kid: string; readonly privateKey: CryptoKey; readonly shown: JWK; readonly secret: JWK }

async function makeKey(kid: string): Promise<SigningKey> {
  const { privateKey, publicKey } = await generateKeyPair('ES256', { extractable: true })
  const facts = { kid, alg: 'ES256', use: 'sig' }
  return {
    kid,
    privateKey,
    shown: { ...(await exportJWK(publicKey)), ...facts },
    secret: { ...(await exportJWK(privateKey)), ...facts },
  }
}

/** Starts the provider on 127.0.0.1. Anybody may sign in there, with any password. */
export async function startIdentityProvider(options: ProviderOptions = {}): Promise<IdentityProvider> {
  let key = await makeKey('key-1')
  let number = 1
  const server = createServer((request, response) => void serve(request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  // A server that listens on a port has an address with one.
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  // The same for each of its keys: a provider that changes its keys forgets nobody.
  const { createMemoryAdapter } = await import('oidc-provider/lib/adapters/memory_adapter.js')
  const adapter = createMemoryAdapter()
  const makeAnswer = async () => {
    const provider = await quietly(() => makeProvider(issuer, { key, adapter }, options, (login) => rig.about(login)))
    return provider.callback()
  }
  let answer = await makeAnswer()

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    rig.asked.push(request.url ?? '')
    response.setHeader('date', new Date(rig.now()).toUTCString())
    if (rig.trouble === 'hangs up') return void request.socket.destroy()
    if (rig.trouble === 'down') return void response.writeHead(503).end()
    if (rig.before?.(request, response) === true) return
    if (rig.trouble === 'loses answers') loseAnswer(response, request, rig.lost)
    if (request.url === '/jwks') {
      response.writeHead(200, { 'content-type': 'application/jwk-set+json' }).end(JSON.stringify({ keys: [key.shown] }))
      return
    }
    await answer(request, response)
  }

  const rig: IdentityProvider = {
    issuer,
    settings: {
      issuer,
      audience,
      clientId,
      scopes: ['openid', 'offline_access'],
      resource: audience,
      // It follows the standard to the letter: what lasts needs an explicit yes.
      prompt: 'consent',
      algorithms: ['RS256', 'PS256', 'ES256', 'EdDSA'],
      userClaim: 'sub',
      groupsClaim: null,
      requiredGroup: null,
      base: '/People',
      ...options.signIn,
    },
    sign: (claims, header = {}) =>
      new SignJWT(claims)
        .setProtectedHeader({ alg: 'ES256', kid: key.kid, typ: 'at+jwt', ...header })
        .sign(key.privateKey),
    get publicKey() {
      return key.shown
    },
    asked: [],
    changeKeys: async () => {
      number += 1
      key = await makeKey(`key-${number}`)
      answer = await makeAnswer()
    },
    trouble: null,
    lost: [],
    about: () => ({}),
    now: () => Date.now(),
    before: null,
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
  return rig
}

async function makeProvider(
  issuer: string,
  { adapter, key }: { readonly adapter: unknown; readonly key: SigningKey },
  { accessSeconds = 600 }: ProviderOptions,
  about: (login: string) => JWTPayload,
) {
  const { default: Provider } = await import('oidc-provider')
  const days = 24 * 3_600
  return new Provider(issuer, {
    adapter,
    clients: [
      {
        client_id: clientId,
        application_type: 'native',
        token_endpoint_auth_method: 'none',
        redirect_uris: ['http://127.0.0.1/signed-in'],
        grant_types: ['authorization_code', 'refresh_token', 'urn:ietf:params:oauth:grant-type:device_code'],
        id_token_signed_response_alg: 'ES256',
      },
    ],
    jwks: { keys: [key.secret] },
    scopes: ['openid', 'offline_access'],
    findAccount: (_context: unknown, sub: string) => ({ accountId: sub, claims: () => ({ sub }) }),
    extraTokenClaims: (_context: unknown, { accountId }: { readonly accountId: string }) => about(accountId),
    cookies: { keys: ['a secret of this test'] },
    features: {
      deviceFlow: {
        enabled: true,
        userCodeInputSource: showForm,
        userCodeConfirmSource: showForm,
        successSource: (context: Page) => showForm(context, 'signed in'),
      },
      revocation: { enabled: true, allowedPolicy: () => true },
      resourceIndicators: {
        enabled: true,
        getResourceServerInfo: () => ({
          scope: '',
          audience,
          accessTokenTTL: accessSeconds,
          accessTokenFormat: 'jwt',
          jwt: { sign: { alg: 'ES256' } },
        }),
        useGrantedResource: () => true,
      },
    },
    // A grant has a life of its own, which no refresh makes longer.
    ttl: {
      AccessToken: accessSeconds,
      RefreshToken: 90 * days,
      Grant: 90 * days,
      Session: days,
      Interaction: 600,
      DeviceCode: 600,
      IdToken: 600,
    },
  })
}

/** The provider does what it is asked for, and the connection breaks before its answer leaves. */
function loseAnswer(response: ServerResponse, { socket }: IncomingMessage, lost: string[]): void {
  const chunks: Buffer[] = []
  const take = (chunk: unknown) => {
    if (typeof chunk === 'string' || chunk instanceof Uint8Array) chunks.push(Buffer.from(chunk))
    return true
  }
  const end = (chunk: unknown) => {
    take(chunk)
    lost.push(Buffer.concat(chunks).toString())
    socket.destroy()
    return response
  }
  Object.assign(response, { write: take, end })
}

type Page = { body: unknown }

/** A page with nothing but the provider's own form. */
function showForm(context: Page, form: string): void {
  context.body = form
}

/** The provider warns about what is fit for tests only. */
async function quietly<Result>(work: () => Promise<Result>): Promise<Result> {
  const { info, warn } = console
  console.info = console.warn = () => undefined
  try {
    return await work()
  } finally {
    Object.assign(console, { info, warn })
  }
}
