// How often a test repeats what differs by luck alone: seeds, moments of a kill, files of a storm.

/** Whether this is the long run, `npm run test:long`; the variable is set by test/run.ts, for every process of the run. */
export const isLong = process.env['OUTBOX_TESTS'] === 'long'

/** `usual` in `npm test`, which is to end within twelve minutes on two cores; `long` in the long run. */
export function amount(usual: number, long: number): number {
  return isLong ? long : usual
}

/** The numbers from `first` on, as many as `amount` says. */
export function numbersFrom(first: number, usual: number, long: number): readonly number[] {
  return Array.from({ length: amount(usual, long) }, (_, at) => first + at)
}
