// This folder: how fast may be sent, from moment to moment.

// Leaving a fifth of the line to others: now and then it is measured at full speed for a moment, then kept below. Pure.

export type AutoSpeed =
  | { readonly kind: 'measuring'; readonly samples: readonly number[]; readonly lineBytesPerSecond: number | null }
  | {
      readonly kind: 'leaving_room'
      readonly lineBytesPerSecond: number
      readonly untilMs: number
      /** Rates of the last seconds that stayed below what was allowed: the line got slower. */
      readonly slower: readonly number[]
    }

/** About a second of the network's work. `isBusy`: files were being sent all the time. */
export type SpeedSample = { readonly bytesPerSecond: number; readonly isBusy: boolean }

const measuredSamples = 3
const measureEveryMs = 60_000
const share = 0.8
/** Also where nothing better is known of the line. */
const leastBytesPerSecond = 32_000

export const unmeasured: AutoSpeed = { kind: 'measuring', samples: [], lineBytesPerSecond: null }

/** What is known after one more sample. */
export function afterSample(auto: AutoSpeed, { bytesPerSecond, isBusy }: SpeedSample, nowMs: number): AutoSpeed {
  if (auto.kind === 'measuring') {
    // What is sent with rests in between says nothing of the line.
    const samples = isBusy ? [...auto.samples, bytesPerSecond] : []
    if (samples.length < measuredSamples) return { ...auto, samples }
    return leavingRoom(median(samples), nowMs)
  }
  if (!isBusy) return { ...auto, slower: [] }
  if (nowMs >= auto.untilMs) {
    return { kind: 'measuring', samples: [], lineBytesPerSecond: auto.lineBytesPerSecond }
  }
  const isSlower = bytesPerSecond < share * allowed(auto.lineBytesPerSecond)
  const slower = isSlower ? [...auto.slower, bytesPerSecond] : []
  if (slower.length < measuredSamples) return { ...auto, slower }
  return { ...leavingRoom(median(slower), nowMs), untilMs: auto.untilMs }
}

/** The limit that follows, in bytes a second; null while the line is measured. */
export function limitOf(auto: AutoSpeed): number | null {
  return auto.kind === 'measuring' ? null : allowed(auto.lineBytesPerSecond)
}

function leavingRoom(lineBytesPerSecond: number, nowMs: number): Extract<AutoSpeed, { kind: 'leaving_room' }> {
  return { kind: 'leaving_room', lineBytesPerSecond, untilMs: nowMs + measureEveryMs, slower: [] }
}

function allowed(lineBytesPerSecond: number): number {
  return Math.max(leastBytesPerSecond, Math.floor(share * lineBytesPerSecond))
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other)
  return sorted[Math.floor(sorted.length / 2)] ?? 0
}
