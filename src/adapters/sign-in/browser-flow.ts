// Sign-in in the system's browser (RFC 8252): the provider's own pages, and one answer that comes back to this computer.
import {
  authorizationCodeGrant,
  AuthorizationResponseError,
  buildAuthorizationUrl,
  calculatePKCECodeChallenge,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
} from 'openid-client'
import type { AuthorizationCodeGrantChecks, Configuration } from 'openid-client'
import { onAbort } from '#engine/cancel.ts'
import type { CancelSignal } from '#engine/cancel.ts'
import type { Provider } from '#shared/contract/sign-in/sign-in-api.ts'
import { awaitAnswer, listenForAnswer } from './answer-listener.ts'
import type { AnswerListener, AnswerPages } from './answer-listener.ts'
import type { DeviceFlowClock } from './device-flow.ts'
import type { ProviderConnection } from './provider-connection.ts'
import { askedFor, endOf, faultOf } from './sign-in-end.ts'
import type { SignInEnd } from './sign-in-end.ts'

export type BrowserFlow = {
  /** Shows this address in the system's browser. */
  readonly open: (address: string) => Promise<void>
  readonly pages: AnswerPages
  readonly clock: DeviceFlowClock
  readonly signal: CancelSignal
}

/** A person who has not signed in by then went away. */
const longestMs = 5 * 60_000

/** Ends when the answer has come, or after five minutes. Nothing listens any more afterwards. */
export async function signInInBrowser(
  provider: Provider,
  connection: ProviderConnection,
  { clock, open, pages, signal }: BrowserFlow,
): Promise<SignInEnd> {
  const over = new AbortController()
  const stopListening = onAbort(signal, () => over.abort())
  try {
    const configuration = await connection.configuration()
    const state = randomState()
    await using listener = await listenForAnswer(state, pages)
    const asked = await request(provider, configuration, listener, state)
    await open(asked.address)
    void clock.delay(longestMs, over.signal).then(() => over.abort())
    const answer = await awaitAnswer(listener, over.signal)
    if (answer === null) return signal.aborted ? { kind: 'cancelled' } : { kind: 'too_late' }
    const end = await redeem(configuration, answer.url, asked.checks)
    await answer.show(end.kind === 'signed_in' ? 'done' : 'failed')
    return end
  } catch (error) {
    return { kind: 'provider_failed', detail: faultOf(error) }
  } finally {
    stopListening()
    over.abort()
  }
}

type Asked = { readonly address: string; readonly checks: AuthorizationCodeGrantChecks }

/** The address of the provider's page, and what its answer must fit. */
async function request(
  provider: Provider,
  configuration: Configuration,
  listener: AnswerListener,
  expectedState: string,
): Promise<Asked> {
  const pkceCodeVerifier = randomPKCECodeVerifier()
  const isOpenId = provider.scopes.includes('openid')
  const expectedNonce = isOpenId ? randomNonce() : undefined
  const address = buildAuthorizationUrl(configuration, {
    ...askedFor(provider),
    ...(provider.prompt === null ? {} : { prompt: provider.prompt }),
    redirect_uri: listener.address,
    code_challenge: await calculatePKCECodeChallenge(pkceCodeVerifier),
    code_challenge_method: 'S256',
    state: expectedState,
    ...(expectedNonce === undefined ? {} : { nonce: expectedNonce }),
  })
  const nonce = expectedNonce === undefined ? {} : { expectedNonce, idTokenExpected: true }
  return { address: address.href, checks: { pkceCodeVerifier, expectedState, ...nonce } }
}

/** The code in the answer becomes tokens, once. State, issuer, nonce and times are looked at by `openid-client`. */
async function redeem(
  configuration: Configuration,
  answer: URL,
  checks: AuthorizationCodeGrantChecks,
): Promise<SignInEnd> {
  try {
    const tokens = await authorizationCodeGrant(configuration, answer, checks)
    return endOf(tokens)
  } catch (error) {
    if (!(error instanceof AuthorizationResponseError)) return { kind: 'provider_failed', detail: faultOf(error) }
    return error.error === 'access_denied' ? { kind: 'denied' } : { kind: 'provider_failed', detail: error.error }
  }
}
