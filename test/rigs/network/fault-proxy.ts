// A TCP proxy on 127.0.0.1 that breaks connections on purpose: at an exact byte, in a named direction, by connection.
import net from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import type { AddressInfo, Socket } from 'node:net'

/** `up` is from client to server, `down` the way back. */
export type Direction = 'up' | 'down'

/**
 * What goes wrong on one connection. `atByte` counts the bytes of that direction: exactly so many are let through before
 * the fault strikes. At byte 0 a fault upwards strikes as soon as the connection is made, one downwards when the first byte
 * of the answer arrives.
 */
export type Fault =
  /** Both sides see an orderly end (FIN). */
  | { readonly kind: 'cut'; readonly direction: Direction; readonly atByte: number }
  /** Both sides see a reset (RST). */
  | { readonly kind: 'reset'; readonly direction: Direction; readonly atByte: number }
  /** Nothing more is taken or passed on in this direction; the connection stays open. */
  | { readonly kind: 'stall'; readonly direction: Direction; readonly atByte: number }
  /** Bytes of this direction are taken and thrown away; the connection stays open. */
  | { readonly kind: 'black_hole'; readonly direction: Direction; readonly atByte: number }
  /** The server's side is gone; the client is told nothing. */
  | { readonly kind: 'half_open'; readonly direction: Direction; readonly atByte: number }
  /** One byte is changed on its way. */
  | { readonly kind: 'corrupt'; readonly direction: Direction; readonly atByte: number }
  | { readonly kind: 'throttle'; readonly direction: Direction; readonly bytesPerSecond: number }
  | { readonly kind: 'latency'; readonly direction: Direction; readonly delayMs: number }

/** What passed through one connection. */
export type Passed = { readonly number: number; readonly upBytes: number; readonly downBytes: number }

export interface FaultProxy {
  readonly port: number
  /** One entry a connection, in the order they came. */
  passed(): readonly Passed[]
  /** Replaces the faults of connections to come. */
  setFaults(faultsOf: (connection: number) => readonly Fault[]): void
  /** Ends all connections and stops listening. */
  close(): Promise<void>
}

/** Starts a proxy before `targetPort`. `faultsOf` is asked once for each connection; numbers start at 0. */
export async function startFaultProxy(options: {
  readonly targetPort: number
  readonly faultsOf?: (connection: number) => readonly Fault[]
}): Promise<FaultProxy> {
  let faultsOf = options.faultsOf ?? (() => [])
  const pairs: Pair[] = []
  const server = net.createServer({ pauseOnConnect: true, allowHalfOpen: true }, (client) => {
    pairs.push(new Pair(pairs.length, client, options.targetPort, faultsOf(pairs.length)))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  // A TCP server always has an address of this kind.
  const { port } = server.address() as AddressInfo
  return {
    port,
    passed: () => pairs.map(({ number, bytes }) => ({ number, upBytes: bytes.up, downBytes: bytes.down })),
    setFaults(next) {
      faultsOf = next
    },
    async close() {
      const closed = new Promise((resolve) => server.close(resolve))
      for (const pair of pairs) pair.destroy()
      await closed
    },
  }
}

/** A fault that strikes at one byte. */
type Strike = Extract<Fault, { readonly atByte: number }>

/** One client connection and its connection to the server. */
class Pair {
  readonly number: number
  readonly bytes = { up: 0, down: 0 }
  readonly #client: Socket
  readonly #server: Socket
  readonly #faults: readonly Fault[]
  #ended = false

  constructor(number: number, client: Socket, targetPort: number, faults: readonly Fault[]) {
    this.number = number
    this.#client = client
    this.#faults = faults
    this.#server = net.connect({ port: targetPort, host: '127.0.0.1', allowHalfOpen: true, noDelay: true })
    client.setNoDelay(true)
    for (const socket of [client, this.#server]) {
      // A reset by one side is passed on to the other, as a router would.
      socket.on('error', () => this.#reset())
    }
    void this.#carry('up', client, this.#server)
    void this.#carry('down', this.#server, client)
  }

  destroy(): void {
    this.#ended = true
    this.#client.destroy()
    this.#server.destroy()
  }

  /** Moves the bytes of one direction until they end or a fault strikes. */
  async #carry(direction: Direction, from: Socket, to: Socket): Promise<void> {
    try {
      if (direction === 'up' && (await this.#strikeNow(direction))) return
      for await (const chunk of from.iterator({ destroyOnReturn: false })) {
        // A socket without encoding yields Buffers.
        if (!(await this.#pass(direction, chunk as Buffer, to))) return
      }
      if (!this.#ended) to.end()
    } catch {
      this.#reset()
    }
  }

  /** Passes one chunk on, up to the next fault. False when nothing more is carried in this direction. */
  async #pass(direction: Direction, chunk: Buffer, to: Socket): Promise<boolean> {
    let rest = chunk
    while (rest.byteLength > 0) {
      const strike = this.#nextStrike(direction)
      const room = strike === null ? rest.byteLength : strike.atByte - this.bytes[direction]
      const now = rest.subarray(0, Math.min(room, this.#stepBytes(direction)))
      rest = rest.subarray(now.byteLength)
      await this.#slowDown(direction, now.byteLength)
      if (!(await this.#write(to, now))) return false
      this.bytes[direction] += now.byteLength
      if (strike?.kind === 'corrupt' && rest.byteLength > 0) {
        await this.#write(to, Buffer.from([(rest[0] ?? 0) ^ 0xff]))
        this.bytes[direction] += 1
        rest = rest.subarray(1)
      } else if (await this.#strikeNow(direction)) return false
    }
    return true
  }

  /** Strikes if a fault of this direction is due at the bytes passed so far. True when carrying ends here. */
  async #strikeNow(direction: Direction): Promise<boolean> {
    const strike = this.#nextStrike(direction)
    if (strike === null || strike.kind === 'corrupt' || strike.atByte !== this.bytes[direction]) return false
    switch (strike.kind) {
      case 'cut':
        this.#ended = true
        for (const socket of [this.#client, this.#server]) {
          socket.end()
          socket.resume() // a socket closed with unread bytes would send a reset instead
        }
        return true
      case 'reset':
        this.#reset()
        return true
      case 'half_open':
        this.#ended = true
        this.#server.destroy()
        await this.#swallow(direction === 'up' ? this.#client : this.#server)
        return true
      case 'black_hole':
        await this.#swallow(direction === 'up' ? this.#client : this.#server)
        return true
      case 'stall':
        await new Promise(() => undefined) // nothing is read any more, so the sender's window fills
        return true
    }
  }

  async #swallow(from: Socket): Promise<void> {
    from.on('data', () => undefined)
    await new Promise(() => undefined)
  }

  #nextStrike(direction: Direction): Strike | null {
    const due = this.#faults
      .filter((fault): fault is Strike => 'atByte' in fault && fault.direction === direction)
      .filter((fault) => fault.atByte >= this.bytes[direction])
      .toSorted((one, other) => one.atByte - other.atByte)
    return due[0] ?? null
  }

  /** A throttled direction moves in small steps, twenty a second. */
  #stepBytes(direction: Direction): number {
    const throttle = this.#faults.find((fault) => fault.kind === 'throttle' && fault.direction === direction)
    return throttle?.kind === 'throttle' ? Math.max(1, Math.floor(throttle.bytesPerSecond / 20)) : Infinity
  }

  async #slowDown(direction: Direction, byteCount: number): Promise<void> {
    for (const fault of this.#faults) {
      if (fault.direction !== direction) continue
      if (fault.kind === 'latency') await sleep(fault.delayMs, null, { ref: false })
      if (fault.kind === 'throttle') await sleep((byteCount * 1_000) / fault.bytesPerSecond, null, { ref: false })
    }
  }

  /** Writes and waits until the system has it, so that a reset strikes after these bytes, not before. */
  #write(to: Socket, bytes: Buffer): Promise<boolean> {
    if (to.destroyed) return Promise.resolve(false)
    if (bytes.byteLength === 0) return Promise.resolve(true)
    return new Promise((resolve) => to.write(bytes, (error) => resolve(error === null || error === undefined)))
  }

  #reset(): void {
    if (this.#ended) return
    this.#ended = true
    this.#client.resetAndDestroy()
    this.#server.resetAndDestroy()
  }
}
