// A small file of the data folder that tells of the present moment, for whoever asks in another terminal. It decides nothing, so that
// a disk that refuses it stops nothing.
import { readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

const fileName = 'live-progress.json'

export class LiveFile {
  readonly #file: string
  #work: Promise<void> = Promise.resolve()
  #isBusy = false
  #isThere = false

  constructor(dataFolder: string) {
    this.#file = join(dataFolder, fileName)
  }

  /** Puts `text` there, or takes the file away for null. What comes while the one before is still written is left out. */
  tell(text: string | null): void {
    if (this.#isBusy || (text === null && !this.#isThere)) return
    this.#isBusy = true
    this.#work = (text === null ? this.#remove() : this.#write(text))
      .catch(() => undefined) // it is told again
      .finally(() => (this.#isBusy = false))
  }

  /** Takes the file away. */
  async close(): Promise<void> {
    await this.#work
    this.tell(null)
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
export function readLiveFile(dataFolder: string): Promise<string | null> {
  return readFile(join(dataFolder, fileName), 'utf8').catch(() => null)
}
