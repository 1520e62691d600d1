// What an earlier send brought to the company server.
import { expect, it } from 'vitest'
import { ResumedBytes } from '#uploader/queue-view/resumed-bytes.ts'
import type { UploadState } from '#shared/upload.ts'
import { done, sending } from '../../engine/builders.ts'

const relay: UploadState = { ...sending, terms: { ...sending.terms, way: 'relay' } }

it('is what a relay began with, while it is under way and after its file has arrived', () => {
  const resumed = new ResumedBytes()
  const states = new Map<string, UploadState>([
    ['film', relay],
    ['tape', relay],
    ['note', sending],
  ])
  const note = (filesLeft: number, ...progress: [string, number][]): number =>
    resumed.note(new Map(progress), (path) => states.get(path) ?? null, filesLeft)
  expect(note(3, ['note', 9])).toBe(0)
  expect(note(3, ['film', 500], ['note', 99])).toBe(500)
  expect(note(3, ['film', 600], ['tape', 0])).toBe(500)
  // It broke: none of its bytes count as done until it goes on.
  expect(note(3, ['tape', 50])).toBe(0)
  expect(note(3, ['film', 600], ['tape', 60])).toBe(600)
  states.set('film', done)
  expect(note(2, ['tape', 70])).toBe(600)
  expect(note(0)).toBe(0)
})
