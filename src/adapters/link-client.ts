// The engine's link service over HTTP: asks the company's server for links and checks, with the device's token.
import { randomUUID } from 'node:crypto'
import { assert } from '#shared/assert.ts'
import { bodyOf, createHttpClient, httpLimits } from './http.ts'
import { readCheckAnswer, readLinkAnswer, readMeAnswer } from './link-answers.ts'
import type { Cancel, LinkService } from '#engine/ports.ts'
import type { CheckRequest, LinkRequest } from '#shared/link-api.ts'
import type { WaitingReason } from '#shared/reasons.ts'
import type { AgentFor } from './connections.ts'
import type { HttpAnswer, HttpLimits, HttpRequest, Outcome } from './http.ts'
import type { Later, MeAnswer } from './link-answers.ts'
import type { NetworkFailure } from './network-failure.ts'
import type { LinkRules } from './upload-host.ts'

export type { MeAnswer } from './link-answers.ts'

export type LinkClientOptions = {
  /** From `parseServerUrl`. */
  readonly serverUrl: URL
  /** The device's token: visible ASCII (see `isToken`). */
  readonly token: string
  /** Where the links that the server hands out may lead. */
  readonly linkRules: LinkRules
  /** The engine's clock, in milliseconds since 1970. */
  readonly now: () => number
  readonly agentFor?: AgentFor
  readonly limits?: HttpLimits
}

export interface LinkClient extends LinkService {
  /** Asks the server who this device is to it. */
  me(cancel: Cancel): Promise<MeAnswer>
  /** Closes connections at rest. */
  close(): void
}

/** True for a text that can be sent as a bearer token: 1 to 4,096 visible ASCII characters. */
export function isToken(text: string): boolean {
  return /^[\x21-\x7e]{1,4096}$/.test(text)
}

/** Makes the link service of one company server. Failures are answers; none of them contains the token or a link. */
export function createLinkClient(options: LinkClientOptions): LinkClient {
  assert(isToken(options.token), 'the token can be sent in a header')
  const { now, linkRules } = options
  const limits = options.limits ?? { ...httpLimits, headMs: serverHeadMs }
  const http = createHttpClient({ agentFor: options.agentFor ?? (() => null), limits })

  async function ask(method: 'GET' | 'POST', path: string, body: unknown, cancel: Cancel): Promise<HttpAnswer | Later> {
    const request: HttpRequest<never> = {
      url: new URL(path, options.serverUrl),
      method,
      headers: headersOf(options.token, method),
      body: method === 'POST' ? bodyOf(Buffer.from(JSON.stringify(body))) : null,
      onBytes: null,
    }
    const first = await http.exchange(request, cancel)
    // A kept connection may have died unnoticed. Asking again is safe: it is the same question with the same key.
    const outcome = first.kind === 'failed' && first.wasStale ? await http.exchange(request, cancel) : first
    return answerOf(outcome)
  }

  return {
    async link(question, cancel) {
      const { path, print, replaces } = question
      const body: LinkRequest = {
        path,
        size: print.stat.sizeBytes,
        contentHash: print.contentHash,
        clientModified: clientModified(print.stat.mtimeMs, now()),
        replaces: replaces?.contentHash ?? null,
        ...(replaces === null || replaces.destination === null ? {} : { replacesAt: replaces.destination }),
        ...(replaces === null || replaces.receipt === null ? {} : { receipt: replaces.receipt }),
      }
      const answer = await ask('POST', '/v1/links', body, cancel)
      return 'kind' in answer ? answer : readLinkAnswer(answer, linkRules, now())
    },
    async check(question, cancel) {
      const { path, sizeBytes, contentHash } = question
      const body: CheckRequest = { path, size: sizeBytes, contentHash }
      const answer = await ask('POST', '/v1/checks', body, cancel)
      return 'kind' in answer ? answer : readCheckAnswer(answer, now())
    },
    async me(cancel) {
      const answer = await ask('GET', '/v1/me', null, cancel)
      return 'kind' in answer ? answer : readMeAnswer(answer, now())
    },
    close: () => http.close(),
  }
}

/** The server asks Dropbox before it answers, with a limit of its own well below this. */
const serverHeadMs = 30_000

const earliestModifiedMs = Date.UTC(1980, 0, 1) // older dates are leftovers of broken clocks and archives

/** UTC in whole seconds, rounded down, as Dropbox wants it; null for dates outside [1980, now]. */
export function clientModified(mtimeMs: number, nowMs: number): string | null {
  if (!(mtimeMs >= earliestModifiedMs && mtimeMs <= nowMs)) return null
  return `${new Date(Math.floor(mtimeMs / 1_000) * 1_000).toISOString().slice(0, 19)}Z`
}

function headersOf(token: string, method: 'GET' | 'POST'): Record<string, string> {
  const headers = { accept: 'application/json', authorization: `Bearer ${token}` }
  if (method === 'GET') return headers
  return { ...headers, 'content-type': 'application/json', 'idempotency-key': randomUUID() }
}

function answerOf(outcome: Outcome<never>): HttpAnswer | Later {
  switch (outcome.kind) {
    case 'answered':
      return outcome.answer
    case 'failed':
      return { kind: 'later', reason: reasonOf(outcome.failure), afterMs: null }
    // The engine asked to stop, so it wants no reason; the mildest one is given.
    case 'cancelled':
    case 'stopped':
      return { kind: 'later', reason: 'queued', afterMs: null }
  }
}

function reasonOf(failure: NetworkFailure): WaitingReason {
  return failure === 'unreachable' ? 'server_unreachable' : failure
}
