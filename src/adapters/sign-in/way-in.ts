// How one signs in at a company server, as it says itself.
import type { CancelSignal } from '#engine/cancel.ts'
import { signInReplySchema } from '#shared/contract/sign-in/sign-in-api.ts'
import type { Provider } from '#shared/contract/sign-in/sign-in-api.ts'
import { tryParse } from '#shared/try-parse.ts'
import { createHttpClient, httpLimits } from '../http/client.ts'
import type { AgentFor } from '../http/connections.ts'
import type { NetworkFailure } from '../http/network-failure.ts'
import type { HttpAnswer } from '../http/types.ts'
import { jsonOf } from '../transfer/answer-json.ts'
import { isTrouble } from '../transfer/parse-replies.ts'

export type WayIn =
  | { readonly kind: 'account'; readonly provider: Provider; readonly codes: boolean }
  /** Keys, or codes that become keys: also a server that knows no such question. */
  | { readonly kind: 'keys' }
  /** The server has a problem of its own, or nobody stands behind its balancer. */
  | { readonly kind: 'trouble' }
  | { readonly kind: 'unreached'; readonly failure: NetworkFailure | 'cancelled' }

/** Asks once, without a token. */
export async function findWayIn(serverUrl: URL, agentFor: AgentFor, signal: CancelSignal): Promise<WayIn> {
  const http = createHttpClient({ agentFor, limits: { ...httpLimits, headMs: patienceMs } })
  try {
    const url = new URL('/v1/sign-in', serverUrl)
    const headers = { accept: 'application/json' }
    const outcome = await http.exchange<never>({ url, method: 'GET', headers, body: null, onBytes: null }, signal)
    if (outcome.kind === 'answered') return readWayIn(outcome.answer)
    return { kind: 'unreached', failure: outcome.kind === 'failed' ? outcome.failure : 'cancelled' }
  } finally {
    http.close()
  }
}

/** Somebody is watching. */
const patienceMs = 15_000

/** What the server's answer means. */
export function readWayIn(answer: HttpAnswer): WayIn {
  if (isTrouble(answer)) return { kind: 'trouble' }
  const reply = answer.status === 200 ? tryParse(signInReplySchema, jsonOf(answer)) : null
  if (reply === null || !reply.success || reply.data.provider === null) return { kind: 'keys' }
  return { kind: 'account', provider: reply.data.provider, codes: reply.data.codes }
}
