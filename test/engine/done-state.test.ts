// A file that is proved to be in Dropbox stays, or is to be moved; then its row of the history waits.
import { expect, it } from 'vitest'
import { doneState, isMoveOpen } from '#engine/done-state.ts'
import type { SentFile } from '#shared/sent/sent-file.ts'
import { absent, aFile, aFingerprint, anUpload, aSent, done, moveDue, nowMs } from './builders.ts'

const print = aFingerprint()
const row: SentFile | null = aSent(anUpload(), { kind: 'sent', contentHash: print.contentHash, sizeBytes: 100 })

it('where files stay the row is told at once', () => {
  const keep = { nowMs, afterUpload: 'keep' } as const
  expect(doneState(print, aFile(), row, keep)).toEqual({ state: { kind: 'done', atMs: nowMs }, sent: row })
})

it('what is not there any more is not moved', () => {
  const { state, sent } = doneState(print, absent, row, { nowMs, afterUpload: 'sent' })
  expect([state, sent]).toEqual([{ kind: 'done', atMs: nowMs }, row])
})

it.each(['sent', 'trash'] as const)('what is there is to be moved, and its row waits: %s', (afterUpload) => {
  const { state, sent } = doneState(print, aFile(), row, { nowMs, afterUpload })
  const original = {
    kind: 'due',
    to: afterUpload,
    fingerprint: print,
    turn: 1,
    tries: 0,
    untilMs: nowMs,
    isBegun: false,
    row,
  }
  expect([state, sent]).toEqual([{ kind: 'done', atMs: nowMs, original }, null])
})

it('a move is open once it was begun', () => {
  expect(isMoveOpen(done)).toBe(false)
  expect(isMoveOpen({ ...done, original: moveDue })).toBe(false)
  expect(isMoveOpen({ ...done, original: { ...moveDue, isBegun: true } })).toBe(true)
})
