// This folder: ways out of this server, to Dropbox and to the identity provider.

// One request on its way, and its answer as it comes in.
import type { Dispatcher } from 'undici'
import { errorCodeOf } from '#shared/error-code.ts'
import { later } from '../clock.ts'
import type { Asked } from './connections.ts'
import { decompress } from './decompress.ts'

/** A whole answer; of its headers what somebody here reads, null where it is not said. */
export type Answer = {
  readonly status: number
  readonly retryAfter: string | null
  readonly date: string | null
  /** Seconds that a cache on the way has kept it. */
  readonly age: string | null
  readonly text: string
}

type Headers = Readonly<Record<string, string | string[] | undefined>>

export type CollectLimits = {
  /** By `performance.now()`. */
  readonly untilMs: number
  readonly longestAnswerBytes: number
}

/** `reset`: the connection broke before anything was answered. Rejects when no whole answer came for another reason. */
export function collect(way: Dispatcher, asked: Asked, limits: CollectLimits): Promise<Answer | 'reset'> {
  return new Promise((resolve, reject) => {
    way.dispatch(asked, new Collector(limits, resolve, reject))
  })
}

/** A connection that ended; what says so differs with who noticed it. */
const resetCodes: ReadonlySet<string> = new Set(['ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET'])

class Collector implements Dispatcher.DispatchHandler {
  readonly #limits: CollectLimits
  readonly #resolve: (answer: Answer | 'reset') => void
  readonly #reject: (error: Error) => void
  readonly #stopDeadline: () => void
  #way: Dispatcher.DispatchController | null = null
  #fault: Error | null = null
  #status = 0
  #headers: Headers = {}
  readonly #chunks: Buffer[] = []
  #sizeBytes = 0

  constructor(limits: CollectLimits, resolve: (answer: Answer | 'reset') => void, reject: (error: Error) => void) {
    this.#limits = limits
    this.#resolve = resolve
    this.#reject = reject
    const leftMs = limits.untilMs - performance.now()
    this.#stopDeadline = later(leftMs, () => this.#giveUp('there was no answer in time'))
  }

  onRequestStart(way: Dispatcher.DispatchController): void {
    this.#way = way
    // Its time was over before there was a connection for it: nothing is sent.
    if (this.#fault !== null) way.abort(this.#fault)
  }

  onResponseStart(_way: Dispatcher.DispatchController, status: number, headers: Headers): void {
    this.#status = status
    this.#headers = headers
  }

  onResponseData(_way: Dispatcher.DispatchController, chunk: Buffer): void {
    this.#sizeBytes += chunk.length
    if (this.#sizeBytes > this.#limits.longestAnswerBytes) this.#giveUp('the answer is too long')
    else this.#chunks.push(chunk)
  }

  onResponseEnd(): void {
    this.#stopDeadline()
    const encoding = this.#headers['content-encoding']
    const whole = this.#chunks.length === 1 ? this.#chunks[0] : null
    const body = whole ?? Buffer.concat(this.#chunks, this.#sizeBytes)
    if (encoding === undefined) this.#resolve(answerOf(this.#status, this.#headers, body))
    else this.#decompress(body, String(encoding))
  }

  onResponseError(_way: Dispatcher.DispatchController | null, error: Error): void {
    this.#stopDeadline()
    if (this.#status === 0 && resetCodes.has(errorCodeOf(error) ?? '')) this.#resolve('reset')
    else this.#reject(error)
  }

  #decompress(body: Buffer, encoding: string): void {
    decompress(body, encoding, this.#limits.longestAnswerBytes).then(
      (plain) => this.#resolve(answerOf(this.#status, this.#headers, plain)),
      this.#reject,
    )
  }

  #giveUp(because: string): void {
    this.#fault = new Error(because)
    this.#reject(this.#fault)
    this.#way?.abort(this.#fault)
  }
}

function answerOf(status: number, headers: Headers, body: Buffer): Answer {
  const said = (name: string): string | null => {
    const value = headers[name]
    return typeof value === 'string' ? value : null
  }
  const [retryAfter, date, age] = [said('retry-after'), said('date'), said('age')]
  return { status, retryAfter, date, age, text: body.toString() }
}

/** What an answer says in JSON; null, which is no answer to anything here, where it is none. */
export function jsonIn({ text }: Answer): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
