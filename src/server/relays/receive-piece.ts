// Reads the body of one piece into its room, at no less than a certain pace: whoever sends a byte a second holds memory that
// others need.
import type { Readable } from 'node:stream'
import type { ServerClock } from '../clock.ts'

export type Pace = {
  readonly bytesPerSecond: number
  /** Nobody is hurried before this. */
  readonly graceMs: number
}

export type ReceiveOptions = Pace & {
  readonly clock: Pick<ServerClock, 'steadyMs'>
  /** Ends the reading: another request took this one's place. */
  readonly signal: AbortSignal
  /** Called whenever bytes came. */
  readonly onBytes?: () => void
}

export type Received = 'whole' | 'short' | 'long' | 'slow' | 'cut' | 'interrupted'

/** Fills `room` from `body`. 'short' and 'long': the body has another length. 'cut': the connection ended first. */
export function receivePiece(body: Readable, room: Uint8Array, options: ReceiveOptions): Promise<Received> {
  const { bytesPerSecond, clock, graceMs, onBytes, signal } = options
  const { promise, resolve } = Promise.withResolvers<Received>()
  const startedMs = clock.steadyMs()
  let filled = 0
  let isOver = false

  const end = (received: Received): void => {
    if (isOver) return
    isOver = true
    body.off('data', onData)
    // A client whose piece lost its turn may read the answer only once its body has gone somewhere.
    if (received === 'interrupted') body.resume()
    else body.pause()
    resolve(received)
  }
  const onData = (chunk: Uint8Array): void => {
    if (filled + chunk.length > room.length) return end('long')
    room.set(chunk, filled)
    filled += chunk.length
    onBytes?.()
  }
  const look = (): void => {
    if (isOver) return
    const heldToItMs = clock.steadyMs() - startedMs - graceMs
    if (heldToItMs > 0 && filled < (heldToItMs / 1000) * bytesPerSecond) end('slow')
    else lookLater()
  }
  // Often enough for the shortest grace, and seldom enough to cost nothing.
  const lookLater = (): void => AbortSignal.timeout(Math.min(1_000, graceMs)).addEventListener('abort', look)

  body.on('data', onData)
  body.once('end', () => end(filled === room.length ? 'whole' : 'short'))
  body.once('close', () => end('cut'))
  body.on('error', () => end('cut'))
  signal.addEventListener('abort', () => end('interrupted'), { once: true })
  if (signal.aborted) end('interrupted')
  else lookLater()
  return promise
}
