// Whether the tests that run are the usual ones under wine, where all costs several times as much as elsewhere.
import { isLong } from '#test/rigs/amount.ts'

/** False in the long run, and on Windows itself, which runs all. */
export const isUsualUnderWine = process.env['OUTBOX_WINE'] === 'yes' && !isLong
