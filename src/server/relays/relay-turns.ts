// One request at a time for one relay. A new one takes the place of a piece of which nothing comes in any more: that piece belongs
// to a connection that died, or whose client went on elsewhere. A piece on its way to Dropbox is waited for.

/** A piece of which bytes came within this time is still coming in. */
const stillMs = 2_000

type Receiving = { readonly controller: AbortController; movedMs: number }

export class RelayTurns {
  readonly #last = new Map<string, Promise<unknown>>()
  readonly #receiving = new Map<string, Receiving>()

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
    const mine = { controller, movedMs: -Infinity }
    this.#receiving.set(id, mine)
    try {
      return await work(controller.signal)
    } finally {
      if (this.#receiving.get(id) === mine) this.#receiving.delete(id)
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

  /** Notes that bytes of its piece came just now, by a clock that only grows. */
  moved(id: string, nowMs: number): void {
    const receiving = this.#receiving.get(id)
    if (receiving !== undefined) receiving.movedMs = nowMs
  }

  /** Whether bytes of its piece came within the last moments. */
  isMoving(id: string, nowMs: number): boolean {
    const receiving = this.#receiving.get(id)
    return receiving !== undefined && nowMs - receiving.movedMs < stillMs
  }

  /** Stops the piece of this relay that is coming in, if there is one. */
  interrupt(id: string): void {
    this.#receiving.get(id)?.controller.abort()
  }
}
