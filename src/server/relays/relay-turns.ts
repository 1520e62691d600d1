// One request at a time for one relay. A new one takes the place of a piece that is still coming in: that piece belongs to a
// connection that died, or whose client went on elsewhere. A piece on its way to Dropbox is waited for.

export class RelayTurns {
  readonly #last = new Map<string, Promise<unknown>>()
  readonly #receiving = new Map<string, AbortController>()

  /** Does `work` after all that was asked of this relay before. */
  async inTurn<T>(id: string, work: () => Promise<T>): Promise<T> {
    const before = this.#last.get(id) ?? Promise.resolve()
    const mine = before.then(work)
    // What waits behind it goes on whatever becomes of it; its own caller hears of a failure.
    const settled = mine.catch(() => undefined)
    this.#last.set(id, settled)
    try {
      return await mine
    } finally {
      if (this.#last.get(id) === settled) this.#last.delete(id)
    }
  }

  /** Does `work`, which may be interrupted until it calls `sending`. */
  async receiving<T>(id: string, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const controller = new AbortController()
    this.#receiving.set(id, controller)
    try {
      return await work(controller.signal)
    } finally {
      if (this.#receiving.get(id) === controller) this.#receiving.delete(id)
    }
  }

  /** From now on the piece of this relay is not interrupted any more. */
  sending(id: string): void {
    this.#receiving.delete(id)
  }

  /** Whether a piece of this relay is coming in. */
  isReceiving(id: string): boolean {
    return this.#receiving.has(id)
  }

  /** Stops the piece of this relay that is coming in, if there is one. */
  interrupt(id: string): void {
    this.#receiving.get(id)?.abort()
  }
}
