import { describe, expect, it } from 'vitest'
import { afterArrival, arrivalOf, dropGoesOn, isAskedBelow, MassGuard, noArrivals } from '#engine/queue/mass-guard.ts'
import type { Arrivals } from '#engine/queue/mass-guard.ts'
import type { Upload } from '#shared/upload.ts'
import { anUpload } from '#test/contract/sample-uploads.ts'

const limits = { files: 3, bytes: 1_000, withinMs: 60_000, calmMs: 10_000 }
const stat = { sizeBytes: 100, mtimeMs: 5, ctimeMs: 5, fileId: 'i1' }
const settling = { kind: 'settling', untilMs: 0, changingSinceMs: 0, reason: 'settling' } as const
const fresh = (path: string, sizeBytes = 100): Upload =>
  anUpload({
    path,
    observed: { kind: 'file', stat: { ...stat, sizeBytes } },
    stored: null,
    unconfirmed: null,
    intent: 'go',
    state: settling,
  })

/** One file at each of these times. */
function at(times: readonly number[], bytes = 1, from: Arrivals = noArrivals): Arrivals {
  return times.reduce((known, atMs) => afterArrival(known, { atMs, files: 1, bytes }, limits), from)
}

describe('a mass drop', () => {
  it('is more files than the limit within the span, and not the limit itself', () => {
    expect(at([0, 1, 2]).isMass).toBe(false)
    expect(at([0, 1, 2, 3]).isMass).toBe(true)
    expect(at([0, 20_000, 40_000, 59_999]).isMass).toBe(true)
    expect(at([0, 20_000, 40_000, 60_000]).isMass).toBe(false)
  })

  it('is more bytes than the limit within the span', () => {
    expect(at([0, 1], 500).isMass).toBe(false)
    expect(at([0, 1], 501).isMass).toBe(true)
    expect(at([0, 60_000], 501).isMass).toBe(false)
  })

  it('goes on while files come, and is over after a calm; then it is counted anew', () => {
    const drop = at([0, 1, 2, 3])
    expect(at([9_000, 18_000, 27_999], 1, drop).isMass).toBe(true)
    expect(at([10_003], 1, drop).isMass).toBe(false)
    expect(at([10_003, 10_004, 10_005, 10_006], 1, drop).isMass).toBe(true)
  })

  it('that waited at the end of the program takes in what comes soon after the start, and then its calm counts', () => {
    const goesOn = dropGoesOn(0, limits)
    expect(at([69_999], 1, goesOn).isMass).toBe(true)
    expect(at([70_000], 1, goesOn).isMass).toBe(false)
    expect(at([5_000, 15_000], 1, goesOn).isMass).toBe(false)
  })

  it('remembers seconds, not files', () => {
    const many = { ...limits, files: 1_000_000, bytes: 1e15 }
    let known = noArrivals
    for (let atMs = 0; atMs < 300_000; atMs += 10) known = afterArrival(known, { atMs, files: 1, bytes: 1 }, many)
    expect(known.seconds.length).toBeLessThan(62)
  })
})

describe('an observation', () => {
  const other = (change: Partial<Upload>): Upload => ({ ...fresh('a'), ...change })
  const stored = { contentHash: 'h', stat, targetId: 1, destination: null, receipt: null }

  it('of a new file counts as one', () => {
    expect(arrivalOf(null, fresh('a'))).toEqual({ files: 1, bytes: 100 })
  })

  it('of a file that was sent counts when somebody saved it, not when a remount calls it otherwise', () => {
    const done = other({ stored, state: { kind: 'done', atMs: 1 } })
    expect(arrivalOf(done, other({ stored }))).toBe(null)
    expect(arrivalOf(done, other({ stored: { ...stored, stat: { ...stat, fileId: 'i2', ctimeMs: 1 } } }))).toBe(null)
    expect(arrivalOf(done, other({ stored: { ...stored, stat: { ...stat, mtimeMs: 1 } } }))).toEqual({
      files: 1,
      bytes: 100,
    })
  })

  it('of a file on its way counts by what it grew', () => {
    expect(arrivalOf(fresh('a', 40), fresh('a', 100))).toEqual({ files: 0, bytes: 60 })
    expect(arrivalOf(fresh('a', 100), fresh('a', 40))).toBe(null)
  })

  it('of what was left out counts when it is another version; of what is asked about never', () => {
    expect(arrivalOf(other({ intent: 'skip' }), fresh('a'))).toEqual({ files: 1, bytes: 100 })
    expect(arrivalOf(other({ intent: 'ask' }), other({ intent: 'ask' }))).toBe(null)
  })

  it('of nothing, or of no file, counts for nothing', () => {
    expect(arrivalOf(fresh('a'), other({ observed: { kind: 'absent' } }))).toBe(null)
    expect(arrivalOf(null, other({ observed: { kind: 'unfit', reason: 'symbolic_link' } }))).toBe(null)
  })
})

describe('the guard', () => {
  const hearAll = (guard: MassGuard, paths: readonly string[], nowMs = 0): readonly string[] =>
    paths.flatMap((path) => guard.hear(null, fresh(path), nowMs))

  it('asks about the whole drop, also about what came before it was one', () => {
    const guard = new MassGuard(limits)
    expect(hearAll(guard, ['a', 'b', 'c'])).toEqual([])
    expect(hearAll(guard, ['d'], 59_999)).toEqual(['a', 'b', 'c', 'd'])
    expect(hearAll(guard, ['e'], 60_000)).toEqual(['e'])
    expect(hearAll(guard, ['late'], 70_000)).toEqual([])
  })

  it('counts once more what had come just before a restart', () => {
    const guard = new MassGuard(limits)
    guard.load([fresh('a'), fresh('b')], 0)
    expect(hearAll(guard, ['c', 'd'])).toEqual(['a', 'b', 'c', 'd'])
  })

  it('asks about what comes after a restart while a drop waits, and about nothing that a person let go', () => {
    const guard = new MassGuard(limits)
    guard.load([{ ...fresh('a'), intent: 'ask' }], 0)
    expect(hearAll(guard, ['b'], 50_000)).toEqual(['b'])
    const decided = new MassGuard(limits)
    decided.load([{ ...fresh('a'), intent: 'ask' }], 0)
    decided.decided(0, 1)
    expect(hearAll(decided, ['b'], 2)).toEqual([])
    const free = new MassGuard(limits)
    free.load(
      ['a', 'b', 'c', 'd', 'e'].map((path) => fresh(path)),
      0,
    )
    expect(hearAll(free, ['f'])).toEqual([])
  })

  it('lets single files pass as soon as all is decided, but not the rest of a drop that is still coming in', () => {
    const guard = new MassGuard(limits)
    hearAll(guard, ['a', 'b', 'c', 'd'])
    guard.decided(0, 1_999)
    expect(hearAll(guard, ['e'], 1_999)).toEqual(['e'])
    guard.decided(1, 9_000)
    expect(hearAll(guard, ['f'], 9_000)).toEqual(['f'])
    guard.decided(0, 11_000)
    expect(hearAll(guard, ['g'], 11_000)).toEqual([])
  })

  it('asks nobody without limits', () => {
    expect(hearAll(new MassGuard(null), ['a', 'b', 'c', 'd', 'e'])).toEqual([])
  })
})

it('a person decides about all, or about one folder', () => {
  const asked = (path: string): Upload => ({ ...fresh(path), intent: 'ask' })
  expect(isAskedBelow(null)(asked('a'))).toBe(true)
  expect(isAskedBelow(null)(fresh('a'))).toBe(false)
  expect([isAskedBelow('In')(asked('In/a')), isAskedBelow('In')(asked('Inner/a'))]).toEqual([true, false])
})
