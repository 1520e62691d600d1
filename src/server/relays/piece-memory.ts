// The memory that pieces may take, all together. Who must wait is served in the order of how little its device holds, then of
// how long it waits; no device ever holds more than a quarter, so that slow lines of one office keep nobody else out.

/** Room for one piece. Give it back with `release`, once. */
export type Room = { readonly bytes: Uint8Array; readonly release: () => void }

type Waiting = {
  readonly length: number
  readonly device: string
  readonly settle: (room: Room | 'crowded' | 'interrupted') => void
}

/** Buffers kept for the next piece, so that memory does not wait for the garbage collector. */
const mostSpare = 8

export class PieceMemory {
  readonly #totalBytes: number
  readonly #held = new Map<string, number>()
  readonly #waiting = new Set<Waiting>()
  readonly #spare: Buffer[] = []
  #usedBytes = 0

  constructor(totalBytes: number) {
    this.#totalBytes = totalBytes
  }

  /** What pieces hold now. */
  get usedBytes(): number {
    return this.#usedBytes
  }

  /** Room for `length` bytes. 'crowded': none came free in time. 'interrupted': `signal` came first. */
  acquire(
    length: number,
    device: string,
    { longestWaitMs, signal }: { readonly longestWaitMs: number; readonly signal: AbortSignal },
  ): Promise<Room | 'crowded' | 'interrupted'> {
    const { promise, resolve } = Promise.withResolvers<Room | 'crowded' | 'interrupted'>()
    const waiting: Waiting = { length, device, settle: resolve }
    this.#waiting.add(waiting)
    const give = (answer: 'crowded' | 'interrupted') => () => {
      if (this.#waiting.delete(waiting)) resolve(answer)
    }
    signal.addEventListener('abort', give('interrupted'), { once: true })
    if (signal.aborted) give('interrupted')()
    this.#serve()
    if (this.#waiting.has(waiting)) AbortSignal.timeout(longestWaitMs).addEventListener('abort', give('crowded'))
    return promise
  }

  #serve(): void {
    for (let next = this.#next(); next !== null; next = this.#next()) {
      this.#waiting.delete(next)
      next.settle(this.#roomFor(next))
    }
  }

  /** Who is served next; null when nobody waits, or what comes free next is kept for the one whose turn it is. */
  #next(): Waiting | null {
    const mayHold = [...this.#waiting].filter(({ device, length }) => this.#mayHold(device, length))
    const [first] = mayHold.toSorted((one, other) => this.#heldBy(one.device) - this.#heldBy(other.device))
    return first !== undefined && this.#usedBytes + first.length <= this.#totalBytes ? first : null
  }

  #mayHold(device: string, length: number): boolean {
    const held = this.#heldBy(device)
    return held === 0 || held + length <= this.#totalBytes / 4
  }

  #heldBy(device: string): number {
    return this.#held.get(device) ?? 0
  }

  #roomFor({ device, length }: Waiting): Room {
    const spare = this.#spare.findIndex((buffer) => buffer.length >= length)
    const buffer = spare < 0 ? Buffer.allocUnsafeSlow(length) : (this.#spare.splice(spare, 1)[0] ?? Buffer.alloc(0))
    this.#usedBytes += length
    this.#held.set(device, this.#heldBy(device) + length)
    let isHeld = true
    const release = (): void => {
      if (!isHeld) return
      isHeld = false
      this.#usedBytes -= length
      const held = this.#heldBy(device) - length
      if (held === 0) this.#held.delete(device)
      else this.#held.set(device, held)
      if (this.#spare.length < mostSpare) this.#spare.push(buffer)
      this.#serve()
    }
    return { bytes: buffer.subarray(0, length), release }
  }
}
