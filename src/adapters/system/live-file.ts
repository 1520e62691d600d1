// A small file of the data folder that tells of the present moment, for whoever asks in another terminal, or starts next. It decides
// nothing, so that a disk that refuses it stops nothing.
import { readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** `live-progress.json` is there while something is sent, waits in its grace time or is kept with all else; `relay-progress.json` stays for the next run. */
export type LiveFileName = 'live-progress.json' | 'relay-progress.json'

export class LiveFile {
  readonly #file: string
  #work: Promise<void> = Promise.resolve()
  #isBusy = false
  #isThere = false
  #hasFailed = false

  /** `isThere`: an earlier run may have left one. */
  constructor(dataFolder: string, fileName: LiveFileName = 'live-progress.json', isThere = false) {
    this.#file = join(dataFolder, fileName)
    this.#isThere = isThere
  }

  /** True where the disk refused what was told last. On Windows a reader is enough for that. */
  get hasFailed(): boolean {
    return this.#hasFailed
  }

  /**
   * Puts `text` there, or takes the file away for null. What comes while the one before is still written is left out: the answer is
   * false.
   */
  tell(text: string | null): boolean {
    if (this.#isBusy) return false
    if (text === null && !this.#isThere) return true
    this.#isBusy = true
    this.#hasFailed = false
    this.#work = (text === null ? this.#remove() : this.#write(text))
      .catch(() => void (this.#hasFailed = true))
      .finally(() => (this.#isBusy = false))
    return true
  }

  /** Leaves `text` there, or no file for null. */
  async close(text: string | null = null): Promise<void> {
    await this.#work
    this.tell(text)
    await this.#work
  }

  async #write(text: string): Promise<void> {
    this.#isThere = true
    const unfinished = `${this.#file}.part`
    await writeFile(unfinished, text, { mode: 0o600 })
    await rename(unfinished, this.#file)
  }

  async #remove(): Promise<void> {
    await rm(this.#file, { force: true })
    this.#isThere = false
  }
}

/** What the file says; null where there is none. */
export function readLiveFile(
  dataFolder: string,
  fileName: LiveFileName = 'live-progress.json',
): Promise<string | null> {
  return readFile(join(dataFolder, fileName), 'utf8').catch(() => null)
}
