// Keeps over a restart what the company server has of large files, so that nobody sees them at nought until it is asked again.
import { LiveFile, readLiveFile } from '#adapters/system/live-file.ts'
import { keptRelaysText, parseKeptRelays } from '#shared/contract/kept-relays.ts'
import type { KeptRelay } from '#shared/contract/kept-relays.ts'

const fileName = 'relay-progress.json'

export class RelayKeeper {
  /** What earlier runs left, of relays that are not over. */
  readonly first: readonly KeptRelay[]
  readonly #file: LiveFile
  #toldText: string | null
  #text: string | null

  private constructor(dataFolder: string, first: readonly KeptRelay[], text: string | null) {
    this.first = first
    this.#file = new LiveFile(dataFolder, fileName, text !== null)
    this.#toldText = text
    this.#text = text
  }

  /** `nowMs` is in the computer's clock. A file that cannot be read has told nothing. */
  static async open(dataFolder: string, nowMs: number): Promise<RelayKeeper> {
    const text = await readLiveFile(dataFolder, fileName)
    return new RelayKeeper(dataFolder, text === null ? [] : parseKeptRelays(text, nowMs), text)
  }

  /** Takes in what is known now. Call a few times a second. */
  note(relays: readonly KeptRelay[]): void {
    this.#text = relays.length === 0 ? null : keptRelaysText(relays)
    if (this.#text === this.#toldText && !this.#file.hasFailed) return
    if (this.#file.tell(this.#text)) this.#toldText = this.#text
  }

  /** Writes what was noted last. */
  close(): Promise<void> {
    return this.#file.close(this.#text)
  }
}

/** What an Outbox over `dataFolder` knows, or knew last, of relays that are not over; nothing where it knows none. */
export async function readKeptRelays(dataFolder: string, nowMs: number): Promise<readonly KeptRelay[]> {
  const text = await readLiveFile(dataFolder, fileName)
  return text === null ? [] : parseKeptRelays(text, nowMs)
}
