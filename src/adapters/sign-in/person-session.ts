// A person who is signed in: a fresh access token for each question, for as long as the provider renews them.
import { refreshTokenGrant, ResponseBodyError } from 'openid-client'
import { cleanComputerName } from '#shared/contract/sign-in/computer-name.ts'
import type { NetworkFailure } from '../http/network-failure.ts'
import type { NoToken, TokenInUse } from '../http/token-in-use.ts'
import type { PersonKey } from './person-key.ts'
import type { ProviderConnection } from './provider-connection.ts'

/** Where the key is kept. Another Outbox on this computer may use the same. */
export interface PersonKeyPlace {
  /** The key as it is kept now; null where there is none. */
  read(): Promise<PersonKey | null>
  /** Writes the key; false where it could not be written. */
  keep(key: PersonKey): Promise<boolean>
  /** Does `work` while nobody else here does the same: a refresh token that is used twice ends the whole sign-in. */
  alone<Result>(work: () => Promise<Result>): Promise<Result>
}

export type PersonSessionOptions = {
  readonly key: PersonKey
  readonly place: PersonKeyPlace
  readonly connection: ProviderConnection
  /** False: what the computer is called is told nobody. */
  readonly tellsName: boolean
  /** In milliseconds; only grows. */
  readonly now: () => number
}

type Access = { readonly token: string; readonly renewAtMs: number; readonly endsAtMs: number }

/** Where the provider does not say how long a token lives. */
const usualLifeSeconds = 300
/** So long before its end a token is renewed, so that none ends on its way; of short ones, after half of their life. */
const aheadMs = 120_000
/** After a provider that did not answer. */
const againAfterMs = 15_000

export interface PersonSession extends TokenInUse {
  readonly deviceId: string
}

/** Nothing is asked before the first token is wanted. */
export function createPersonSession({ connection, key, now, place, tellsName }: PersonSessionOptions): PersonSession {
  let current = key
  /** The refresh token that the provider no longer takes. */
  let refused: string | null = null
  let unwritten = false
  let access: Access | null = null
  let renewing: Promise<NoToken | null> | null = null

  async function renew(): Promise<NoToken | null> {
    try {
      return await place.alone(async () => {
        await takeNewer()
        if (current.refreshToken === '' || current.refreshToken === refused) return signedOut
        const { refreshToken } = current
        return refresh(refreshToken).catch((error: unknown) => failed(error, refreshToken))
      })
    } catch {
      return away
    } finally {
      renewing = null
    }
  }

  /** What another Outbox was given, or a person who signed in again, is newer than what is known here, unless ours was never written. */
  async function takeNewer(): Promise<void> {
    const kept = unwritten ? null : await place.read()
    if (kept?.server === key.server) current = kept
  }

  async function refresh(refreshToken: string): Promise<null> {
    const asked = parametersOf(current.provider)
    const configuration = await connection.configuration()
    const ask = () => refreshTokenGrant(configuration, refreshToken, asked)
    // A provider that renewed the token and whose answer got lost takes the old one for a short while yet, if at all: so at once, and once.
    const tokens = await ask().catch((error: unknown) => (isAnswerLost(error) ? ask() : Promise.reject(error)))
    if (tokens.refresh_token !== undefined && tokens.refresh_token !== refreshToken) {
      // Written before it is used: after a crash the old one would be of no use.
      current = { ...current, refreshToken: tokens.refresh_token }
      unwritten = !(await place.keep(current))
    }
    access = accessOf(tokens, now())
    return null
  }

  /** Only the provider's own word means that the sign-in is over; everything else passes. */
  function failed(error: unknown, refreshToken: string): NoToken {
    if (!(error instanceof ResponseBodyError) || error.error !== 'invalid_grant') return away
    refused = refreshToken
    access = null
    return signedOut
  }

  return {
    get deviceId() {
      return current.deviceId
    },
    get computerName() {
      return tellsName ? (cleanComputerName(current.computerName ?? '') ?? undefined) : undefined
    },
    async current() {
      if (access !== null && now() < access.renewAtMs) return access.token
      const trouble = await (renewing ??= renew())
      if (access !== null && now() < access.endsAtMs) return access.token
      return trouble ?? away
    },
    heard(answer) {
      // The clocks may differ, or the company server lost its patience: another one is asked for.
      if (answer.kind === 'later' && answer.reason === 'sign_in_needed') access = null
    },
  }
}

function parametersOf({ resource }: PersonKey['provider']): Readonly<Record<string, string>> {
  return resource === null ? {} : { resource }
}

/** The provider may have done what it was asked for. The old refresh token is kept until a new one is known. */
function isAnswerLost(error: unknown): boolean {
  if (!(error instanceof Error) || error instanceof ResponseBodyError) return false
  return error.cause === ('connection_lost' satisfies NetworkFailure) || isAnswerLost(error.cause)
}

function accessOf(tokens: { readonly access_token: string; readonly expires_in?: number }, nowMs: number): Access {
  const lifeMs = (tokens.expires_in ?? usualLifeSeconds) * 1_000
  const endsAtMs = nowMs + lifeMs
  return { token: tokens.access_token, endsAtMs, renewAtMs: endsAtMs - Math.min(aheadMs, lifeMs / 2) }
}

const signedOut: NoToken = { kind: 'later', reason: 'sign_in_needed', afterMs: null }
const away: NoToken = { kind: 'later', reason: 'sign_in_unavailable', afterMs: againAfterMs }
