// Connections on which nobody has asked anything yet. Many of them from one address would fill the house: beyond a limit the
// oldest one goes, for an Outbox asks as soon as it is connected.

export class HalfOpenConnections {
  readonly #most: number
  readonly #byAddress = new Map<string, Map<string, () => void>>()

  /** `most` of them may stand open for one address. */
  constructor(most: number) {
    this.#most = most
  }

  /** Notes a new connection. `drop` ends it; it is called for the oldest when there are too many. */
  opened(address: string, id: string, drop: () => void): void {
    const waiting = this.#byAddress.get(address) ?? new Map<string, () => void>()
    this.#byAddress.set(address, waiting)
    waiting.set(id, drop)
    const [oldest] = waiting
    if (waiting.size <= this.#most || oldest === undefined) return
    waiting.delete(oldest[0])
    oldest[1]()
  }

  /** Notes that a request came over the connection, or that it is gone. */
  settled(address: string, id: string): void {
    const waiting = this.#byAddress.get(address)
    waiting?.delete(id)
    if (waiting?.size === 0) this.#byAddress.delete(address)
  }
}
