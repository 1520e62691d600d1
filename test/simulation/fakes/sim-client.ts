// Our side of the link API in a run: questions have keys, answers say what they answer, and something on the way may hand
// out two answers in exchange.
import { readBeside } from '#adapters/transfer/answer-echo.ts'
import type { Random } from '#test/rigs/random.ts'
import type { Timeline } from '../timeline.ts'

/** What a question is about, and what an answer says that it is about. */
export type Question = { readonly path: string; readonly contentHash: string; readonly key: string }

/** `asked` is null where the server is a simple one. */
export type Reply<T> = { readonly asked: Question | null; readonly answer: T }

/** False for an answer that says it answers another question, read as the product reads it. */
export function mayBeAnswerTo(question: Question, asked: Question | null): boolean {
  const told = asked === null ? {} : { asked: spelledOut(asked) }
  const http = { status: 200, headers: {}, body: Buffer.from(JSON.stringify(told)) }
  return readBeside(http, spelledOut(question)).echo !== 'another'
}

/** Over the wire a hash is 64 hexadecimal digits. */
function spelledOut(question: Question): Question {
  const digits = Buffer.from(question.contentHash).toString('hex')
  return { ...question, contentHash: digits.padStart(64, '0').slice(-64) }
}

type Waiting<T> = { readonly subject: string; readonly own: T; readonly take: (answer: T) => void }

/** A proxy that mixes connections up: it keeps an answer back until one about something else comes, and exchanges the two. */
export class MixUp<T> {
  readonly #timeline: Timeline
  readonly #random: Random
  readonly #chance: () => number
  #waiting: Waiting<T> | null = null

  constructor(timeline: Timeline, random: Random, chance: () => number) {
    this.#timeline = timeline
    this.#random = random
    this.#chance = chance
  }

  pass(subject: string, own: T): T | Promise<T> {
    const other = this.#waiting
    if (other !== null && other.subject !== subject) {
      this.#waiting = null
      other.take(own)
      return other.own
    }
    if (other !== null || !this.#random.chance(this.#chance())) return own
    return new Promise((take) => {
      const waiting = { subject, own, take }
      this.#waiting = waiting
      // Nobody else came: it is handed to whom it belongs.
      this.#timeline.after(3_000, () => {
        if (this.#waiting !== waiting) return
        this.#waiting = null
        take(own)
      })
    })
  }
}
