// One question to the company server, from its turn to the answer that may be believed.
import { isBelieved } from './request-order.ts'
import { createAskQueue } from './request-queue.ts'
import { createHttpClient } from '../http/client.ts'
import { readBeside } from './answer-echo.ts'
import { createClockReport } from './server-clock.ts'
import { onAbort, type CancelSignal } from '#engine/cancel.ts'
import type { Asked } from '#shared/contract/link-api.ts'
import type { WaitingReason } from '#shared/reasons.ts'
import type { Shown } from './request-order.ts'
import type { Turn } from './request-queue.ts'
import type { AgentFor } from '../http/connections.ts'
import type { HttpClient } from '../http/client.ts'
import type { HttpAnswer, HttpLimits, HttpRequest, ExchangeResult } from '../http/types.ts'
import type { Later } from './parse-replies.ts'
import type { NetworkFailure } from '../http/network-failure.ts'

/** What an answer about one file told beside itself. */
export type Told = {
  /** See `accountId` of `/v1/me`; null where it was not told. */
  readonly accountId: string | null
  /** The full path in Dropbox; null where it was not told. */
  readonly destination: string | null
}

export type Question<Answer> = {
  readonly request: HttpRequest<never>
  /** What the answer must say it answers; null for a question about no file. */
  readonly asked: Asked | null
  readonly read: (answer: HttpAnswer) => Answer
  /** The path in Dropbox that an answer names. */
  readonly destinationOf: (answer: Answer) => string | null
}

export type AsksOptions = {
  readonly now: () => number
  readonly agentFor: AgentFor
  readonly limits: HttpLimits
  /** See `LinkClientOptions`. */
  readonly onServerClock: (aheadMs: number) => void
  readonly onTold: (told: Told) => void
}

export interface Asks {
  /** Asks when its turn has come. */
  ask<Answer extends { readonly kind: string }>(
    question: Question<Answer>,
    signal: CancelSignal,
  ): Promise<Answer | Later>
  close(): void
}

/** Makes what asks one server. */
export function createAsks(options: AsksOptions): Asks {
  const { now, onTold } = options
  const queue = createAskQueue()
  // Two sets of connections: one that served questions side by side may still bring what was meant for another.
  const sideBySide = createHttpClient(options)
  const oneAtATime = createHttpClient(options)
  const reportClock = createClockReport(options.onServerClock)
  /** What is still under way for nobody. */
  const abandoned = new Set<AbortController>()
  let isClosed = false

  async function ask<Answer extends { readonly kind: string }>(
    question: Question<Answer>,
    signal: CancelSignal,
  ): Promise<Answer | Later> {
    const turn = await queue.enter(signal)
    if (turn === null) return unwanted
    if (signal.aborted) {
      turn.end('nothing')
      return unwanted
    }
    const heard = turn.isAlone
      ? await hearAlone(question, turn, signal)
      : await hear(sideBySide, question, turn, signal)
    if (heard.kind === 'unheard') return heard.later
    const { answer, http, accountId } = heard
    if (http.status === 200 && answer.kind !== 'later') {
      reportClock(http, now())
      if (question.asked !== null) onTold({ accountId, destination: question.destinationOf(answer) })
    }
    return answer
  }

  /**
   * Whoever cancels is answered at once, but the turn lasts until the exchange has ended: the next question must not
   * meet an answer that is still on its way.
   */
  async function hearAlone<Answer extends { readonly kind: string }>(
    question: Question<Answer>,
    turn: Turn,
    signal: CancelSignal,
  ): Promise<Heard<Answer>> {
    const { promise: left, resolve: leave } = Promise.withResolvers<Heard<Answer>>()
    const end = new AbortController()
    const stopListening = onAbort(signal, () => {
      if (isClosed) end.abort()
      else abandoned.add(end)
      leave({ kind: 'unheard', later: unwanted })
    })
    const heard = hear(oneAtATime, question, turn, end.signal).finally(() => {
      stopListening()
      abandoned.delete(end)
    })
    return Promise.race([heard, left])
  }

  return {
    ask,
    close() {
      isClosed = true
      queue.close()
      for (const end of abandoned) end.abort()
      sideBySide.close()
      oneAtATime.close()
    },
  }
}

type Heard<Answer> =
  | { readonly kind: 'heard'; readonly answer: Answer; readonly http: HttpAnswer; readonly accountId: string | null }
  | { readonly kind: 'unheard'; readonly later: Later }

type Judged<Answer> = { readonly answer: Answer; readonly accountId: string | null; readonly shown: Shown }

/** Sends the question, ends its turn, and answers what may be believed. */
async function hear<Answer extends { readonly kind: string }>(
  http: HttpClient,
  question: Question<Answer>,
  turn: Turn,
  signal: CancelSignal,
): Promise<Heard<Answer>> {
  let shown: Shown = 'nothing'
  try {
    const judgeOnce = onceForEach((answer: HttpAnswer) => judge(question, answer))
    // After an answer that is no answer to this question more of that kind may come on the same connection.
    const distrusts = (answer: HttpAnswer): boolean => {
      const judged = judgeOnce(answer)
      return judged.answer.kind === 'later' || judged.shown === 'mixed_up'
    }
    const request = { ...question.request, distrusts }
    const first = await http.exchange(request, signal)
    // A kept connection may have died unnoticed. Asking again is safe: it is the same question with the same key.
    const outcome = first.kind === 'failed' && first.wasStale ? await http.exchange(request, signal) : first
    if (outcome.kind !== 'answered') return { kind: 'unheard', later: laterOf(outcome) }
    const judged = judgeOnce(outcome.answer)
    shown = judged.shown
    if (!isBelieved(turn.isAlone, shown)) return { kind: 'unheard', later: notOurs }
    return { kind: 'heard', answer: judged.answer, http: outcome.answer, accountId: judged.accountId }
  } finally {
    turn.end(shown)
  }
}

/** `work`, which is not done again for what it was done for last. */
function onceForEach<Input extends object, Output>(work: (input: Input) => Output): (input: Input) => Output {
  let last: { readonly input: Input; readonly output: Output } | null = null
  return (input) => {
    if (last?.input !== input) last = { input, output: work(input) }
    return last.output
  }
}

function judge<Answer extends { readonly kind: string }>(question: Question<Answer>, http: HttpAnswer): Judged<Answer> {
  const answer = question.read(http)
  if (question.asked === null) return { answer, accountId: null, shown: 'nothing' }
  const { echo, accountId } = readBeside(http, question.asked)
  switch (echo) {
    case 'ours':
      return { answer, accountId, shown: 'tells' }
    case 'another':
      return { answer, accountId, shown: 'mixed_up' }
    case 'none':
      return { answer, accountId, shown: http.status === 200 && answer.kind !== 'later' ? 'untold' : 'nothing' }
  }
}

/** Nothing is believed and nothing sent; it is asked again. */
const notOurs: Later = { kind: 'later', reason: 'bad_answer', afterMs: null }

/** The engine asked to stop, so it wants no reason; the mildest one is given. */
const unwanted: Later = { kind: 'later', reason: 'queued', afterMs: null }

function laterOf(outcome: Exclude<ExchangeResult<never>, { kind: 'answered' }>): Later {
  switch (outcome.kind) {
    case 'failed':
      return { kind: 'later', reason: reasonOf(outcome.failure), afterMs: null }
    case 'cancelled':
    case 'stopped':
      return unwanted
  }
}

function reasonOf(failure: NetworkFailure): WaitingReason {
  return failure === 'unreachable' ? 'server_unreachable' : failure
}
