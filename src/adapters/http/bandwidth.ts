// How fast bodies may leave, all of them together: a token bucket whose level is told as the moment until which the line is spoken for.

export interface Bandwidth {
  /** The most one slice may have, so that several sends take turns and none stands still for long. Null: as you like. */
  sliceBytes(): number | null
  /**
   * Calls `granted` once when `bytes` may leave, at once where nothing limits them; the first who asked comes first. The answer
   * takes the request back.
   */
  request(bytes: number, granted: () => void): () => void
  /** Hears how many bytes the system has taken. */
  count(bytes: number): void
  /** All bytes counted so far. */
  countedBytes(): number
  /** Holds from now on, also for who waits already. In bytes a second; null: no limit. */
  setLimit(bytesPerSecond: number | null): void
}

/** Time that was not used may be caught up for so long: timers come late. */
const catchUpMs = 100

/** A slice takes about this long. */
const sliceMs = 50
const leastSliceBytes = 4 * 1024

/** When `bytes` may leave over a line that is spoken for until `freeAtMs`, and until when it is spoken for then. */
export function reserve(
  freeAtMs: number,
  bytes: number,
  bytesPerSecond: number,
  nowMs: number,
): { readonly startAtMs: number; readonly freeAtMs: number } {
  const fromMs = Math.max(freeAtMs, nowMs - catchUpMs)
  return { startAtMs: Math.max(fromMs, nowMs), freeAtMs: fromMs + (bytes / bytesPerSecond) * 1000 }
}

/** Until when a line is spoken for whose limit changes: what left already counts at the new pace. */
export function rescheduled(freeAtMs: number, before: number | null, after: number | null, nowMs: number): number {
  if (before === null || after === null) return nowMs
  return nowMs + (Math.max(0, freeAtMs - nowMs) * before) / after
}

type Waiting = { readonly bytes: number; readonly granted: () => void }

/** Makes a line without a limit. Its timer keeps no process alive. */
export function createBandwidth(nowMs: () => number = () => performance.now()): Bandwidth {
  const waiting: Waiting[] = []
  let limit: number | null = null
  let freeAtMs = nowMs()
  let timer: NodeJS.Timeout | null = null
  let countedBytes = 0

  function serve(): void {
    if (timer !== null) clearTimeout(timer)
    timer = null
    for (let first = waiting[0]; first !== undefined; first = waiting[0]) {
      const now = nowMs()
      const slot = limit === null ? { startAtMs: now, freeAtMs: now } : reserve(freeAtMs, first.bytes, limit, now)
      if (slot.startAtMs > now) {
        timer = setTimeout(serve, Math.ceil(slot.startAtMs - now))
        timer.unref()
        return
      }
      freeAtMs = slot.freeAtMs
      waiting.shift()
      first.granted()
    }
  }

  return {
    sliceBytes: () => (limit === null ? null : Math.max(leastSliceBytes, Math.floor((limit * sliceMs) / 1000))),
    request(bytes, granted) {
      const request = { bytes, granted }
      waiting.push(request)
      if (waiting.length === 1) serve()
      return () => {
        const at = waiting.indexOf(request)
        if (at === -1) return
        waiting.splice(at, 1)
        if (at === 0) serve()
      }
    },
    count(bytes) {
      countedBytes += bytes
    },
    countedBytes: () => countedBytes,
    setLimit(bytesPerSecond) {
      if (bytesPerSecond === limit) return
      freeAtMs = rescheduled(freeAtMs, limit, bytesPerSecond, nowMs())
      limit = bytesPerSecond
      serve()
    },
  }
}
