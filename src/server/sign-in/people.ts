// An access token becomes a device, or a reason why not. Nothing in a token counts before its signature was checked.
import { errors, jwtVerify } from 'jose'
import type { JWTPayload } from 'jose'
import type { ServerClock } from '../clock.ts'
import type { Device } from '../devices.ts'
import { createKeySet } from './key-set.ts'
import type { KeySet } from './key-set.ts'
import { deviceOfPerson } from './person.ts'
import { createProviderRequests } from './provider.ts'
import type { ProviderRequests } from './provider.ts'
import type { SignInSettings } from './sign-in-settings.ts'
import { findClaimFault, readHeader } from './token-rules.ts'

export type Identified =
  | { readonly kind: 'device'; readonly device: Device }
  /** `why` completes "the token is refused: …" and tells nothing of its content. */
  | { readonly kind: 'refused'; readonly why: string }
  /** A person the company does not let upload. */
  | { readonly kind: 'not_a_member' }
  /** The provider does not answer, and without its keys nobody can say. */
  | { readonly kind: 'unavailable'; readonly afterMs: number }

export interface People {
  readonly settings: SignInSettings
  /** `deviceId` says which computer of the person it is. */
  identify(token: string, deviceId: string): Promise<Identified>
  close(): void
}

/** How far the clocks of provider and server may be apart. */
const toleranceSeconds = 60
/** No provider's tokens live longer; one that says otherwise is no access token. */
const oldestSeconds = 24 * 3_600

/** Lets people in as `settings` say. */
export function createPeople(
  settings: SignInSettings,
  clock: ServerClock,
  requests: ProviderRequests = createProviderRequests(settings.issuer, process.env),
): People {
  const keys = createKeySet(() => requests.keys(), clock)
  return {
    settings,
    async identify(token, deviceId) {
      const checked = await check(token, settings, keys, clock)
      if (checked.kind !== 'claims') return checked
      const { requiredGroup } = settings
      const device = deviceOfPerson(checked.claims, deviceId, settings)
      if (device === null) return refused('it names nobody')
      const isMember = requiredGroup === null || device.person?.groups.includes(requiredGroup) === true
      return isMember ? { kind: 'device', device } : { kind: 'not_a_member' }
    },
    close: () => requests.close(),
  }
}

type Checked = { readonly kind: 'claims'; readonly claims: JWTPayload } | Exclude<Identified, { kind: 'device' }>

async function check(token: string, settings: SignInSettings, keys: KeySet, clock: ServerClock): Promise<Checked> {
  const { algorithms, audience, issuer } = settings
  const header = readHeader(token)
  if (typeof header === 'string') return refused(header)
  if (!algorithms.includes(header.alg)) return refused('it is not signed in a way that is taken')
  const found = await keys.find(header)
  if (found.kind === 'unavailable') return found
  if (found.kind === 'unknown') return refused('its key is not one of the provider')
  try {
    const { payload } = await jwtVerify(token, found.key, {
      algorithms: [...algorithms],
      audience,
      issuer,
      clockTolerance: toleranceSeconds,
      currentDate: new Date(clock.wallMs()),
      maxTokenAge: oldestSeconds,
      requiredClaims: ['exp', 'iat', 'sub'],
    })
    const fault = findClaimFault(payload, settings)
    return fault === null ? { kind: 'claims', claims: payload } : refused(fault)
  } catch (error) {
    if (error instanceof errors.JOSEError || error instanceof TypeError) return refused(faultOf(error))
    throw error
  }
}

function faultOf(error: Error): string {
  if (error instanceof errors.JWTExpired) return 'its time is over'
  if (error instanceof errors.JWTClaimValidationFailed) return `its claim ${error.claim} is not the one that is needed`
  return 'its signature is not good'
}

function refused(why: string): Extract<Identified, { kind: 'refused' }> {
  return { kind: 'refused', why }
}
