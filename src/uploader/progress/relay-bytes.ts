// What the company server has of files that go through it: what an earlier send brought, which nobody sent at this pace, and what is there
// while a file waits after a break or a restart, which is not lost.
import type { KeptRelay } from '#shared/contract/kept-relays.ts'
import type { Upload, UploadState } from '#shared/upload.ts'
import type { SendProgress } from '#shared/rows/send-progress.ts'

type Known = {
  readonly contentHash: string
  readonly targetId: number
  /** What was there when it began. */
  readonly firstBytes: number
  /** What the server said it has. */
  readonly arrivedBytes: number
  /** What is shown as sent. It never goes back while what arrived does not: a piece that broke is sent again. */
  readonly shownBytes: number
  /** How long the server keeps a relay that nobody uses, and until when this one. */
  readonly lifeMs: number
  readonly untilMs: number
}

export type RelaySums = {
  /** How many of the bytes done were there before. */
  readonly resumedBytes: number
  /** How many bytes of files that wait are there. */
  readonly restingBytes: number
}

/** The queue around the relays at one moment. `nowMs` is in the computer's clock. */
export type RelayScene = {
  readonly progress: ReadonlyMap<string, SendProgress>
  readonly uploadOf: (path: string) => Pick<Upload, 'state' | 'intent'> | null
  /** With none left the batch is over, and so is its count. */
  readonly filesLeft: number
  /** The target all files go to now: another one has nothing of them. */
  readonly targetId: number
  readonly nowMs: number
}

/** More are not kept: so many large files are on their way at once nowhere. */
const mostKept = 100

export class RelayBytes {
  /** Of each relay that goes on or will. */
  readonly #known = new Map<string, Known>()
  #arrivedBytes = 0

  /** Begins with what earlier runs kept. */
  constructor(kept: readonly KeptRelay[] = []) {
    for (const { path, ...relay } of kept) {
      this.#known.set(path, { ...relay, firstBytes: relay.shownBytes, lifeMs: 0 })
    }
  }

  /** Takes in how far the sends under way are. */
  note({ filesLeft, nowMs, progress, targetId, uploadOf }: RelayScene): RelaySums {
    let [resumedBytes, restingBytes] = [0, 0]
    for (const [path, one] of progress) this.#noteSend(path, uploadOf(path)?.state ?? null, one, nowMs)
    for (const [path, known] of this.#known) {
      const upload = uploadOf(path)
      const isOver = nowMs >= known.untilMs && !progress.has(path)
      // A path nobody knows here is that of a file of another place.
      if (upload === null && !isOver) continue
      const state = upload?.state ?? null
      if (hashOf(state) === known.contentHash && known.targetId === targetId && !isOver) {
        // What a person holds back is on no way, and counts nowhere.
        if (upload?.intent !== 'go' && !progress.has(path)) continue
        resumedBytes += known.firstBytes
        if (!progress.has(path)) restingBytes += known.shownBytes
        continue
      }
      this.#known.delete(path)
      if (state?.kind === 'done' || state?.kind === 'moving') this.#arrivedBytes += known.firstBytes
    }
    if (filesLeft === 0) this.#arrivedBytes = 0
    return { resumedBytes: resumedBytes + this.#arrivedBytes, restingBytes }
  }

  /** What is there of a file that waits for its relay to go on; null for all others. */
  restingBytes(path: string, state: UploadState, targetId: number | null): number | null {
    const known = this.#known.get(path)
    const isOf = known?.contentHash === hashOf(state) && known.targetId === targetId
    return isOf ? known.arrivedBytes : null
  }

  /** How far a send is, as it is shown from now on: less is shown only of one that begins anew. */
  shown(path: string, progress: SendProgress): SendProgress {
    const known = this.#known.get(path)
    if (known === undefined || arrivedOf(progress) < known.arrivedBytes) return progress
    const shownBytes = Math.max(progress.sentBytes, known.shownBytes)
    if (shownBytes > known.shownBytes) this.#known.set(path, { ...known, shownBytes })
    return { ...progress, sentBytes: shownBytes }
  }

  /** What is worth to be known after a restart. */
  kept(): readonly KeptRelay[] {
    const all = [...this.#known].filter(([, { shownBytes }]) => shownBytes > 0)
    return all.slice(-mostKept).map(([path, { firstBytes: _first, lifeMs: _life, ...known }]) => ({ path, ...known }))
  }

  #noteSend(path: string, state: UploadState | null, progress: SendProgress, nowMs: number): void {
    if (state?.kind !== 'sending' || state.terms.way !== 'relay') return
    const { fingerprint, targetId, terms } = state
    const { contentHash } = fingerprint
    const arrivedBytes = arrivedOf(progress)
    const known = this.#known.get(path)
    const before = known?.contentHash === contentHash && known.targetId === targetId ? known : null
    const lifeMs = before === null || before.lifeMs === 0 ? Math.max(0, terms.expiresAtMs - nowMs) : before.lifeMs
    const same = { contentHash, targetId, lifeMs }
    // One that begins anew, or lost what it had, has less than before.
    const isAnew = before === null || arrivedBytes < before.arrivedBytes
    if (!isAnew && arrivedBytes === before.arrivedBytes && before.lifeMs > 0) {
      this.#known.set(path, { ...before, shownBytes: Math.max(before.shownBytes, progress.sentBytes) })
      return
    }
    this.#known.set(path, {
      ...same,
      firstBytes: isAnew ? progress.sentBytes : before.firstBytes,
      arrivedBytes,
      shownBytes: isAnew ? progress.sentBytes : Math.max(before.shownBytes, progress.sentBytes),
      untilMs: nowMs + lifeMs,
    })
  }
}

function arrivedOf({ arrivedBytes, sentBytes }: SendProgress): number {
  return arrivedBytes ?? sentBytes
}

/** Of a file that is on its way and has not changed since it was read. */
function hashOf(state: UploadState | null): string | null {
  switch (state?.kind) {
    case 'waiting':
    case 'linking':
    case 'sending':
    case 'checking':
      return state.fingerprint.contentHash
    case 'settling':
    case 'hashing':
    case 'blocked':
    case 'done':
    case 'moving':
    case 'gone':
    case undefined:
      return null
  }
}
