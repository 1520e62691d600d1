// Which run this is: the usual one, or the long one before a release.

/** Whether all is run: `OUTBOX_TESTS=long`, which reaches the tests on Windows' Node, too. */
export const isLong = process.env['OUTBOX_TESTS'] === 'long'

/** Whether these tests are the usual ones under wine, where all costs several times as much. Windows itself runs all. */
export const isUsualUnderWine = process.env['OUTBOX_WINE'] === 'yes' && !isLong
