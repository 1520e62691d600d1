// What came of some events, collected.
import { expect, it } from 'vitest'
import { addChange, addTraces, emptyTurnResult } from '#engine/queue/turn-result.ts'
import {
  anUnconfirmedSend,
  anUpload,
  aStep,
  aStored,
  checking,
  done,
  gone,
  hashing,
  hashOf,
  waitingForCheck,
} from '../builders.ts'

it('nothing came of nothing', () => {
  expect(emptyTurnResult()).toEqual({
    todos: [],
    changed: [],
    worthSaving: new Map(),
    forgotten: new Set(),
    notes: [],
    sent: [],
    queueChanged: false,
  })
})

it('two outcomes share nothing', () => {
  addChange(emptyTurnResult(), null, anUpload())
  expect(emptyTurnResult().changed).toEqual([])
})

it('a new upload is shown and worth a write', () => {
  const outcome = emptyTurnResult()
  const upload = anUpload()
  addChange(outcome, null, upload)
  expect(outcome).toEqual({ ...emptyTurnResult(), changed: [upload], worthSaving: new Map([[upload.path, upload]]) })
})

it('a change that leaves the same rest behind is shown but not worth a write', () => {
  const outcome = emptyTurnResult()
  const [before, after] = [anUpload({ state: waitingForCheck }), anUpload({ state: checking })]
  addChange(outcome, before, { ...after, observed: before.observed })
  expect([outcome.changed.length, outcome.worthSaving.size]).toEqual([1, 0])
})

it('what is worth a write is written as it is in the end', () => {
  const outcome = emptyTurnResult()
  const first = anUpload()
  const second = { ...first, state: hashing }
  addChange(outcome, null, first)
  addChange(outcome, first, second)
  expect(outcome.changed).toEqual([first, second])
  expect(outcome.worthSaving.get(first.path)).toBe(second)
})

it('an upload that is gone and was never in Dropbox is forgotten instead of written', () => {
  const outcome = emptyTurnResult()
  const first = anUpload()
  addChange(outcome, null, first)
  addChange(outcome, first, { ...first, state: gone })
  expect([outcome.worthSaving.size, outcome.forgotten]).toEqual([0, new Set([first.path])])
  expect(outcome.changed).toHaveLength(2)
})

it.each([
  ['was in Dropbox', { stored: aStored() }],
  ['may yet land in Dropbox', { unconfirmed: anUnconfirmedSend() }],
])('an upload that is gone and %s is written, not forgotten', (_, known) => {
  const outcome = emptyTurnResult()
  const before = anUpload({ ...known, state: done })
  const after = { ...before, state: gone }
  addChange(outcome, before, after)
  expect([outcome.worthSaving.get(after.path), outcome.forgotten.size]).toEqual([after, 0])
})

it('an upload that comes back after it was forgotten is written, not forgotten', () => {
  const outcome = emptyTurnResult()
  const upload = anUpload()
  addChange(outcome, upload, { ...upload, state: gone })
  addChange(outcome, null, upload)
  expect([outcome.worthSaving.get(upload.path), outcome.forgotten.size]).toEqual([upload, 0])
})

it('what a step leaves behind is collected', () => {
  const result = emptyTurnResult()
  const upload = anUpload()
  addTraces(result, aStep(upload), 7)
  expect(result).toEqual(emptyTurnResult())
  const note = { kind: 'found', contentHash: hashOf('a'), destination: '/Team/a' } as const
  const effect = { kind: 'cancel' } as const
  const step = aStep(upload, { note, effect })
  addTraces(result, step, 7)
  expect(result).toMatchObject({
    todos: [{ upload, effect }],
    notes: [{ path: upload.path, atMs: 7, note }],
    sent: [step.sent],
  })
})
