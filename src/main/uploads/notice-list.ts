// What a person should know although all goes on: found at the start, or told by an uploader while it runs. Kept until the
// app ends, whichever uploader runs.
import { mostNotices } from '#shared/contract/ipc-channels.ts'

export class NoticeBook {
  #own: readonly string[]
  /** By kind, so that news take the place of what they make old. */
  readonly #told = new Map<string, string>()

  constructor(own: readonly string[]) {
    this.#own = own
  }

  /** Everything there is to say, with what the present uploader said when it began. */
  all(ofRun: readonly string[]): string[] {
    return [...this.#own, ...ofRun, ...this.#told.values()].slice(0, mostNotices)
  }

  add(text: string): void {
    if (!this.#own.includes(text)) this.#own = [...this.#own, text]
  }

  /** What an uploader told; it takes the place of what was told of this kind before. null: it is over. */
  set(kind: string, text: string | null): void {
    if (text === null) this.#told.delete(kind)
    else this.#told.set(kind, text)
  }

  /** Takes back what is over. */
  takeBack(texts: ReadonlySet<string>): void {
    this.#own = this.#own.filter((text) => !texts.has(text))
  }
}
