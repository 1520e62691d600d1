// How many requests are worked on at once. While Dropbox is slow, more of them would only wait for each other until nobody
// wants their answers any more. Not p-limit: its queue has no end, neither in length nor in time.

export type ConcurrencyOptions = {
  readonly most: number
  readonly mostWaiting: number
  readonly longestWaitMs: number
}

export class ConcurrencyLimit {
  readonly #options: ConcurrencyOptions
  readonly #waiting = new Set<(isAdmitted: boolean) => void>()
  #running = 0

  constructor(options: ConcurrencyOptions) {
    this.#options = options
  }

  /** Does `work` when it is its turn. 'crowded': too many wait already, or its turn did not come in time; nothing was done. */
  async run<T>(work: () => Promise<T>): Promise<T | 'crowded'> {
    if (!(await this.#enter())) return 'crowded'
    try {
      return await work()
    } finally {
      this.#leave()
    }
  }

  async #enter(): Promise<boolean> {
    if (this.#running < this.#options.most) {
      this.#running += 1
      return true
    }
    if (this.#waiting.size >= this.#options.mostWaiting) return false
    const { promise, resolve } = Promise.withResolvers<boolean>()
    this.#waiting.add(resolve)
    AbortSignal.timeout(this.#options.longestWaitMs).addEventListener('abort', () => {
      if (this.#waiting.delete(resolve)) resolve(false)
    })
    return promise
  }

  /** Hands the turn to who waits longest. */
  #leave(): void {
    const [next] = this.#waiting
    if (next === undefined) {
      this.#running -= 1
      return
    }
    this.#waiting.delete(next)
    next(true)
  }
}
