// The file of a relay in a run, as it is while it is read.
import { chunkBytes, simHash, type SimDisk } from '../fakes/sim-disk.ts'
import type { Faults } from '../faults.ts'
import type { Timeline } from '../timeline.ts'
import type { FileStop, Piece, RelayFile } from '#adapters/transfer/relay/send-relay.ts'
import { isSameSave, type Fingerprint } from '#shared/upload.ts'
import type { Random } from '#test/rigs/random.ts'

export type Chunks = readonly string[]

export type RelayFileOptions = {
  readonly timeline: Timeline
  readonly random: Random
  readonly disk: SimDisk
  readonly faults: () => Faults
}

type Ask = { readonly path: string; readonly fingerprint: Fingerprint }

/** The file as it is when it is read, chunk by chunk. */
export class SimRelayFile implements RelayFile<Chunks> {
  readonly #options: RelayFileOptions
  readonly #ask: Ask
  readonly #read: string[] = []

  constructor(options: RelayFileOptions, ask: Ask) {
    this.#options = options
    this.#ask = ask
  }

  /** True when all that was read is what was asked for. */
  get wasRight(): boolean {
    return simHash(this.#read) === this.#ask.fingerprint.contentHash
  }

  async read(end: number): Promise<Piece<Chunks> | FileStop> {
    const { disk, faults, random, timeline } = this.#options
    const start = this.#read.length * chunkBytes
    // What goes through a relay is large.
    await timeline.sleep(1 + random.pick(random.chance(faults().slowNetwork) ? 6_000 : 1_500))
    const bytes: string[] = []
    for (let at = start; at < end; at += chunkBytes) {
      const chunk = disk.file(this.#ask.path)?.chunks[at / chunkBytes]
      if (chunk === undefined) return this.#stop()
      bytes.push(chunk)
      this.#read.push(chunk)
    }
    return { kind: 'piece', start, end, bytes }
  }

  async verify(): Promise<FileStop | null> {
    const { stat } = this.#ask.fingerprint
    const now = this.#options.disk.file(this.#ask.path)
    const isIt = this.wasRight && now !== null && isSameSave(now.stat, stat)
    return isIt ? null : this.#stop()
  }

  #stop(): FileStop {
    return { kind: 'stop', because: { kind: 'source', observed: this.#options.disk.observe(this.#ask.path) } }
  }
}
