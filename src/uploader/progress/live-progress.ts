// Tells other terminals how far a running uploader is, once a second while files are sent or wait in their grace time.
import { LiveFile, readLiveFile } from '#adapters/system/live-file.ts'
import { parseLiveProgress } from '#shared/contract/live-progress.ts'
import type { LiveProgress } from '#shared/contract/live-progress.ts'

const toldEveryMs = 1_000

export class LiveProgressTeller {
  readonly #file: LiveFile
  #toldMs = -Infinity

  constructor(dataFolder: string) {
    this.#file = new LiveFile(dataFolder)
  }

  /** Takes the present moment in, by the computer's clock. Call a few times a second. */
  note({ batch, progress, sending }: Omit<LiveProgress, 'atMs'>, nowMs: number): void {
    if (Math.abs(nowMs - this.#toldMs) < toldEveryMs) return
    this.#toldMs = nowMs
    const live: LiveProgress = { atMs: nowMs, progress, sending, batch }
    this.#file.tell(sending.length === 0 && batch === null ? null : JSON.stringify(live))
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
