// Questions to the server that is looked at, as Outbox asks them, and its answers as plain facts.
import { randomUUID } from 'node:crypto'
import { bodyOf, createHttpClient, httpLimits } from '#adapters/http/client.ts'
import type { AgentFor } from '#adapters/http/connections.ts'
import type { HttpAnswer } from '#adapters/http/types.ts'
import type { NetworkFailure } from '#adapters/http/network-failure.ts'
import type { CancelSignal } from '#engine/cancel.ts'
import { createClock } from '#adapters/system/clock.ts'
import { parseRetryAfter } from '#shared/http/retry-after.ts'

export type Seen = {
  /** 0: there was no answer. */
  readonly status: number
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>
  /** The answer's JSON; undefined for none. */
  readonly json: unknown
  readonly failure: NetworkFailure | null
  /** As it came, and when, by the clock of this computer; null where there was none. */
  readonly came: { readonly answer: HttpAnswer; readonly atMs: number } | null
}

export type Question = {
  readonly method: 'GET' | 'POST' | 'PATCH'
  readonly route: string
  /** JSON; a text or bytes are sent as they are. Left out for no body. */
  readonly body?: object | string | Uint8Array
  /** In the place of the right key; null for none. */
  readonly token?: string | null
  readonly headers?: Readonly<Record<string, string>>
}

export interface Asker {
  ask(question: Question): Promise<Seen>
  /** Posts bytes to a link, as Outbox does. */
  send(link: URL, bytes: Uint8Array): Promise<Seen>
  /** Answers that said "later", by whether they said when. */
  readonly later: { readonly withTime: number; readonly without: number }
  close(): void
}

export type AskerOptions = {
  readonly serverUrl: URL
  readonly token: string
  readonly agentFor: AgentFor
  readonly signal: CancelSignal
}

/** A server that says "later" is asked so often, and waited for so long at most. */
const mostTries = 5
const longestWaitMs = 60_000

/** Makes an asker. It waits as long as the server says, so that a server with limits can be looked at, too. */
export function createAsker({ agentFor, serverUrl, signal, token }: AskerOptions): Asker {
  const http = createHttpClient({ agentFor, limits: { ...httpLimits, headMs: 30_000 } })
  const clock = createClock()
  const later = { withTime: 0, without: 0 }

  async function once(url: URL, method: Question['method'], headers: Record<string, string>, body: Uint8Array | null) {
    const request = { url, method, headers, body: body === null ? null : bodyOf(body), onBytes: null }
    const outcome = await http.exchange(request, signal)
    if (outcome.kind === 'failed') return { ...nothing, failure: outcome.failure }
    if (outcome.kind !== 'answered') return nothing
    const { answer } = outcome
    return {
      status: answer.status,
      headers: answer.headers,
      json: jsonOf(answer.body),
      failure: null,
      came: { answer, atMs: clock.now() },
    }
  }

  async function ask(question: Question, tries = 1): Promise<Seen> {
    const { body, method, route } = question
    const shown = question.token === undefined ? token : question.token
    const headers = {
      accept: 'application/json',
      ...(shown === null ? {} : { authorization: `Bearer ${shown}` }),
      ...(body === undefined ? {} : { 'content-type': 'application/json', 'idempotency-key': randomUUID() }),
      ...question.headers,
    }
    const seen = await once(new URL(route, serverUrl), method, headers, bytesOf(body))
    if (seen.status !== 429 && seen.status !== 503) return seen
    const waitMs = waitOf(seen, clock.now())
    if (waitMs === null) later.without += 1
    else later.withTime += 1
    if (tries >= mostTries || (waitMs ?? 0) > longestWaitMs || signal.aborted) return seen
    await clock.delay(waitMs ?? tries * 1000, signal)
    return ask(question, tries + 1)
  }

  return {
    ask: (question) => ask(question),
    send: (link, bytes) => once(link, 'POST', { 'content-type': 'application/octet-stream' }, bytes),
    later,
    close: () => http.close(),
  }
}

const nothing: Seen = { status: 0, headers: {}, json: undefined, failure: null, came: null }

function jsonOf(body: Buffer): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(body))
  } catch {
    return undefined
  }
}

function bytesOf(body: Question['body']): Uint8Array | null {
  if (body === undefined || body instanceof Uint8Array) return body ?? null
  return Buffer.from(typeof body === 'string' ? body : JSON.stringify(body))
}

/** How long the server asks to wait, as Outbox reads it; null for nothing that it understands. */
function waitOf({ headers }: Seen, nowMs: number): number | null {
  const text = headers['retry-after']
  return parseRetryAfter(typeof text === 'string' ? text : null, { nowMs, longestMs: 3_600_000 })
}

/** What was answered, in a few words for a person: never a text of the server, which may repeat a key. */
export function wordsOf({ failure, json, status }: Seen): string {
  if (failure !== null) return `no answer (${failure})`
  if (status === 0) return 'no answer'
  const code = memberOf(json, 'code')
  return typeof code === 'string' && /^[a-z_]{1,40}$/.test(code) ? `${status} ${code}` : `${status}`
}

/** A member of a JSON object; undefined for everything else. */
export function memberOf(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined
  return new Map<string, unknown>(Object.entries(value)).get(name)
}
