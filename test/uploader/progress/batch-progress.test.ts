// What is said of the pace and the time left, and when nothing is said.
import { expect, it } from 'vitest'
import { BatchProgress, type BatchSample } from '#uploader/progress/batch-progress.ts'

function after(seconds: number, filesDone: number, bytesDone: number): BatchSample {
  const left = { filesLeft: 10 - filesDone, bytesLeft: 1_000 - bytesDone }
  return { atMs: seconds * 1_000, ...left, filesDone, bytesDone, work: 'going' }
}

function tell(samples: readonly BatchSample[]) {
  const batch = new BatchProgress()
  for (const sample of samples) batch.add(sample)
  return batch.progress()
}

it('nothing is on its way: nothing is said', () => {
  expect(tell([])).toBe(null)
  expect(tell([after(0, 0, 0), { ...after(1, 10, 1_000), filesLeft: 0 }])).toBe(null)
})

it('a pace only after two seconds, a time left only after eight', () => {
  expect(tell([after(0, 0, 0), after(1, 1, 50)])).toMatchObject({ bytesPerSecond: null, left: null })
  expect(tell([after(0, 0, 0), after(4, 1, 200)])).toMatchObject({ bytesPerSecond: 50, left: null })
  expect(tell([after(0, 0, 0), after(10, 5, 500)])).toEqual({
    filesDone: 5,
    filesAll: 10,
    bytesDone: 500,
    bytesAll: 1_000,
    bytesPerSecond: 50,
    left: { leastMs: 10_000 / 1.4, mostMs: 14_000 },
  })
})

it('many small files beside a large one: the range holds both', () => {
  const left = tell([after(0, 0, 0), after(10, 1, 900)])?.left
  expect(left?.leastMs).toBeLessThan(2_000)
  expect(left?.mostMs).toBeGreaterThan(90_000)
})

it('nothing moves any more: no pace and no promise', () => {
  expect(tell([after(0, 0, 0), after(10, 5, 500), after(31, 5, 500)])).toMatchObject({
    bytesPerSecond: null,
    left: null,
  })
})

it('a pause ends pace and promise at once, and what comes after it begins anew', () => {
  const halted = { ...after(10.3, 5, 500), work: 'halted' } as const
  const stopped = { filesDone: 5, filesAll: 10, bytesDone: 500, bytesAll: 1_000, bytesPerSecond: null, left: null }
  expect(tell([after(0, 0, 0), after(10, 5, 500), halted])).toEqual(stopped)
  expect(tell([after(0, 0, 0), after(10, 5, 500), halted, after(30, 5, 500)])).toEqual(stopped)
  const again = [after(30, 5, 500), after(34, 6, 900)]
  expect(tell([after(0, 0, 0), after(10, 5, 500), halted, ...again])).toMatchObject({ bytesPerSecond: 100 })
})

it('a moment between two files is no end, two seconds without work are', () => {
  const idle = (seconds: number): BatchSample => ({ ...after(seconds, 5, 500), work: 'idle' })
  expect(tell([after(0, 0, 0), after(10, 5, 500), idle(11)])?.bytesPerSecond).toBeGreaterThan(40)
  expect(tell([after(0, 0, 0), after(10, 5, 500), idle(11), idle(12)])).toMatchObject({
    bytesPerSecond: null,
    left: null,
  })
})

it('what an earlier send had brought to the server is done, and no part of the pace', () => {
  const resumed = { ...after(10, 0, 900), bytesResumed: 800 }
  expect(tell([after(0, 0, 0), resumed])).toMatchObject({ bytesDone: 900, bytesPerSecond: 10 })
})

it('a send that hopes for its network and moves nothing has no pace after ten seconds, and begins anew when it moves', () => {
  const stuck = [after(0, 0, 0), after(10, 0, 500), after(15, 0, 500), after(19, 0, 500)]
  expect(tell(stuck)?.bytesPerSecond).toBeGreaterThan(0)
  const stood = [...stuck, after(20, 0, 500)]
  expect(tell(stood)).toMatchObject({ bytesDone: 500, bytesPerSecond: null, left: null })
  expect(tell([...stood, after(21, 0, 500), after(25, 0, 900)])).toMatchObject({ bytesPerSecond: 100 })
})
