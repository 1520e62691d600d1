// What the company server has of files that go through it.
import { expect, it } from 'vitest'
import { RelayBytes } from '#uploader/progress/relay-bytes.ts'
import type { UploadState } from '#shared/upload.ts'
import { done, sending } from '../../engine/builders.ts'

const relay: UploadState = { ...sending, terms: { ...sending.terms, way: 'relay' } }
const waits: UploadState = {
  kind: 'waiting',
  untilMs: 9,
  next: 'link',
  fingerprint: sending.fingerprint,
  reason: 'offline',
}

it('is what a relay began with, while it is under way, while it waits, and after its file has arrived', () => {
  const relays = new RelayBytes()
  const states = new Map<string, UploadState>([
    ['film', relay],
    ['tape', relay],
    ['note', sending],
  ])
  const note = (filesLeft: number, ...sent: [string, number][]) => {
    const progress = new Map(sent.map(([path, sentBytes]) => [path, { sentBytes, step: null }]))
    const { resumedBytes, restingBytes } = relays.note(progress, (path) => states.get(path) ?? null, filesLeft)
    return [resumedBytes, restingBytes]
  }
  expect(note(3, ['note', 9])).toEqual([0, 0])
  expect(note(3, ['film', 500], ['note', 99])).toEqual([500, 0])
  expect(note(3, ['film', 600], ['tape', 0])).toEqual([500, 0])
  // It broke: what arrived is there, and not sent a second time.
  states.set('film', waits)
  expect(note(3, ['tape', 50])).toEqual([500, 600])
  expect([relays.restingBytes('film'), relays.restingBytes('note')]).toEqual([600, null])
  states.set('film', relay)
  expect(note(3, ['film', 600], ['tape', 60])).toEqual([500, 0])
  // It begins anew.
  expect(note(3, ['film', 0])).toEqual([0, 60])
  expect(note(3, ['film', 700])).toEqual([0, 60])
  states.set('film', done)
  expect(note(2, ['tape', 70])).toEqual([0, 0])
  // It changed: what arrived is of no use.
  states.set('tape', { ...waits, fingerprint: { ...waits.fingerprint, contentHash: 'f'.repeat(64) } })
  expect(note(1)).toEqual([0, 0])
  expect(note(0)).toEqual([0, 0])
})
