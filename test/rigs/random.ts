// Seeded numbers: the same seed gives the same run, on every machine.

export interface Random {
  /** In [0, 1). */
  next(): number
  /** A whole number in [0, below). */
  pick(below: number): number
  chance(probability: number): boolean
  among<T>(items: readonly [T, ...T[]]): T
}

/** Numbers in [0, 1) from a mulberry32 generator: small, quick, good enough to choose faults. */
export function seededRandom(seed: number): () => number {
  let state = seed | 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** The same numbers with words for what is chosen by them. */
export function createRandom(seed: number): Random {
  const next = seededRandom(seed)
  const pick = (below: number): number => Math.floor(next() * below)
  return {
    next,
    pick,
    chance: (probability) => next() < probability,
    among: (items) => items[pick(items.length)] ?? items[0],
  }
}
