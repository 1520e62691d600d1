// Proof that a watch hears. Something is done to the watched folder that leaves no trace, and its event must come.
// docs/decisions/0017-watches-are-tried.md tells why it is done this way.
import { opendir, stat, utimes } from 'node:fs/promises'
import { basename } from 'node:path'
import { childOf } from '../files/paths.ts'
import type { RelativePath, SystemPath } from '../files/paths.ts'
import { withinTimeout } from '../files/timeout.ts'

/**
 * Whether events come at all. One watch is tried for all: that of the watched folder itself, each time it starts. Each event of
 * any watch is a proof. `not_possible`: there is nothing to try it with, so that it is not known.
 */
export type Proof = 'not_tried' | 'heard' | 'not_heard' | 'not_possible'

export type WatchTrialOptions = {
  readonly folder: SystemPath
  /** It turned out that the watch is not heard, cannot be tried, or is heard again: a scan finds what was missed. */
  readonly onChange: () => void
  /** How long an event may take, in milliseconds. */
  readonly timeoutMs?: number
}

/** Windows and macOS watch the whole tree and tell only what happens inside; Linux tells what happens to the folder itself. */
const isFolderItselfTold = process.platform !== 'win32' && process.platform !== 'darwin'

const rounds = 2 // a computer that is very busy may be late once
const mostNames = 1_000 // looked through for a folder to try it with

/** The trials of one watched folder's watches, one after the other. */
export class WatchTrial {
  readonly #options: WatchTrialOptions
  readonly #timeoutMs: number
  #proof: Proof = 'not_tried'
  /** The trial under way. */
  #current: { readonly heard: () => void; isEventExpected: boolean; isAbandoned: boolean } | null = null
  /** A scan found what no event had told. */
  #isSuspect = false

  constructor(options: WatchTrialOptions) {
    this.#options = options
    this.#timeoutMs = options.timeoutMs ?? 3_000
  }

  proof(): Proof {
    return this.#proof
  }

  /** Tries the watch that just started. Settles when it was heard, or in two timeouts. Never rejects. */
  async run(): Promise<void> {
    this.abandon()
    // A watch that was not heard is not believed before it is.
    if (this.#proof !== 'not_heard') this.#proof = 'not_tried'
    for (let round = 0; round < rounds; round += 1) {
      const { promise: echo, resolve: heard } = Promise.withResolvers<void>()
      const mine = { heard, isEventExpected: true, isAbandoned: false }
      this.#current = mine
      const isMade = await withinTimeout(makeEvent(this.#options.folder), this.#timeoutMs).catch(() => false)
      if (isMade && !mine.isAbandoned) await withinTimeout(echo, this.#timeoutMs).catch(() => undefined)
      if (mine.isAbandoned) return
      this.#current = null
      if (this.proof() === 'heard') return
      if (!isMade) {
        // Who was not heard before stays so until an event comes.
        if (this.proof() === 'not_tried') this.#judge('not_possible')
        return
      }
    }
    this.#judge('not_heard')
  }

  /** Ends the trial under way: its watch ends. */
  abandon(): void {
    if (this.#current === null) return
    this.#current.isAbandoned = true
    this.#current.heard()
    this.#current = null
  }

  /**
   * To be told of every event of every watch, with the folder it watches. True when it is the event of the trial and of nothing
   * else.
   */
  hears(watched: RelativePath, name: string | null): boolean {
    const current = this.#current
    const isOurs =
      isFolderItselfTold &&
      current?.isEventExpected === true &&
      watched === '' &&
      name === basename(this.#options.folder)
    if (isOurs) current.isEventExpected = false
    current?.heard()
    this.#judge('heard')
    return isOurs
  }

  /**
   * To be told after each scan but the first of a watch: whether it found anything new. What a watch that could not be tried has
   * not told by the next scan, it does not hear.
   */
  scanned(isAnythingNew: boolean): void {
    if (this.#proof !== 'not_possible') return
    if (this.#isSuspect) this.#judge('not_heard')
    this.#isSuspect = isAnythingNew
  }

  #judge(proof: Proof): void {
    const before = this.#proof
    this.#proof = proof
    if (proof === 'heard') this.#isSuspect = false
    if (before !== proof && (proof !== 'heard' || before === 'not_heard')) this.#options.onChange()
  }
}

/**
 * Makes the system tell one event of `folder`, if it tells any: a folder is given the times that it has. Nothing is written, and
 * no person sees a difference. False where that is not permitted, or there is no folder for it.
 */
async function makeEvent(folder: SystemPath): Promise<boolean> {
  try {
    const touched = isFolderItselfTold ? folder : await folderIn(folder)
    if (touched === null) return false
    const { atimeMs, mtimeMs } = await stat(touched)
    await utimes(touched, atimeMs / 1_000, mtimeMs / 1_000)
    return true
  } catch {
    return false
  }
}

/** The first folder in `folder`; null when there is none among its first names. */
async function folderIn(folder: SystemPath): Promise<SystemPath | null> {
  let seen = 0
  for await (const entry of await opendir(folder)) {
    if (entry.isDirectory()) return childOf(folder, entry.name)
    seen += 1
    if (seen >= mostNames) return null
  }
  return null
}
