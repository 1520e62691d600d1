// How the world is treated: nobody is asked before the time he gave, and a side that is in trouble is tried with one
// request at a time until it answers well.
import type { Scene } from './scene.ts'
import { relaySlots, sendSlots, slackMs } from './scene.ts'
import type { Engine } from '#engine/events.ts'
import { hashSlots } from '#engine/limits.ts'
import type { Side } from '#engine/upload/moves.ts'
import type { CheckAnswer, LinkAnswer, SendAnswer } from '#shared/upload.ts'

/** A request under way. */
export type Request = {
  readonly side: Side
  readonly begunMs: number
  readonly targetId: number
  readonly life: number
  readonly isProbe: boolean
}

type Trouble = {
  /** Since when the side is in trouble, as the engine heard; null: it is well. */
  downSinceMs: number | null
  /** Nobody asks before. */
  notBeforeMs: number
  toldAtMs: number
  probes: number
}

/** While the server is down one probe knocks at a time, ever more slowly. */
const mostAsksInMinute = 12

/** What a server may intent for at least and at most. */
const shortestAskedMs = 1_000
const longestAskedMs = 60 * 60_000

const noTrouble = (): Trouble => ({ downSinceMs: null, notBeforeMs: 0, toldAtMs: 0, probes: 0 })

export class RequestChecks {
  readonly #scene: Scene
  #sides: Record<Side, Trouble> = { server: noTrouble(), dropbox: noTrouble() }
  #life = 0
  #anewAtMs = -Infinity
  /** Requests to a company server that was known to be in trouble when they began. */
  asks = 0

  constructor(scene: Scene) {
    this.#scene = scene
  }

  /** Who starts anew knows of no trouble, and who goes elsewhere meets another server. */
  startsAnew(): void {
    this.#life++
    this.#anewAtMs = this.#scene.timeline.nowMs
    this.#sides = { server: noTrouble(), dropbox: noTrouble() }
  }

  /** A person wants another try, or the world is said to be better: then it may be tried at once. */
  signal(): void {
    for (const side of Object.values(this.#sides)) side.notBeforeMs = 0
  }

  begins(side: Side, what: string): Request {
    const { faults, findings, targets, timeline } = this.#scene
    const trouble = this.#sides[side]
    const slack = slackMs(faults)
    // All slots may begin at once before any answer told of the trouble: who does not know of it yet knocks on no closed door.
    if (side === 'server' && trouble.downSinceMs !== null) this.asks++
    if (timeline.nowMs < trouble.notBeforeMs && timeline.nowMs > trouble.toldAtMs + slack) {
      const early = Math.round(trouble.notBeforeMs - timeline.nowMs)
      findings.fail('nobody is asked before the time he gave', `${what} ${early} ms too early`)
    }
    const isProbe = trouble.downSinceMs !== null && timeline.nowMs > trouble.downSinceMs + slack
    if (isProbe && ++trouble.probes > 1) findings.fail('one probe under a hold', `${what} beside another`)
    return { side, begunMs: timeline.nowMs, targetId: targets.told.id, life: this.#life, isProbe }
  }

  serverAnswered(request: Request, answer: LinkAnswer | CheckAnswer): void {
    if (answer.kind === 'later') this.#ends(request, 'down', answer.afterMs)
    else this.#ends(request, 'well', null)
  }

  dropboxAnswered(request: Request, answer: SendAnswer): void {
    if (answer.kind === 'overloaded') return this.#ends(request, 'down', answer.afterMs)
    if (answer.kind === 'unanswered') return this.#ends(request, 'unclear', null)
    if (answer.kind !== 'withheld') return this.#ends(request, 'well', null)
    const isDown = answer.because.kind === 'network' && answer.because.unreachable
    this.#ends(request, isDown ? 'down' : 'unclear', null)
  }

  /** A relay speaks to the server for as long as it lasts; it is no probe, and no probe waits for it. */
  relayBegins(): Request {
    const { targets, timeline } = this.#scene
    return { side: 'server', begunMs: timeline.nowMs, targetId: targets.told.id, life: this.#life, isProbe: false }
  }

  relayAnswered(request: Request, answer: SendAnswer): void {
    if (answer.kind === 'unanswered') return this.#ends(request, 'unclear', null)
    if (answer.kind !== 'withheld') return this.#ends(request, 'well', null)
    const isDown = answer.because.kind === 'network' && answer.because.unreachable
    this.#ends(request, isDown ? 'down' : 'unclear', null)
  }

  #ends(request: Request, signal: 'well' | 'down' | 'unclear', afterMs: number | null): void {
    if (request.life !== this.#life) return
    const { nowMs } = this.#scene.timeline
    const trouble = this.#sides[request.side]
    if (request.isProbe) trouble.probes--
    // What an earlier target says is no signal; what was asked before the engine took the news up may be none.
    const isEarlier = request.begunMs < this.#anewAtMs + slackMs(this.#scene.faults)
    if (signal === 'unclear' || request.targetId !== this.#scene.targets.told.id) return
    if (signal === 'well') trouble.downSinceMs = null
    if (signal === 'well' || isEarlier) return
    trouble.downSinceMs ??= nowMs
    if (afterMs === null) return
    trouble.toldAtMs = nowMs
    trouble.notBeforeMs = nowMs + Math.min(longestAskedMs, Math.max(shortestAskedMs, afterMs))
  }

  /** After every step. */
  slots(engine: Engine): void {
    const { findings } = this.#scene
    const { counts, hold } = engine.status()
    // No network of these runs shows a page for everything.
    if (hold?.reason === 'captive_portal' || hold?.reason === 'intercepted')
      findings.fail('a firewall that keeps one file keeps no other', 'all are held')
    const relays = counts.sending === 0 ? 0 : relaysOf(engine)
    if (relays > relaySlots) findings.fail('no more work than slots', 'relays')
    if (counts.sending - relays > sendSlots) findings.fail('no more work than slots', 'sends')
    if (hold?.reason === 'no_room_yet')
      findings.fail('a server without room for a large file keeps no other', 'all wait')
    // In these runs only the finish of a relay is unclear by itself, and a link's send only where we ended it.
    if (hold?.reason === 'outcome_unknown' && !this.#scene.faults.relays)
      findings.fail('what we cut off ourselves keeps no other', 'all are held')
    if (counts.linking > sendSlots + (this.#scene.faults.relays ? relaySlots : 0))
      findings.fail('no more work than slots', 'links ahead')
    if (counts.hashing > hashSlots) findings.fail('no more work than slots', 'files that are read')
  }

  /** While a server has been down, few requests knock. */
  rate(asksInMinute: number): void {
    if (asksInMinute > mostAsksInMinute) {
      this.#scene.findings.fail('few requests while the server is down', `${asksInMinute} in a minute`)
    }
  }
}

/** To look at an upload that is done is to unpack it, and most are: not for every step. */
function relaysOf(engine: Engine): number {
  return [...engine.uploads()].filter(({ state }) => state.kind === 'sending' && state.terms.way === 'relay').length
}
