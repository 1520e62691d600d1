// Sign-in on another device (RFC 8628): an address and a code for the person, and questions to the provider until they have typed it.
import { genericGrantRequest, initiateDeviceAuthorization, ResponseBodyError } from 'openid-client'
import type { Configuration } from 'openid-client'
import type { CancelSignal } from '#engine/cancel.ts'
import type { Provider } from '#shared/contract/sign-in/sign-in-api.ts'
import type { ProviderConnection } from './provider-connection.ts'
import { askedFor, endOf, faultOf } from './sign-in-end.ts'
import type { SignInEnd } from './sign-in-end.ts'

/** What the person has to do: open `address` and type `code`. `whole` is the address with the code in it, where there is one. */
export type DeviceCode = { readonly address: string; readonly code: string; readonly whole: string | null }

export type DeviceFlowClock = {
  now(): number
  delay(delayMs: number, signal?: CancelSignal): Promise<void>
}

const grantType = 'urn:ietf:params:oauth:grant-type:device_code'
/** What the standard says where the provider says nothing, and what is added when it asks for it. */
const usualIntervalMs = 5_000
const slowDownMs = 5_000

/** Ends when the person has signed in or has not, at the latest when the code is over. */
export async function signInOnAnotherDevice(
  provider: Provider,
  connection: ProviderConnection,
  show: (code: DeviceCode) => void,
  clock: DeviceFlowClock,
  signal: CancelSignal,
): Promise<SignInEnd> {
  try {
    const configuration = await connection.configuration()
    const begun = await initiateDeviceAuthorization(configuration, askedFor(provider))
    const { device_code: deviceCode, expires_in: lifeSeconds, interval } = begun
    show({
      address: begun.verification_uri,
      code: begun.user_code,
      whole: begun.verification_uri_complete ?? null,
    })
    const intervalMs = interval === undefined ? usualIntervalMs : interval * 1_000
    return await poll(
      configuration,
      deviceCode,
      { intervalMs, endsAtMs: clock.now() + lifeSeconds * 1_000 },
      clock,
      signal,
    )
  } catch (error) {
    return { kind: 'provider_failed', detail: faultOf(error) }
  }
}

/** `openid-client` has this, too, and ends at the first broken connection (6.9.0). */
async function poll(
  configuration: Configuration,
  deviceCode: string,
  { endsAtMs, intervalMs: first }: { readonly intervalMs: number; readonly endsAtMs: number },
  clock: DeviceFlowClock,
  signal: CancelSignal,
): Promise<SignInEnd> {
  for (let intervalMs = first; ;) {
    await clock.delay(intervalMs, signal)
    if (signal.aborted) return { kind: 'cancelled' }
    if (clock.now() >= endsAtMs) return { kind: 'too_late' }
    try {
      const tokens = await genericGrantRequest(configuration, grantType, { device_code: deviceCode })
      return endOf(tokens)
    } catch (error) {
      const word = error instanceof ResponseBodyError ? error.error : null
      if (word === 'slow_down') intervalMs += slowDownMs
      else if (word === 'access_denied') return { kind: 'denied' }
      else if (word === 'expired_token') return { kind: 'too_late' }
      else if (word !== null && word !== 'authorization_pending') return { kind: 'provider_failed', detail: word }
    }
  }
}
