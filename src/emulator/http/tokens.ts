// Who may call the API: one app, one refresh token, and short-lived access tokens.
import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { z } from 'zod'

/** Credentials everybody knows, for trying things out on one's own computer. */
export const demoAppKey = 'outbox-demo'
export const demoAppSecret = 'outbox-demo-secret'
export const demoRefreshToken = 'outbox-demo-refresh-token'

export type Credentials = { readonly appKey: string; readonly appSecret: string; readonly refreshToken: string }

export type Tokens = {
  readonly credentials: Credentials
  /** Works until it is expired or revoked on demand. */
  readonly accessToken: string
  /** A new access token that lives for `tokenSeconds`. */
  issue(nowMs: number): string
  check(token: string, nowMs: number): 'good' | 'expired' | 'unknown'
  /** This access token is unknown from now on. */
  forget(token: string): void
  /** Every access token answers expired_access_token from now on; new ones can be had. */
  expireAll(): void
  /** Every access token is unknown from now on and the refresh token gives no new one, until `allow`. */
  revoke(): void
  allow(): void
  readonly revoked: () => boolean
}

/** Seconds an access token lives. */
export const tokenSeconds = 14_400

const savedSchema = z.object({ accessToken: z.string(), tokens: z.array(z.tuple([z.string(), z.number()])) })

/** A moment that never comes, and can be written as JSON. */
const neverMs = Number.MAX_SAFE_INTEGER

/** Tokens that survive a restart in `file`. */
export function openTokens(file: string, credentials: Credentials): Tokens {
  const saved = existsSync(file) ? savedSchema.parse(JSON.parse(readFileSync(file, 'utf8'))) : null
  const accessToken = saved?.accessToken ?? newToken()
  const expiresAtMs = new Map<string, number>(saved?.tokens ?? [[accessToken, neverMs]])
  let isRevoked = false
  const save = (): void => {
    writeFileSync(file, JSON.stringify({ accessToken, tokens: [...expiresAtMs] }), { mode: 0o600 })
  }
  save()
  return {
    credentials,
    accessToken,
    issue: (nowMs) => {
      const token = newToken()
      expiresAtMs.set(token, nowMs + tokenSeconds * 1_000)
      save()
      return token
    },
    check: (token, nowMs) => {
      const untilMs = expiresAtMs.get(token)
      if (untilMs === undefined || isRevoked) return 'unknown'
      return nowMs < untilMs ? 'good' : 'expired'
    },
    forget: (token) => {
      expiresAtMs.delete(token)
      save()
    },
    expireAll: () => {
      for (const token of expiresAtMs.keys()) expiresAtMs.set(token, 0)
      save()
    },
    revoke: () => {
      isRevoked = true
    },
    allow: () => {
      isRevoked = false
    },
    revoked: () => isRevoked,
  }
}

function newToken(): string {
  return `sl.${randomBytes(48).toString('base64url')}`
}
