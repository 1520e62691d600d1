// One look at the company server for a person who wants to know what is wrong: can it be reached, is it trusted, does it
// know us, is our clock right.
import { bodyOf, createHttpClient, httpLimits } from '../http/client.ts'
import { createTokenInUse, identifying } from '../http/token-in-use.ts'
import type { TokenInUse } from '../http/token-in-use.ts'
import { readMeAnswer, readRouteAnswer } from './parse-replies.ts'
import { serverTimeMs } from './server-clock.ts'
import type { CancelSignal } from '#engine/cancel.ts'
import type { AgentFor } from '../http/connections.ts'
import type { MeAnswer } from './parse-replies.ts'
import type { HttpClient } from '../http/client.ts'
import type { NetworkFailure } from '../http/network-failure.ts'

export type ServerProbe =
  | { readonly kind: 'unreached'; readonly failure: NetworkFailure | 'cancelled' }
  | {
      readonly kind: 'answered'
      readonly status: number
      /** A server that does not offer to tell who we are is asked for its other routes, too: it may be none of ours. */
      readonly me: MeAnswer | { readonly kind: 'not_company_server' }
      /** The server's clock minus ours, in milliseconds; null when it tells no time. Whole seconds are all it tells. */
      readonly clockAheadMs: number | null
    }

export type ServerProbeOptions = {
  /** From `parseServerUrl`. */
  readonly serverUrl: URL
  /** From `isToken`. */
  readonly token: string | TokenInUse
  /** The computer's own clock, as wrong as it may be. */
  readonly wallNow: () => number
  readonly agentFor: AgentFor
}

/** Asks the server once who we are to it. No answer contains the token. */
export async function probeServer(options: ServerProbeOptions, signal: CancelSignal): Promise<ServerProbe> {
  const http = createHttpClient({ agentFor: options.agentFor, limits: { ...httpLimits, headMs: patienceMs } })
  try {
    const tokenInUse = typeof options.token === 'string' ? createTokenInUse(options.token, null) : options.token
    const token = await tokenInUse.current()
    // Without a token the question is asked all the same: it finds the server, and what is wrong on the way.
    const who = typeof token === 'string' ? identifying(token, tokenInUse) : {}
    const headers = { accept: 'application/json', ...who }
    const url = new URL('/v1/me', options.serverUrl)
    const outcome = await http.exchange<never>({ url, method: 'GET', headers, body: null, onBytes: null }, signal)
    if (outcome.kind === 'failed') return { kind: 'unreached', failure: outcome.failure }
    if (outcome.kind !== 'answered') return { kind: 'unreached', failure: 'cancelled' }
    const { answer } = outcome
    const serverMs = serverTimeMs(answer)
    const read = readMeAnswer(answer, options.wallNow())
    const me: MeAnswer = typeof token !== 'string' && isUnknownHere(read) ? token : read
    return {
      kind: 'answered',
      status: answer.status,
      me: me.kind === 'not_offered' ? await askOtherRoutes(http, who, options, signal) : me,
      clockAheadMs: serverMs === null ? null : serverMs - options.wallNow(),
    }
  } finally {
    http.close()
  }
}

/** Whether the server only says that it does not know who asks. */
function isUnknownHere(answer: MeAnswer): boolean {
  return answer.kind === 'later' && answer.reason === 'sign_in_needed'
}

/**
 * Every company server gives links, and most answer checks. The question has no content, so that no link is made and
 * Dropbox is not asked.
 */
async function askOtherRoutes(
  http: HttpClient,
  who: Readonly<Record<string, string>>,
  { serverUrl, wallNow }: ServerProbeOptions,
  signal: CancelSignal,
): Promise<MeAnswer | { readonly kind: 'not_company_server' }> {
  const headers = {
    accept: 'application/json',
    ...who,
    'content-type': 'application/json',
  }
  for (const path of ['/v1/checks', '/v1/links']) {
    const body = bodyOf(Buffer.from('{}'))
    const request = { url: new URL(path, serverUrl), method: 'POST', headers, body, onBytes: null } as const
    const outcome = await http.exchange(request, signal)
    if (outcome.kind !== 'answered') return { kind: 'later', reason: 'connection_lost', afterMs: null }
    const read = readRouteAnswer(outcome.answer, wallNow())
    if (read.kind === 'offered') return { kind: 'not_offered' }
    if (read.kind === 'later') return read
  }
  return { kind: 'not_company_server' }
}

/**
 * Looks whether the host that takes the files can be reached and is trusted. No credential is sent and nothing is stored:
 * any answer will do. Null when it answers.
 */
export async function probeUploadHost(
  url: URL,
  agentFor: AgentFor,
  signal: CancelSignal,
): Promise<NetworkFailure | 'cancelled' | null> {
  const http = createHttpClient({ agentFor, limits: { ...httpLimits, headMs: patienceMs } })
  try {
    const request = { url, method: 'GET', headers: {}, body: null, onBytes: null } as const
    const outcome = await http.exchange<never>(request, signal)
    if (outcome.kind === 'answered') return null
    return outcome.kind === 'failed' ? outcome.failure : 'cancelled'
  } finally {
    http.close()
  }
}

/** Shorter than for uploads: somebody is watching. */
const patienceMs = 15_000
