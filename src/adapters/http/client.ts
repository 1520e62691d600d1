// HTTP with every wait bounded and every outcome named: what happened, and how much of the body had left by then. Neither
// `fetch` nor undici says the latter of a request that failed, and on it hangs whether the file may be sent again at once
// (docs/decisions/0015).
import type { CancelSignal } from '#engine/cancel.ts'
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
  /** Sends one request, once. Never follows a redirect, never repeats. Failures are outcomes; a throw is a bug. */
  exchange<Stop>(request: HttpRequest<Stop>, signal: CancelSignal): Promise<ExchangeResult<Stop>>
  /** Closes connections at rest. */
  close(): void
}

/** Makes a client with connections of its own. */
export function createHttpClient(options: { readonly agentFor: AgentFor; readonly limits: HttpLimits }): HttpClient {
  const connections = createConnections(options.agentFor)

  async function exchange<Stop>(request: HttpRequest<Stop>, signal: CancelSignal): Promise<ExchangeResult<Stop>> {
    if (signal.aborted) return { kind: 'cancelled', left: 'nothing' }
    return runCall(request, connections.agentOf(request.url), options.limits, signal)
  }
  return { exchange, close: () => connections.close() }
}

/** A body that is already in memory and needs no verification. */
export function bodyOf(bytes: Uint8Array): Body<never> {
  return {
    sizeBytes: bytes.byteLength,
    next: async () => ({ kind: 'block', bytes, last: true }),
  }
}
