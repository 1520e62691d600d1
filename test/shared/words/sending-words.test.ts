// What is said of a file that is being sent, also while no byte of it leaves.
import { expect, it } from 'vitest'
import { english } from '#shared/messages/english.ts'
import type { SendStep } from '#shared/rows/send-progress.ts'
import type { UploadRow } from '#shared/rows/upload-row.ts'
import { uploadWords } from '#shared/words/upload-words.ts'

const viewer = { nowMs: Date.parse('2026-11-23T14:00:00Z'), timeZone: 'UTC', language: english }
const row: UploadRow = {
  path: 'a/film.mp4',
  state: 'sending',
  reason: null,
  nextTryAt: null,
  action: null,
  inFolder: true,
  sizeBytes: 5_000_000_000,
  limitBytes: null,
  contentHash: null,
  sentBytes: 1_200_000_000,
  destination: null,
}

function said(changes: Partial<UploadRow>): string {
  const { status, what, next } = uploadWords({ ...row, ...changes }, viewer)
  return `${status} | ${what} ${next}`.trim()
}

it('tells the bytes of a large file, and the share of any', () => {
  expect(said({})).toBe('Uploading 24 % | “film.mp4” is being sent: 1.2 of 5.0 GB.')
  expect(said({ bytesPerSecond: 10_000_000 })).toBe(
    'Uploading 24 % | “film.mp4” is being sent: 1.2 of 5.0 GB, 10 MB/s, about 4–9 min left.',
  )
  expect(said({ sizeBytes: 5_000_000, sentBytes: 1_200_000 })).toBe('Uploading 24 % | “film.mp4” is being sent.')
  expect(said({ sentBytes: 0 })).toBe('Uploading | “film.mp4” is being sent.')
})

it.each([
  [
    { kind: 'rereading', readBytes: 400_000_000, ofBytes: 1_200_000_000 },
    'Checking 33 % | Checking what arrived of “film.mp4” before: 400 MB of 1.2 GB. Then the rest is sent.',
  ],
  [
    { kind: 'reconnecting' },
    'Connection lost | The connection was lost after 1.2 GB of “film.mp4”. It goes on from there.',
  ],
  [
    { kind: 'waiting_for_room' },
    'Waiting for the server | Your company’s server had no room for more after 1.2 GB of “film.mp4”. It goes on from there.',
  ],
  [{ kind: 'finishing' }, 'Finishing | All of “film.mp4” has arrived. Dropbox makes it a file.'],
  [
    { kind: 'answer_awaited' },
    'Finishing | All of “film.mp4” was handed to the network. Dropbox’s word that it arrived is awaited.',
  ],
] satisfies [SendStep, string][])('says what is done while no byte leaves: %j', (step, words) => {
  expect(said({ step })).toBe(words)
})

it('speaks of a break before the first byte, too', () => {
  expect(said({ step: { kind: 'reconnecting' }, sentBytes: 0 })).toContain(
    'lost before any of “film.mp4” arrived. It begins when there is a connection again.',
  )
})

it('says where a file goes on that waits after a break', () => {
  const waits = { state: 'waiting', reason: 'connection_lost', sentBytes: null, arrivedBytes: 1_200_000_000 } as const
  const there = '1.2 of 5.0 GB have arrived; it goes on from there.'
  expect(said(waits)).toContain(there)
  // A program that was killed in the middle knows no more than what is there, which is not the very end.
  expect(said({ ...waits, reason: 'outcome_unknown' })).toContain(`| Sending “film.mp4” was interrupted. ${there}`)
  expect(said({ ...waits, state: 'checking', reason: null })).toBe(
    `Checking | Outbox looks whether “film.mp4” is in Dropbox. ${there}`,
  )
  expect(said({ ...waits, state: 'linking', reason: null })).toContain(`Then it is sent. ${there}`)
  expect(said({ ...waits, state: 'sending', reason: 'paused' })).toContain(there)
})
