// HTTP with every wait bounded and every outcome named: what happened, and how much of the body had left by then. Neither
// `fetch` nor undici says the latter of a request that failed, and on it hangs whether the file may be sent again at once
// (docs/decisions/0015).
import type { CancelSignal } from '#engine/cancel.ts'
import type { Bandwidth } from './bandwidth.ts'
import { createConnections } from './connections.ts'
import { runCall } from './request.ts'
import type { AgentFor } from './connections.ts'
import type { Body, HttpLimits, HttpRequest, ExchangeResult } from './types.ts'

export const httpLimits: HttpLimits = {
  connectMs: 20_000,
  stallMs: 60_000,
  headMs: 120_000, // Dropbox commits between the last byte and its answer
  answerMs: 30_000,
  inviteMs: 1_000,
}

export interface HttpClient {
  /**
   * Sends one request, once. Never follows a redirect, and repeats in one case only: a host that refuses to be asked first
   * (417 to Expect) before any byte of the body was even read gets the request without the question, then and later.
   * Failures are outcomes; a throw is a bug.
   */
  exchange<Stop>(request: HttpRequest<Stop>, signal: CancelSignal): Promise<ExchangeResult<Stop>>
  /** Closes connections at rest. */
  close(): void
}

export type HttpClientOptions = {
  readonly agentFor: AgentFor
  readonly limits: HttpLimits
  /** Shared with others whose bodies leave over the same line; left out: bodies leave as fast as they can. */
  readonly bandwidth?: Bandwidth | undefined
}

/** Makes a client with connections of its own. */
export function createHttpClient(options: HttpClientOptions): HttpClient {
  const connections = createConnections(options.agentFor)

  /** Hosts that refuse "Expect: 100-continue", or a middlebox before them does. */
  const refusingExpect = new Set<string>()

  async function exchange<Stop>(request: HttpRequest<Stop>, signal: CancelSignal): Promise<ExchangeResult<Stop>> {
    if (signal.aborted) return { kind: 'cancelled', left: 'nothing' }
    const { host } = request.url
    const agent = connections.agentOf(request.url)
    const body = request.body === null ? null : watchedBody(request.body)
    const isLarge = body !== null && body.sizeBytes > inviteAboveBytes
    const asks = isLarge && request.asksFirst !== false && !refusingExpect.has(host)
    const outcome = await runCall({ ...request, body }, agent, options, asks, signal)
    if (!asks || outcome.kind !== 'answered' || outcome.answer.status !== expectationFailed) return outcome
    refusingExpect.add(host)
    // A body is read once: one that has begun cannot go out again. The refusal then only broke this request.
    if (body.hasBegun()) return { kind: 'failed', failure: 'connection_lost', left: outcome.left, wasStale: false }
    if (signal.aborted) return { kind: 'cancelled', left: 'nothing' }
    return runCall(request, agent, options, false, signal)
  }
  return { exchange, close: () => connections.close() }
}

/** Bodies above this ask first (Expect: 100-continue), so that a server that refuses costs no body. */
const inviteAboveBytes = 1024 * 1024

const expectationFailed = 417

/** The same body, which also tells whether any of it was asked for. */
function watchedBody<Stop>(body: Body<Stop>): Body<Stop> & { hasBegun(): boolean } {
  let begun = false
  return {
    sizeBytes: body.sizeBytes,
    next() {
      begun = true
      return body.next()
    },
    hasBegun: () => begun,
  }
}

/** A body that is already in memory and needs no verification. */
export function bodyOf(bytes: Uint8Array): Body<never> {
  return {
    sizeBytes: bytes.byteLength,
    next: async () => ({ kind: 'block', bytes, last: true }),
  }
}
