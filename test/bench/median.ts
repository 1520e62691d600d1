// The middle of some measured values, and how far they lie apart.

export type Summary = { readonly median: number; readonly min: number; readonly max: number }

/** The median of at least one value; of an even number of values, the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other)
  const upper = sorted[Math.floor(sorted.length / 2)]
  const lower = sorted[Math.ceil(sorted.length / 2) - 1]
  if (upper === undefined || lower === undefined) throw new Error('assertion failed: a median needs a value')
  return (lower + upper) / 2
}

/** Median with spread. */
export function summarise(values: readonly number[]): Summary {
  return { median: median(values), min: Math.min(...values), max: Math.max(...values) }
}
