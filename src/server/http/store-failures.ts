// What a file of records that cannot be written means for a request, and one line in the log for all of them.
import { refuse } from '../problems.ts'
import type { Refusal } from '../problems.ts'

const laterMs = 30_000
const saidEveryMs = 10 * 60_000

/** SQLite's primary codes for a disk that is full, broken or read only: READONLY, IOERR, FULL, CANTOPEN. */
const diskTroubles: ReadonlySet<number> = new Set([8, 10, 13, 14])

export class StoreFailures {
  readonly #onFailure: (text: string) => void
  #saidMs = -Infinity
  #isFailing = false

  constructor(onFailure: (text: string) => void) {
    this.#onFailure = onFailure
  }

  /** The refusal for an error of the disk with the records; null for every other error. Says so once in ten minutes. */
  refusalOf(error: unknown, nowMs: number): Refusal | null {
    const text = diskTrouble(error)
    if (text === null) return null
    this.#isFailing = true
    if (nowMs - this.#saidMs >= saidEveryMs) {
      this.#saidMs = nowMs
      this.#onFailure(
        `the records on disk cannot be written (${text}); large files and computers with codes wait until they can`,
      )
    }
    return refuse('server_disk_full', 'the server cannot write its records on its disk', laterMs)
  }

  /** Hears that records were written, and says so where they could not be before. */
  wrote(): void {
    if (this.#isFailing) this.#onFailure('the records on disk are written again')
    this.#isFailing = false
    this.#saidMs = -Infinity
  }
}

function diskTrouble(error: unknown): string | null {
  if (!(error instanceof Error) || !('errcode' in error) || typeof error.errcode !== 'number') return null
  return diskTroubles.has(error.errcode & 0xff) ? error.message : null
}
