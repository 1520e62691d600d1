// How many requests are worked on at once, and whose is next. While Dropbox is slow, more of them would only wait for each other
// until nobody wants their answers any more. Not p-limit: its queue has no end, neither in length nor in time, and no fairness.
import { later } from '../clock.ts'

export type ConcurrencyOptions = {
  readonly most: number
  readonly mostWaiting: number
  readonly longestWaitMs: number
}

/** Whose work it is, and whether it is about a file too large for a link, which may take long. */
export type Turn = { readonly device: string; readonly isLarge: boolean }

type Waiter = Turn & { readonly answer: (isAdmitted: boolean) => void }

/**
 * Devices take turns, each with its oldest work, so that one that asks a thousand times keeps the others waiting for one turn.
 * Work on large files has half of the places at most: small files are not behind it. Where all places to wait are taken,
 * the device with most of them gives its youngest up for one that has fewer.
 */
export class ConcurrencyLimit {
  readonly #options: ConcurrencyOptions
  readonly #mostLarge: number
  /** Who waits, by device; the device whose turn is next comes first. */
  readonly #lines = new Map<string, Set<Waiter>>()
  #waiting = 0
  #running = 0
  #runningLarge = 0

  constructor(options: ConcurrencyOptions) {
    this.#options = options
    this.#mostLarge = Math.max(1, Math.floor(options.most / 2))
  }

  /** Does `work` when it is its turn. 'crowded': too many wait already, or its turn did not come in time; nothing was done. */
  async run<T>(turn: Turn, work: () => Promise<T>): Promise<T | 'crowded'> {
    if (!(await this.#enter(turn))) return 'crowded'
    try {
      return await work()
    } finally {
      this.#leave(turn)
    }
  }

  async #enter(turn: Turn): Promise<boolean> {
    if (this.#running < this.#options.most && this.#mayRun(turn)) {
      this.#begin(turn)
      return true
    }
    if (this.#waiting >= this.#options.mostWaiting && !this.#makeRoomFor(turn.device)) return false
    const { promise, resolve } = Promise.withResolvers<boolean>()
    const waiter: Waiter = {
      ...turn,
      answer: (isAdmitted) => {
        stop()
        resolve(isAdmitted)
      },
    }
    this.#add(waiter)
    const stop = later(this.#options.longestWaitMs, () => {
      if (this.#remove(waiter)) resolve(false)
    })
    return promise
  }

  #mayRun({ isLarge }: Turn): boolean {
    return !isLarge || this.#runningLarge < this.#mostLarge
  }

  #begin({ isLarge }: Turn): void {
    this.#running += 1
    if (isLarge) this.#runningLarge += 1
  }

  /** Hands the turn to the device that had none for longest. */
  #leave({ isLarge }: Turn): void {
    this.#running -= 1
    if (isLarge) this.#runningLarge -= 1
    const next = this.#next()
    if (next === null) return
    this.#remove(next)
    const line = this.#lines.get(next.device)
    if (line !== undefined) {
      this.#lines.delete(next.device)
      this.#lines.set(next.device, line)
    }
    this.#begin(next)
    next.answer(true)
  }

  #next(): Waiter | null {
    for (const line of this.#lines.values()) {
      for (const waiter of line) if (this.#mayRun(waiter)) return waiter
    }
    return null
  }

  #makeRoomFor(device: string): boolean {
    const [longest] = [...this.#lines.values()].toSorted((one, other) => other.size - one.size)
    const youngest = [...(longest ?? [])].at(-1)
    if (longest === undefined || youngest === undefined) return false
    if (longest.size <= (this.#lines.get(device)?.size ?? 0) + 1) return false
    this.#remove(youngest)
    youngest.answer(false)
    return true
  }

  #add(waiter: Waiter): void {
    const line = this.#lines.get(waiter.device) ?? new Set<Waiter>()
    this.#lines.set(waiter.device, line.add(waiter))
    this.#waiting += 1
  }

  /** False when it does not wait any more. */
  #remove(waiter: Waiter): boolean {
    const line = this.#lines.get(waiter.device)
    if (line?.delete(waiter) !== true) return false
    if (line.size === 0) this.#lines.delete(waiter.device)
    this.#waiting -= 1
    return true
  }
}
