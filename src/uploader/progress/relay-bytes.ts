// What the company server has of files that go through it: what an earlier send brought, which nobody sent at this pace, and what is there
// while a file waits after a break, which is not lost.
import type { UploadState } from '#shared/upload.ts'
import type { SendProgress } from '#shared/rows/send-progress.ts'

type Known = { readonly contentHash: string; readonly firstBytes: number; readonly lastBytes: number }

export type RelaySums = {
  /** How many of the bytes done were there before. */
  readonly resumedBytes: number
  /** How many bytes of files that wait are there. */
  readonly restingBytes: number
}

export class RelayBytes {
  /** Of each relay that goes on or will, what was there when it began, and what is there by now. */
  readonly #known = new Map<string, Known>()
  #arrivedBytes = 0

  /** Takes in how far the sends under way are. With no file left the batch is over, and so is its count. */
  note(
    progress: ReadonlyMap<string, SendProgress>,
    stateOf: (path: string) => UploadState | null,
    filesLeft: number,
  ): RelaySums {
    let [resumedBytes, restingBytes] = [0, 0]
    for (const [path, { sentBytes }] of progress) this.#noteSend(path, stateOf(path), sentBytes)
    for (const [path, known] of this.#known) {
      const state = stateOf(path)
      if (hashOf(state) === known.contentHash) {
        resumedBytes += known.firstBytes
        if (!progress.has(path)) restingBytes += known.lastBytes
        continue
      }
      this.#known.delete(path)
      if (state?.kind === 'done' || state?.kind === 'moving') this.#arrivedBytes += known.firstBytes
    }
    if (filesLeft === 0) this.#arrivedBytes = 0
    return { resumedBytes: resumedBytes + this.#arrivedBytes, restingBytes }
  }

  /** What is there of a file that waits for its relay to go on; null for all others. */
  restingBytes(path: string): number | null {
    return this.#known.get(path)?.lastBytes ?? null
  }

  #noteSend(path: string, state: UploadState | null, sentBytes: number): void {
    if (state?.kind !== 'sending' || state.terms.way !== 'relay') return
    const { contentHash } = state.fingerprint
    const before = this.#known.get(path)
    // One that begins anew has less than before.
    const firstBytes = before?.contentHash === contentHash ? Math.min(before.firstBytes, sentBytes) : sentBytes
    this.#known.set(path, { contentHash, firstBytes, lastBytes: sentBytes })
  }
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
