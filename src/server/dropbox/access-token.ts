// This folder: the only use of Dropbox’s SDK.

// The server's own Dropbox access token. Refreshed here and not by the SDK, which puts the refresh token and the app
// secret into the URL, where proxies log them.
import { tryParse } from '#shared/try-parse.ts'
import { z } from 'zod'
import type { ServerClock } from '../clock.ts'
import type { Outbound } from './fetch.ts'
import { busyTrouble } from './failures.ts'
import { jsonIn } from '../outbound/collect.ts'
import type { Trouble } from './failures.ts'

export type Credentials = {
  readonly appKey: string
  /** Null for an app that has none (PKCE). */
  readonly appSecret: string | null
  readonly refreshToken: string
}

export type TokenAnswer = { readonly kind: 'token'; readonly token: string } | Trouble

export interface AccessToken {
  /** A token good for some minutes. Many callers at once share one refresh. */
  get(): Promise<TokenAnswer>
  /** Dropbox called `token` expired or unknown: the next `get` fetches another, unless somebody already did. */
  drop(token: string): void
  /** With what the last token was got, and how many there have been; null before the first. */
  origin(): TokenOrigin | null
}

export type TokenOrigin = { readonly credentials: Credentials; readonly renewals: number }

const replySchema = z.object({ access_token: z.string().min(1).max(8192), expires_in: z.number().positive() })

const refusalSchema = z.object({ error: z.string() })

const refreshBeforeEndMs = 300_000
const busyFallbackMs = 5_000

/** `read` gives the credentials afresh for each refresh, so that they can be rotated while the server runs. */
export function createAccessToken(
  read: () => Promise<Credentials>,
  outbound: Outbound,
  clock: ServerClock,
): AccessToken {
  let current: { readonly token: string; readonly untilMs: number } | null = null
  let refreshing: Promise<TokenAnswer> | null = null
  let origin: TokenOrigin | null = null

  async function refresh(): Promise<TokenAnswer> {
    const answer = await askForToken(read, outbound, clock)
    if (answer.kind !== 'token') return answer
    // A very short-lived token is used for its first half: an early refresh must not become one per call.
    const lifeMs = Math.max(answer.lifeMs - refreshBeforeEndMs, answer.lifeMs / 2)
    current = { token: answer.token, untilMs: clock.steadyMs() + lifeMs }
    origin = { credentials: answer.credentials, renewals: (origin?.renewals ?? 0) + 1 }
    return { kind: 'token', token: answer.token }
  }

  return {
    get: async () => {
      if (current !== null && clock.steadyMs() < current.untilMs) return { kind: 'token', token: current.token }
      refreshing ??= refresh().finally(() => {
        refreshing = null
      })
      return refreshing
    },
    drop: (token) => {
      if (current?.token === token) current = null
    },
    origin: () => origin,
  }
}

async function askForToken(
  read: () => Promise<Credentials>,
  outbound: Outbound,
  clock: ServerClock,
): Promise<{ kind: 'token'; token: string; lifeMs: number; credentials: Credentials } | Trouble> {
  const credentials = await read().catch(() => null)
  if (credentials === null) return { kind: 'signed_out', refused: 'secret_file' }
  const body = new URLSearchParams({
    grant_type: 'refresh_token',
    refresh_token: credentials.refreshToken,
    client_id: credentials.appKey,
  })
  if (credentials.appSecret !== null) body.set('client_secret', credentials.appSecret)
  const answer = await outbound
    .fetch('https://api.dropboxapi.com/oauth2/token', {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: body.toString(),
    })
    .catch(() => null)
  if (answer === null) return { kind: 'unreachable' }
  if (answer.status === 429) {
    return busyTrouble(answer.retryAfter, { nowMs: clock.wallMs(), fallbackMs: busyFallbackMs })
  }
  if (answer.status === 400 || answer.status === 401) {
    const reply = tryParse(refusalSchema, jsonIn(answer))
    // invalid_grant: the refresh token was revoked; anything else: the app's own key or secret is wrong.
    const isGrant = reply.success && reply.data.error === 'invalid_grant'
    return { kind: 'signed_out', refused: isGrant ? 'refresh_token' : 'app' }
  }
  if (answer.status !== 200) return { kind: 'error' }
  const reply = tryParse(replySchema, jsonIn(answer))
  if (!reply.success) return { kind: 'error' }
  return { kind: 'token', token: reply.data.access_token, lifeMs: reply.data.expires_in * 1000, credentials }
}
