// When two looks at a file showed the same, and which states are left only by their answer.
import { describe, expect, it } from 'vitest'
import { isSameFile, isWorking, sameObserved, sameStat, type Observed, type Stat } from '#shared/upload.ts'
import { everyState, stateNames } from '#test/engine/builders.ts'

const stat: Stat = { sizeBytes: 1, mtimeMs: 2, ctimeMs: 3, fileId: '4:5' }

const changes: readonly (readonly [string, Stat])[] = [
  ['size', { ...stat, sizeBytes: 9 }],
  ['mtime', { ...stat, mtimeMs: 2.001 }],
  ['ctime alone, as after a write that puts mtime back', { ...stat, ctimeMs: 3.001 }],
  ['file, be everything else the same', { ...stat, fileId: '4:6' }],
]

it('an untouched file is the same file', () => {
  expect(sameStat(stat, { ...stat })).toBe(true)
})

it.each(changes)('a file with another %s is another file', (_, other) => {
  expect([sameStat(stat, other), sameStat(other, stat)]).toEqual([false, false])
})

it('an empty file is a file like any other', () => {
  expect(sameStat({ ...stat, sizeBytes: 0 }, { ...stat, sizeBytes: 0 })).toBe(true)
})

describe('two observations', () => {
  const all: readonly Observed[] = [
    { kind: 'file', stat },
    ...changes.map(([, other]) => ({ kind: 'file', stat: other }) as const),
    { kind: 'unfit', reason: 'symbolic_link' },
    { kind: 'unfit', reason: 'not_a_regular_file' },
    { kind: 'absent' },
  ]

  it('say the same only when they are the same', () => {
    const said = all.map((one) => all.map((other) => sameObserved(one, structuredClone(other))))
    expect(said).toEqual(all.map((_, row) => all.map((_other, column) => row === column)))
  })
})

it('reading, asking, sending, checking and moving are left only by their answer', () => {
  const working = stateNames.filter((name) => isWorking(everyState[name]))
  expect(working).toEqual(['hashing', 'linking', 'with a link in hand', 'sending', 'checking', 'moving'])
})

it('one file, changed or not, is told by what the disk calls it, or else by not having changed', () => {
  expect(isSameFile(stat, { ...stat, sizeBytes: 9, mtimeMs: 9 })).toBe(true)
  expect(isSameFile(stat, { ...stat, fileId: '4:6' })).toBe(false)
  expect(isSameFile({ ...stat, fileId: '' }, { ...stat, ctimeMs: 9 })).toBe(true)
  expect(isSameFile({ ...stat, fileId: '' }, { ...stat, fileId: '', mtimeMs: 9 })).toBe(false)
})
