// The engine's link service over HTTP: asks the company's server for links and checks, with the device's token.
import { randomUUID } from 'node:crypto'
import { assert } from '#shared/assert.ts'
import { bodyOf, httpLimits } from '../http/client.ts'
import { readCheckAnswer, readLinkAnswer, readMeAnswer, notOffered, readRouteAnswer } from './parse-replies.ts'
import { aboutThisFile, type Reached } from './second-look.ts'
import { createTokenInUse, isToken } from '../http/token-in-use.ts'
import { createAsks } from './link-requests.ts'
import type { CancelSignal } from '#engine/cancel.ts'
import type { LinkService } from '#engine/ports.ts'
import { statusHeader } from '#shared/contract/status-api.ts'
import type { Asked, CheckRequest, LinkRequest } from '#shared/contract/link-api.ts'
import { readRelayAnswer } from './relay/read-relay-answers.ts'
import { wayOf } from '#shared/grant.ts'
import type { CheckAnswer, Intercepted, LinkAnswer } from '#shared/upload.ts'
import type { SizeLimits } from '#shared/grant.ts'
import type { AgentFor } from '../http/connections.ts'
import type { HttpAnswer, HttpLimits, HttpRequest } from '../http/types.ts'
import type { Later, MeAnswer } from './parse-replies.ts'
import type { Question, Told } from './link-requests.ts'
import type { LinkRules } from '../http/allowed-urls.ts'

export type { Me, MeAnswer } from './parse-replies.ts'
export type { Told } from './link-requests.ts'
export { isToken } from '../http/token-in-use.ts'

export type LinkClientOptions = {
  /** From `parseServerUrl`. */
  readonly serverUrl: URL
  /** The device's token: visible ASCII (see `isToken`). */
  readonly token: string
  /** The token as it is kept now, asked for after the company server refused the known one; null where there is none. */
  readonly renewToken?: () => Promise<string | null>
  /** Where the links that the server hands out may lead. */
  readonly linkRules: LinkRules
  /** The engine's clock, in milliseconds since 1970. */
  readonly now: () => number
  readonly agentFor?: AgentFor
  readonly limits?: HttpLimits
  /**
   * Hears how far the server's clock is ahead of `now`, in milliseconds: with the first answer that is understood, and
   * again when it has moved by a second. Called before the answer is given, as `onTold` is.
   */
  readonly onServerClock?: (aheadMs: number) => void
  /** Hears what each answer about a file (200) told of the Dropbox behind it. */
  readonly onTold?: (told: Told) => void
  /** How this computer is doing, as `formatStatus` writes it, for each question; null, or left out: it is not told. */
  readonly status?: () => string | null
}

export interface LinkClient extends LinkService {
  /** Asks the server who this device is to it. */
  me(signal: CancelSignal): Promise<MeAnswer>
  /** Sends away who waits for a turn and closes connections at rest. Later questions are not asked. */
  close(): void
}

/** Makes the link service of one company server. Failures are answers; none of them contains the token or a link. */
export function createLinkClient(options: LinkClientOptions): LinkClient {
  assert(isToken(options.token), 'the token can be sent in a header')
  const { now, linkRules } = options
  const asks = createAsks({
    now,
    agentFor: options.agentFor ?? (() => null),
    limits: options.limits ?? { ...httpLimits, headMs: serverHeadMs },
    onServerClock: options.onServerClock ?? (() => undefined),
    onTold: options.onTold ?? (() => undefined),
  })

  /** What the server told of itself last; before that no file is sent through a relay. */
  let limits: SizeLimits = { directMaxBytes: Infinity, relayMaxBytes: 0 }
  const tokenInUse = createTokenInUse(options.token, options.renewToken ?? null)

  /** Each question has a key of its own, by which the server knows a repeated try, and we our answer. */
  async function askAbout<Answer extends LinkAnswer | CheckAnswer>(
    route: string,
    body: LinkRequest | CheckRequest,
    meaning: Pick<Question<Answer>, 'read' | 'destinationOf'>,
    signal: CancelSignal,
  ): Promise<Answer | Later | Intercepted> {
    const key = randomUUID()
    const token = await tokenInUse.current()
    const asked: Asked = { path: body.path, contentHash: body.contentHash, key }
    const request = postRequest(options, token, { route, key, body })
    const answer = await asks.ask({ ...meaning, asked, request }, signal)
    tokenInUse.heard(answer)
    return aboutThisFile(answer, () => askWithoutFile(route, token, signal))
  }

  /** A question without content: the server refuses it, makes no link and asks Dropbox nothing. */
  function askWithoutFile(route: string, token: string, signal: CancelSignal): Promise<Reached> {
    const request = postRequest(options, token, { route, key: randomUUID(), body: {} })
    const read = (answer: HttpAnswer) => reached(answer, now())
    return asks.ask({ request, asked: null, read, destinationOf: () => null }, signal)
  }

  return {
    link(question, signal) {
      const { route, read } = routeFor(question.fingerprint.stat.sizeBytes, limits, linkRules)
      const meaning = { read: (answer: HttpAnswer) => read(answer, now()), destinationOf: linkDestination }
      return askAbout(route, linkRequest(question, now()), meaning, signal)
    },
    check({ path, sizeBytes, contentHash }, signal) {
      const read = (answer: HttpAnswer) => readCheckAnswer(answer, now())
      return askAbout(
        '/v1/checks',
        { path, size: sizeBytes, contentHash },
        { read, destinationOf: checkDestination },
        signal,
      )
    },
    async me(signal) {
      const url = new URL('/v1/me', options.serverUrl)
      const headers = headersOf(options, await tokenInUse.current())
      const request = { url, method: 'GET', headers, body: null, onBytes: null } as const
      const read = (answer: HttpAnswer) => readMeAnswer(answer, now())
      const answer = await asks.ask({ request, asked: null, read, destinationOf: () => null }, signal)
      tokenInUse.heard(answer)
      if (answer.kind === 'known') limits = answer.me
      return answer
    },
    close: () => asks.close(),
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

type LinkRoute = { readonly route: string; readonly read: (answer: HttpAnswer, nowMs: number) => LinkAnswer }

/** What is too large for a link is asked for where the server has relays. */
function routeFor(sizeBytes: number, limits: SizeLimits, rules: LinkRules): LinkRoute {
  return wayOf(sizeBytes, limits) === 'relay'
    ? { route: '/v1/relays', read: (answer, nowMs) => readRelayAnswer(answer, sizeBytes, nowMs) }
    : { route: '/v1/links', read: (answer, nowMs) => readLinkAnswer(answer, rules, nowMs) }
}

type Post = { readonly route: string; readonly key: string; readonly body: object }

type LinkQuestion = Parameters<LinkService['link']>[0]

function linkRequest({ path, fingerprint, replaces }: LinkQuestion, nowMs: number): LinkRequest {
  return {
    path,
    size: fingerprint.stat.sizeBytes,
    contentHash: fingerprint.contentHash,
    clientModified: clientModified(fingerprint.stat.mtimeMs, nowMs),
    replaces: replaces?.contentHash ?? null,
    ...(replaces === null || replaces.destination === null ? {} : { replacesAt: replaces.destination }),
    ...(replaces === null || replaces.receipt === null ? {} : { receipt: replaces.receipt }),
  }
}

function postRequest(asker: LinkClientOptions, token: string, { body, key, route }: Post): HttpRequest<never> {
  return {
    url: new URL(route, asker.serverUrl),
    method: 'POST',
    headers: { ...headersOf(asker, token), 'content-type': 'application/json', 'idempotency-key': key },
    body: bodyOf(Buffer.from(JSON.stringify(body))),
    onBytes: null,
  }
}

/** What every question says of who asks. */
function headersOf({ status }: LinkClientOptions, token: string): Record<string, string> {
  const told = status?.() ?? null
  const own = told === null ? {} : { [statusHeader]: told }
  return { accept: 'application/json', authorization: `Bearer ${token}`, ...own }
}

/**
 * What is no answer of a company server says no more than the page before it. A server that has no such route is none; a network that
 * wants a sign-in shows its page as if all were well, or leads to it.
 */
function reached(answer: HttpAnswer, nowMs: number): Reached {
  const route = readRouteAnswer(answer, nowMs)
  if (route.kind !== 'not_offered') return route
  return { kind: 'later', reason: notOffered.has(answer.status) ? 'bad_answer' : 'captive_portal', afterMs: null }
}

function linkDestination(answer: LinkAnswer): string | null {
  if (answer.kind === 'granted') return answer.grant.destination
  return answer.kind === 'stored' ? answer.destination : null
}

function checkDestination(answer: CheckAnswer): string | null {
  return answer.kind === 'present' ? answer.destination : null
}
