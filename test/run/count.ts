// How a part of the run ended, in numbers.

export type Count = { readonly passed: number; readonly failed: number; readonly skipped: number }

/** A part that could not even tell its numbers. */
export const broken: Count = { passed: 0, failed: 1, skipped: 0 }

/** The plain line at the end of a run. */
export function sentenceOf({ passed, failed, skipped }: Count): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`
}
