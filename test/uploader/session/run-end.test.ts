import { expect, test } from 'vitest'
import { endingOf, heldPatienceMs, HeldTime, leftFilesOf, longestLookMs } from '#uploader/session/run-end.ts'
import { anUpload } from '#test/contract/sample-uploads.ts'
import type { LeftFile, RestSample } from '#uploader/session/run-end.ts'

const aQuietFile: LeftFile = { reason: 'settling', restlessMs: 50_000, changesAgain: false }
const anUnreadableFile: LeftFile = { ...aQuietFile, reason: 'cannot_read' }
const aLog: LeftFile = { ...aQuietFile, changesAgain: true }
const anOpenFile: LeftFile = { reason: 'being_saved', restlessMs: 70_000, changesAgain: false }

function aSample(sample: Partial<RestSample>): RestSample {
  return {
    scanned: true,
    atRest: false,
    held: false,
    replaced: false,
    busy: 0,
    sending: 0,
    leftFiles: () => [aQuietFile],
    stillMs: 0,
    heldMs: 0,
    ...sample,
  }
}

test('a run is over when everything rests and the folder was looked at', () => {
  expect(endingOf(aSample({ atRest: true }))).toBe('at_rest')
  expect(endingOf(aSample({ atRest: true, scanned: false }))).toBeNull()
})

test('another folder at the path needs a person at once, but a send under way is waited for', () => {
  expect(endingOf(aSample({ held: true, replaced: true }))).toBe('folder_replaced')
  expect(endingOf(aSample({ held: true, replaced: true, sending: 1 }))).toBeNull()
})

test('an unreachable folder is not an empty one', () => {
  expect(endingOf(aSample({ atRest: true, held: true }))).toBeNull()
})

test('a held queue is given up after its patience, not before', () => {
  expect(endingOf(aSample({ held: true, heldMs: heldPatienceMs - 1 }))).toBeNull()
  expect(endingOf(aSample({ held: true, heldMs: heldPatienceMs }))).toBe('given_up')
})

test('a trouble that comes after a long send is waited for like any other', () => {
  expect(endingOf(aSample({ held: true, stillMs: 10 * heldPatienceMs, heldMs: 0 }))).toBeNull()
})

test('held time begins with the hold, stops while there is none, and begins anew at a sign of life', () => {
  const time = new HeldTime()
  const looks = [
    [0, false, 0, 0],
    [50, false, 0, 0],
    [100, true, 0, 50],
    [150, true, 0, 100],
    [200, false, 0, 100],
    [250, true, 0, 150],
    [300, true, 260, 0],
    [350, true, 260, 50],
  ] as const
  for (const [nowMs, isHeld, lastSignMs, heldMs] of looks) {
    expect(time.look({ nowMs, isHeld, lastSignMs }), `at ${nowMs}`).toBe(heldMs)
  }
})

test('time in which the process slept or waited for its disk is not held time', () => {
  const time = new HeldTime()
  time.look({ nowMs: 0, isHeld: true, lastSignMs: 0 })
  expect(time.look({ nowMs: 10 * heldPatienceMs, isHeld: true, lastSignMs: 0 })).toBe(longestLookMs)
})

test('a send under way is waited for, whatever holds the others', () => {
  expect(endingOf(aSample({ held: true, sending: 1, busy: 1, stillMs: 10 * 60_000, heldMs: 10 * 60_000 }))).toBeNull()
})

test('a file that is only slow is waited for', () => {
  expect(endingOf(aSample({ busy: 1, stillMs: 10 * 60_000, leftFiles: () => [anUnreadableFile] }))).toBeNull()
})

test('files that nobody can read are left in the end', () => {
  expect(endingOf(aSample({ stillMs: 60_000, leftFiles: () => [anUnreadableFile] }))).toBe('unreadable')
  expect(endingOf(aSample({ stillMs: 60_000, leftFiles: () => [anUnreadableFile, aQuietFile] }))).toBeNull()
  expect(endingOf(aSample({ stillMs: 1_000, leftFiles: () => [anUnreadableFile] }))).toBeNull()
})

test('a file that a firewall keeps is left in the end, like one that nobody can read', () => {
  const kept: LeftFile = { ...anUnreadableFile, reason: 'intercepted' }
  expect(endingOf(aSample({ stillMs: 60_000, leftFiles: () => [kept, anUnreadableFile] }))).toBe('unreadable')
  expect(endingOf(aSample({ stillMs: 1_000, leftFiles: () => [kept] }))).toBeNull()
  const queued: LeftFile = { ...aQuietFile, reason: 'queued' }
  expect(endingOf(aSample({ stillMs: 60_000, leftFiles: () => [kept, queued] }))).toBeNull()
})

test('nothing is waited for forever', () => {
  expect(endingOf(aSample({ busy: 1, stillMs: 3_600_000 }))).toBe('given_up')
})

test('files that are still being saved are left when nothing else is to do', () => {
  const endingWith = (...left: LeftFile[]) => endingOf(aSample({ leftFiles: () => left }))
  expect(endingWith(aLog)).toBe('being_saved')
  expect(endingWith({ ...aLog, restlessMs: 39_999 })).toBeNull()
  expect(endingWith(aLog, anUnreadableFile, anOpenFile)).toBe('being_saved')
  // One that is quiet by now is sent in a moment.
  expect(endingWith(aLog, aQuietFile)).toBeNull()
  expect(endingWith(aLog, { ...anUnreadableFile, restlessMs: 19_999 })).toBeNull()
  expect(endingWith({ ...anOpenFile, restlessMs: 69_999 })).toBeNull()
  expect(endingOf(aSample({ busy: 1, leftFiles: () => [aLog] }))).toBeNull()
})

test('a file in its grace time is waited for, however long ago it changed', () => {
  const state = { kind: 'settling', untilMs: 0, changingSinceMs: 0, reason: 'settling' } as const
  const upload = anUpload({ path: 'a', intent: 'go', state, changedAtMs: 50 })
  const leftBy = (isInGrace: (path: string) => boolean) => leftFilesOf([upload], 60_000, isInGrace)
  expect(leftBy((path) => path === 'a')).toEqual([{ reason: 'in_grace', restlessMs: 59_950, changesAgain: false }])
  expect(endingOf(aSample({ leftFiles: () => leftBy(() => true) }))).toBeNull()
  expect(endingOf(aSample({ leftFiles: () => leftBy(() => false) }))).toBe('being_saved')
})
