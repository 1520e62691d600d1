// Where files go in a run: one target, or two between which the company server changes. The engine hears of a change a
// little later than the server makes it, and before the next answer of the server.
import type { Faults } from '../faults.ts'
import type { Random } from '#test/rigs/random.ts'
import { SimDropbox } from './sim-dropbox.ts'
import type { SimRelay } from '../relays/sim-relays.ts'
import type { Timeline } from '../timeline.ts'

/** What the server's receipts are for. */
export type Receipted = { readonly contentHash: string; readonly destination: string }

export type SimTarget = {
  readonly id: number
  readonly dropbox: SimDropbox
  /** The folder in Dropbox. */
  readonly base: string
  readonly receipts: Map<string, Receipted>
  /** What the server keeps of relays, by their ids. */
  readonly relays: Map<string, SimRelay>
  relaysOpened: number
  /** Until then its server is away: it starts anew. */
  downUntilMs: number
}

export class SimTargets {
  readonly all: readonly [SimTarget, SimTarget]
  /** The one that answers. */
  serving: SimTarget
  /** The one the engine was told of. */
  told: SimTarget
  /** How often files went elsewhere. */
  changes = 0

  constructor(timeline: Timeline, random: Random, faults: Faults) {
    const dropbox = new SimDropbox('one', timeline, random, faults)
    const isSameAccount = random.chance(0.4)
    const other = isSameAccount ? dropbox : new SimDropbox('two', timeline, random, faults)
    const target = (id: number, account: SimDropbox, base: string): SimTarget => ({
      id,
      dropbox: account,
      base,
      receipts: new Map(),
      relays: new Map(),
      relaysOpened: 0,
      downUntilMs: -Infinity,
    })
    this.all = [target(1, dropbox, '/Outbox'), target(2, other, isSameAccount ? '/Team/Outbox' : '/Outbox')]
    this.serving = this.all[0]
    this.told = this.all[0]
  }

  /** True while what the engine believes is what answers. */
  get isSettled(): boolean {
    return this.serving === this.told
  }

  /** All accounts, each once. */
  get accounts(): ReadonlySet<SimDropbox> {
    return new Set(this.all.map(({ dropbox }) => dropbox))
  }

  /** The company server answers for the other target from now on. */
  change(): void {
    this.changes++
    this.serving = this.serving === this.all[0] ? this.all[1] : this.all[0]
  }

  report(): void {
    this.told = this.serving
  }

  /** The account that a link leads to. */
  accountOf(url: string): SimDropbox {
    const first = this.all[0].dropbox
    return first.issued(url) ? first : this.all[1].dropbox
  }
}
