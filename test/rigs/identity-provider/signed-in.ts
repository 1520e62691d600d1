// Somebody who is signed in at the rig's identity provider, by the device flow, without a program.
import { newDeviceId } from '#adapters/sign-in/person-key.ts'
import type { PersonKey } from '#adapters/sign-in/person-key.ts'
import { connectProvider } from '#adapters/sign-in/provider-connection.ts'
import type { ProviderConnection } from '#adapters/sign-in/provider-connection.ts'
import { signInOnAnotherDevice } from '#adapters/sign-in/device-flow.ts'
import type { Provider } from '#shared/contract/sign-in/sign-in-api.ts'
import { onTestFinished } from 'vitest'
import type { IdentityProvider } from './identity-provider.ts'
import { aPerson } from './person.ts'

export const server = 'https://uploads.example.com'

/** The provider as a company server tells it. */
export function providerOf({ settings: { clientId, issuer, prompt, resource, scopes } }: IdentityProvider): Provider {
  return { issuer, clientId, prompt, resource, scopes: [...scopes] }
}

/** A connection that ends with the test. */
export function connected(idp: IdentityProvider): ProviderConnection {
  const connection = connectProvider(providerOf(idp), { agentFor: () => null, allowLoopback: true })
  onTestFinished(() => connection.close())
  return connection
}

/** A clock whose waits are over at once. */
export function hastyClock() {
  let nowMs = 0
  const waits: number[] = []
  return {
    waits,
    now: () => nowMs,
    advance: (ms: number) => {
      nowMs += ms
    },
    delay: async (ms: number) => {
      waits.push(ms)
      nowMs += ms
    },
  }
}

/** The key of kim, fresh from the provider. */
export async function signedInKey(idp: IdentityProvider): Promise<PersonKey> {
  let typed: Promise<unknown> | null = null
  const clock = hastyClock()
  const waitForPerson = { ...clock, delay: async () => void (await typed) }
  const end = await signInOnAnotherDevice(
    providerOf(idp),
    connected(idp),
    ({ whole }) => {
      typed = aPerson(idp.issuer, 'kim').open(String(whole))
    },
    waitForPerson,
    new AbortController().signal,
  )
  if (end.kind !== 'signed_in') throw new Error(`kim is not signed in: ${JSON.stringify(end)}`)
  return { server, provider: providerOf(idp), refreshToken: end.refreshToken, deviceId: newDeviceId() }
}
