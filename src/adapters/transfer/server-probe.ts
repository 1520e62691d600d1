// One look at the company server for a person who wants to know what is wrong: can it be reached, is it trusted, does it
// know us, is our clock right.
import { createHttpClient, httpLimits } from '../http/client.ts'
import { readMeAnswer } from './parse-replies.ts'
import { serverTimeMs } from './server-clock.ts'
import type { CancelSignal } from '#engine/cancel.ts'
import type { AgentFor } from '../http/connections.ts'
import type { MeAnswer } from './parse-replies.ts'
import type { NetworkFailure } from '../http/network-failure.ts'

export type ServerProbe =
  | { readonly kind: 'unreached'; readonly failure: NetworkFailure | 'cancelled' }
  | {
      readonly kind: 'answered'
      readonly status: number
      readonly me: MeAnswer
      /** The server's clock minus ours, in milliseconds; null when it tells no time. Whole seconds are all it tells. */
      readonly clockAheadMs: number | null
    }

export type ServerProbeOptions = {
  /** From `parseServerUrl`. */
  readonly serverUrl: URL
  /** From `isToken`. */
  readonly token: string
  /** The computer's own clock, as wrong as it may be. */
  readonly wallNow: () => number
  readonly agentFor: AgentFor
}

/** Asks the server once who we are to it. No answer contains the token. */
export async function probeServer(options: ServerProbeOptions, signal: CancelSignal): Promise<ServerProbe> {
  const http = createHttpClient({ agentFor: options.agentFor, limits: { ...httpLimits, headMs: patienceMs } })
  try {
    const headers = { accept: 'application/json', authorization: `Bearer ${options.token}` }
    const url = new URL('/v1/me', options.serverUrl)
    const outcome = await http.exchange<never>({ url, method: 'GET', headers, body: null, onBytes: null }, signal)
    if (outcome.kind === 'failed') return { kind: 'unreached', failure: outcome.failure }
    if (outcome.kind !== 'answered') return { kind: 'unreached', failure: 'cancelled' }
    const { answer } = outcome
    const serverMs = serverTimeMs(answer)
    return {
      kind: 'answered',
      status: answer.status,
      me: readMeAnswer(answer, options.wallNow()),
      clockAheadMs: serverMs === null ? null : serverMs - options.wallNow(),
    }
  } finally {
    http.close()
  }
}

/** Shorter than for uploads: somebody is watching. */
const patienceMs = 15_000
