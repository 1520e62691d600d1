// How long a file must stay unchanged: longer after each time that it changed when it had looked saved.
import { describe, expect, it } from 'vitest'
import { mayBeOpen, quietTimeMs, unrestAfter } from '#engine/upload/settle.ts'
import type { NameKind, Upload } from '#shared/upload.ts'
import { absent, aContext, aFile, anUpload, done, hashing, nowMs, sending, touchedFile } from '../builders.ts'

/** The contents changed. */
const written = aFile({ sizeBytes: 200, mtimeMs: 9_000, ctimeMs: 9_001 })

/** A file of some size, last changed so long ago. */
function quietFor(ms: number, change: Partial<Upload> = {}): Upload {
  return anUpload({ changedAtMs: nowMs - ms, ...change })
}

describe('a change', () => {
  it.each([
    ['within the quiet time', 1_999, 0, 0],
    ['after it had looked saved', 2_000, 0, 1],
    ['after it had looked saved for longer', 4_000, 1, 2],
    ['within a quiet time that has grown', 3_999, 1, 1],
    ['the fifth time', 32_000, 4, 5],
    ['when the wait grows no more', 61_000, 5, 5],
    ['after two minutes', 120_000, 3, 4],
    ['when it had been calm for longer', 120_001, 3, 0],
  ])('%s', (_when, quietMs, before, after) => {
    const upload = quietFor(quietMs, { unrest: before, state: done })
    expect(unrestAfter(upload, written, aContext())).toEqual({ unrest: after, changedAtMs: nowMs })
  })

  it.each([hashing, sending])('counts however long reading or sending took', (state) => {
    const upload = quietFor(3_600_000, { unrest: 2, state })
    expect(unrestAfter(upload, written, aContext()).unrest).toBe(3)
  })

  it('of mode or owner, and a file that is gone, say nothing of a save', () => {
    const upload = quietFor(10_000, { unrest: 2, state: done })
    const same = { unrest: 2, changedAtMs: nowMs - 10_000 }
    expect(unrestAfter(upload, touchedFile, aContext())).toEqual(same)
    expect(unrestAfter(upload, absent, aContext())).toEqual(same)
  })

  it('is also a file that was removed and made anew', () => {
    const upload = quietFor(10_000, { observed: absent, state: done })
    expect(unrestAfter(upload, written, aContext())).toEqual({ unrest: 1, changedAtMs: nowMs })
  })
})

/** The quiet time of a file with these bytes and this name, in seconds. */
function secondsOf(sizeBytes: number, unrest: number, nameKind: NameKind = 'usual'): number {
  const upload = anUpload({ observed: aFile({ sizeBytes }), unrest })
  return quietTimeMs(upload, nowMs, aContext({ nameKindOf: () => nameKind })) / 1_000
}

describe('the quiet time', () => {
  it('doubles from two seconds up to a minute', () => {
    expect([0, 1, 2, 3, 4, 5].map((unrest) => secondsOf(1_000, unrest))).toEqual([2, 4, 8, 16, 32, 60])
  })

  it('is longer for a file with nothing in it, or hardly anything', () => {
    expect([0, 1, 64, 65].map((sizeBytes) => secondsOf(sizeBytes, 0))).toEqual([16, 4, 4, 2])
    expect(secondsOf(0, 4)).toBe(32)
  })

  it('is the longest for a date that rsync gives to a file that was cut', () => {
    const secondsOfDate = (mtimeMs: number) =>
      quietTimeMs(anUpload({ observed: aFile({ mtimeMs }) }), nowMs, aContext()) / 1_000
    expect([0, 1, 1_000].map(secondsOfDate)).toEqual([60, 2, 2])
  })

  it('is long for a name that programs give to what they remove soon', () => {
    expect([secondsOf(1_000, 0, 'temporary'), secondsOf(0, 0, 'temporary')]).toEqual([30, 30])
  })

  it('is the usual one for a file that a person named', () => {
    expect([secondsOf(0, 0, 'named'), secondsOf(0, 2, 'named')]).toEqual([2, 8])
  })

  it('follows the setting', () => {
    const upload = anUpload({ unrest: 5 })
    expect(quietTimeMs(upload, nowMs, aContext({ quietMs: 100 }))).toBe(3_000)
    expect(quietTimeMs(upload, nowMs, aContext({ quietMs: 0 }))).toBe(0)
  })

  it('is short again for a file that has not rested for an hour', () => {
    const upload = anUpload({ unrest: 5 })
    expect(quietTimeMs(upload, nowMs - 3_600_000, aContext())).toBe(2_000)
  })
})

describe('a file that a program has open', () => {
  it.each([
    [59_999, 0, false],
    [60_000, 0, true],
    [1_000, 3_599_999, false],
    [1_000, 3_600_000, true],
  ])('unchanged for %i ms and restless for %i ms', (quietMs, restlessMs, expected) => {
    expect(mayBeOpen(quietFor(quietMs), nowMs - restlessMs, aContext())).toBe(expected)
  })
})
