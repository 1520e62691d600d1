// This folder: that the memory of the server stays within bounds.

// A map that forgets.

/**
 * Holds `most` entries: beyond, the one that was put longest ago is forgotten. It goes on from where it forgot last, because a map is
 * searched from its beginning, over the gaps of all that were taken out since it grew last.
 */
export class BoundedMap<Key, Value> {
  readonly #entries = new Map<Key, Value>()
  readonly #most: number
  #oldest: MapIterator<Key> | null = null

  constructor(most: number) {
    this.#most = most
  }

  get size(): number {
    return this.#entries.size
  }

  has(key: Key): boolean {
    return this.#entries.has(key)
  }

  get(key: Key): Value | undefined {
    return this.#entries.get(key)
  }

  /** Puts it last, also where it was there before. */
  put(key: Key, value: Value): void {
    this.#entries.delete(key)
    this.#entries.set(key, value)
    if (this.#entries.size <= this.#most) {
      // One that stands still would hold on to all that the map was before.
      this.#oldest = null
      return
    }
    this.#oldest ??= this.#entries.keys()
    const { value: oldest, done } = this.#oldest.next()
    if (done !== true) this.#entries.delete(oldest)
  }

  delete(key: Key): boolean {
    return this.#entries.delete(key)
  }

  clear(): void {
    this.#entries.clear()
    this.#oldest = null
  }

  /** From the one that was put longest ago. */
  entries(): MapIterator<[Key, Value]> {
    return this.#entries.entries()
  }
}
