// An access token becomes a device, or a reason why not. Nothing in a token counts before its signature was checked.
import { errors, jwtVerify } from 'jose'
import type { JSONWebKeySet, JWTPayload } from 'jose'
import type { ServerClock } from '../clock.ts'
import type { Device } from '../devices.ts'
import { createKeySet } from './key-set.ts'
import type { KeySet } from './key-set.ts'
import { deviceOfPerson, leavesOutGroups } from './person.ts'
import { createProviderRequests } from './provider.ts'
import { createProviderLog } from './provider-log.ts'
import type { ProviderLog } from './provider-log.ts'
import type { ProviderRequests } from './provider.ts'
import { distanceWords } from './provider-time.ts'
import type { SignInSettings } from './sign-in-settings.ts'
import { findClaimFault, longestTokenCharacters, readHeader } from './token-rules.ts'

export type Identified =
  | { readonly kind: 'device'; readonly device: Device }
  /** `why` completes "the token is refused: …" and tells nothing of its content. */
  | { readonly kind: 'refused'; readonly why: string }
  /** A person the company does not let upload. */
  | { readonly kind: 'not_a_member' }
  /**
   * Nobody can say: the provider does not show its keys, or the clocks are so far apart that no time in a token means anything. `why` is a
   * sentence for the log.
   */
  | { readonly kind: 'unavailable'; readonly why: string; readonly afterMs: number }

export interface People {
  readonly settings: SignInSettings
  /** `deviceId` says which computer of the person it is. */
  identify(token: string, deviceId: string): Promise<Identified>
  close(): void
}

/** How far the clocks of provider and server may be apart. */
export const toleranceSeconds = 60
/** No provider's tokens live longer; one that says otherwise is no access token. */
const oldestSeconds = 24 * 3_600

/** A clock is not set right within a moment. */
const clockAfterMs = 30_000
/** Nor are the settings of a provider. */
const groupsAfterMs = 5 * 60_000

/** Lets people in as `settings` say. `say` hears of troubles with the provider, in lines for an operator. */
export function createPeople(settings: SignInSettings, clock: ServerClock, say: (text: string) => void): People {
  const requests = createProviderRequests(settings.issuer, process.env, clock)
  const log = createProviderLog(say)
  const keys = createKeySet(() => loadKeys(requests, log), clock)
  return {
    settings,
    async identify(token, deviceId) {
      if (token.length > longestTokenCharacters) {
        log.tooManyGroups()
        const why = `the token is longer than ${longestTokenCharacters} characters`
        return { kind: 'unavailable', why, afterMs: groupsAfterMs }
      }
      const checked = orApart(await check(token, settings, keys, clock), requests.aheadMs(), log)
      if (checked.kind !== 'claims') return checked
      const { groupsClaim, requiredGroup } = settings
      // Where they belong by their groups is not known: a guess would put their files into another folder.
      if (groupsClaim !== null && leavesOutGroups(checked.claims, groupsClaim)) {
        log.tooManyGroups()
        return { kind: 'unavailable', why: 'the token leaves out the groups of the person', afterMs: groupsAfterMs }
      }
      const device = deviceOfPerson(checked.claims, deviceId, settings)
      if (device === null) return refused('it names nobody')
      const isMember = requiredGroup === null || device.person?.groups.includes(requiredGroup) === true
      return isMember ? { kind: 'device', device } : { kind: 'not_a_member' }
    },
    close: () => requests.close(),
  }
}

async function loadKeys(requests: ProviderRequests, log: ProviderLog): Promise<JSONWebKeySet> {
  try {
    const keys = await requests.keys()
    log.there()
    return keys
  } catch (error) {
    log.away(error)
    throw error
  }
}

type Checked =
  | { readonly kind: 'claims'; readonly claims: JWTPayload }
  /** Its signature is good, and its times are not those of now. */
  | { readonly kind: 'wrong_time'; readonly why: string }
  | Exclude<Identified, { kind: 'device' }>

/** A wrong time says nothing about a token where the clocks are further apart than what is tolerated. */
function orApart(checked: Checked, aheadMs: number | null, log: ProviderLog): Exclude<Checked, { kind: 'wrong_time' }> {
  const areApart = aheadMs !== null && Math.abs(aheadMs) > toleranceSeconds * 1_000
  if (!areApart) log.clocksAgree()
  if (checked.kind !== 'wrong_time') return checked
  if (!areApart) return refused(checked.why)
  log.clocksApart(aheadMs)
  const why = `the clock of the server is ${distanceWords(aheadMs)} that of the identity provider`
  return { kind: 'unavailable', why, afterMs: clockAfterMs }
}

async function check(token: string, settings: SignInSettings, keys: KeySet, clock: ServerClock): Promise<Checked> {
  const { algorithms, audience, issuer } = settings
  const header = readHeader(token)
  if (typeof header === 'string') return refused(header)
  if (!algorithms.includes(header.alg)) return refused('it is not signed in a way that is taken')
  const found = await keys.find(header)
  if (found.kind === 'unavailable') return { ...found, why: 'the identity provider does not answer' }
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
    if (!(error instanceof errors.JOSEError || error instanceof TypeError)) throw error
    return isOfTime(error) ? { kind: 'wrong_time', why: faultOf(error) } : refused(faultOf(error))
  }
}

/** True for what is checked after the signature, and with the clock. */
function isOfTime(error: Error): boolean {
  if (error instanceof errors.JWTExpired) return true
  if (!(error instanceof errors.JWTClaimValidationFailed) || error.reason !== 'check_failed') return false
  return error.claim === 'nbf' || error.claim === 'iat'
}

function faultOf(error: Error): string {
  if (error instanceof errors.JWTExpired) return 'its time is over'
  if (error instanceof errors.JWTClaimValidationFailed) return `its claim ${error.claim} is not the one that is needed`
  return 'its signature is not good'
}

function refused(why: string): Extract<Identified, { kind: 'refused' }> {
  return { kind: 'refused', why }
}
