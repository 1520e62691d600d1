import { expect, test } from 'vitest'
import { endingOf, heldPatienceMs } from '#uploader/session/run-end.ts'
import type { RestSample } from '#uploader/session/run-end.ts'

function aSample(sample: Partial<RestSample>): RestSample {
  return {
    scanned: true,
    atRest: false,
    held: false,
    busy: 0,
    sending: 0,
    onlyUnreadable: () => false,
    stillMs: 0,
    ...sample,
  }
}

test('a run is over when everything rests and the folder was looked at', () => {
  expect(endingOf(aSample({ atRest: true }))).toBe('at_rest')
  expect(endingOf(aSample({ atRest: true, scanned: false }))).toBeNull()
})

test('an unreachable folder is not an empty one', () => {
  expect(endingOf(aSample({ atRest: true, held: true }))).toBeNull()
})

test('a held queue is given up after its patience, not before', () => {
  expect(endingOf(aSample({ held: true, stillMs: heldPatienceMs - 1 }))).toBeNull()
  expect(endingOf(aSample({ held: true, stillMs: heldPatienceMs }))).toBe('given_up')
})

test('a send under way is waited for, whatever holds the others', () => {
  expect(endingOf(aSample({ held: true, sending: 1, busy: 1, stillMs: 10 * 60_000 }))).toBeNull()
})

test('a file that is only slow is waited for', () => {
  expect(endingOf(aSample({ busy: 1, stillMs: 10 * 60_000, onlyUnreadable: () => true }))).toBeNull()
})

test('files that nobody can read are left in the end', () => {
  expect(endingOf(aSample({ stillMs: 60_000, onlyUnreadable: () => true }))).toBe('unreadable')
  expect(endingOf(aSample({ stillMs: 60_000, onlyUnreadable: () => false }))).toBeNull()
  expect(endingOf(aSample({ stillMs: 1_000, onlyUnreadable: () => true }))).toBeNull()
})

test('nothing is waited for forever', () => {
  expect(endingOf(aSample({ busy: 1, stillMs: 3_600_000 }))).toBe('given_up')
})
