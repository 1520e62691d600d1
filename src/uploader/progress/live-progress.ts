// Tells other terminals how far a running uploader is, once a second while files are sent or wait in their grace time, and once what keeps
// all files: the disk of a laptop that has no network all night may rest.
import { LiveFile, readLiveFile } from '#adapters/system/live-file.ts'
import { parseLiveProgress } from '#shared/contract/live-progress.ts'
import type { LiveProgress } from '#shared/contract/live-progress.ts'

const toldEveryMs = 1_000

export class LiveProgressTeller {
  readonly #file: LiveFile
  #toldMs = -Infinity
  /** What was told last, as far as it is told once. */
  #toldOnce: string | null = null

  constructor(dataFolder: string) {
    // A run that was killed may have left what it told.
    this.#file = new LiveFile(dataFolder, 'live-progress.json', true)
  }

  /** Takes the present moment in, by the computer's clock. Call a few times a second. */
  note({ batch, hold, progress, sending }: Omit<LiveProgress, 'atMs'>, nowMs: number): void {
    if (Math.abs(nowMs - this.#toldMs) < toldEveryMs) return
    this.#toldMs = nowMs
    const isMoving = sending.length > 0 || batch !== null
    const once = isMoving ? null : JSON.stringify(hold)
    if (once !== null && once === this.#toldOnce && !this.#file.hasFailed) return
    const live: LiveProgress = { atMs: nowMs, progress, sending, batch, hold }
    if (this.#file.tell(isMoving || hold !== null ? JSON.stringify(live) : null)) this.#toldOnce = once
  }

  /** Nothing is sent any more. */
  close(): Promise<void> {
    return this.#file.close()
  }
}

/** What an Outbox that runs over `dataFolder` is sending now; null where none is, or none told within the last seconds. */
export async function readLiveProgress(dataFolder: string, nowMs: number): Promise<LiveProgress | null> {
  const text = await readLiveFile(dataFolder)
  return text === null ? null : parseLiveProgress(text, nowMs)
}
