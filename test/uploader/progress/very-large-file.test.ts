// What is shown of 20 GB on their way, second by second, over a restart and a break in the middle.
import { expect, it } from 'vitest'
import { progressParts } from '#renderer/words/progress-words.ts'
import { english } from '#shared/messages/english.ts'
import type { KeptRelay } from '#shared/contract/kept-relays.ts'
import type { SendProgress } from '#shared/rows/send-progress.ts'
import type { Upload, UploadState } from '#shared/upload.ts'
import { uploadWords } from '#shared/words/upload-words.ts'
import { ProgressMeter } from '#uploader/progress/progress-meter.ts'
import { rowOf } from '#uploader/queue-view/rows.ts'
import { aFingerprint, anUpload, sending } from '../../engine/builders.ts'

const sizeBytes = 20_000_000_000
const pieceBytes = 8 * 1024 * 1024
const bytesPerSecond = 25_000_000
const viewer = { nowMs: 0, timeZone: 'UTC', language: english }
const fingerprint = aFingerprint('a', { sizeBytes })
const observed = { kind: 'file', stat: fingerprint.stat } as const
const terms = { ...sending.terms, way: 'relay', expiresAtMs: 90_000_000 } as const
const relay: UploadState = { ...sending, fingerprint, terms }
const checks: UploadState = { kind: 'checking', fingerprint, isOutdated: false }

/** One run of the program, from `kept` on. */
function aRun(kept: readonly KeptRelay[]) {
  let last: readonly KeptRelay[] = kept
  const film = (state: UploadState): Upload => anUpload({ path: 'film.mp4', observed, state })
  const relays = {
    first: kept,
    note: (told: readonly KeptRelay[]) => void (last = told),
    close: async () => undefined,
  }
  const meter = new ProgressMeter([film(checks)], { relays, targetId: () => sending.targetId })
  return {
    kept: () => last,
    /** The header, and the row, at `nowMs`; `sent` is null before the relay goes on. */
    look(nowMs: number, sent: number | null, step: SendProgress['step'] = null) {
      const upload = film(sent === null ? checks : relay)
      meter.apply(upload)
      const arrivedBytes = Math.floor((sent ?? 0) / pieceBytes) * pieceBytes
      const all = new Map(sent === null ? [] : [['film.mp4', { sentBytes: sent, arrivedBytes, step }]])
      meter.sample({ progress: () => all, upload: () => upload }, nowMs, 'going')
      const shown = { reason: null, nextTryAtMs: null, limitBytes: null, restingBytes: meter.restingBytes(upload) }
      const row = rowOf(upload, { ...shown, progress: meter.shown(all).get('film.mp4') ?? null })
      const progress = meter.progress()
      return {
        progress,
        header: progress === null ? '' : progressParts(progress, 4, english).join(' · '),
        row: uploadWords(row, viewer),
      }
    },
  }
}

it('goes up and never back, and its pace and time left are true', () => {
  let nowMs = 0
  let sent = 0
  let shownBytes = 0
  let percent = 0
  let run = aRun([])
  const pass = (): void => {
    nowMs += 1_000
    sent = Math.min(sizeBytes, sent + bytesPerSecond)
    const { progress, row } = run.look(nowMs, sent)
    expect(progress?.bytesDone).toBeGreaterThanOrEqual(shownBytes)
    shownBytes = progress?.bytesDone ?? 0
    const told = Number(/\d+/.exec(row.status)?.[0] ?? percent)
    expect(told).toBeGreaterThanOrEqual(percent)
    percent = told
    const pace = progress?.bytesPerSecond ?? bytesPerSecond
    // What of a piece is sent again does not count as sent just now.
    expect(Math.abs(pace / bytesPerSecond - 1)).toBeLessThan(0.2)
    const leftMs = ((sizeBytes - sent) / bytesPerSecond) * 1_000
    const left = progress?.left ?? { leastMs: leftMs, mostMs: leftMs }
    expect([left.leastMs <= leftMs, left.mostMs >= leftMs]).toEqual([true, true])
  }
  while (sent < 8_000_000_000) pass()
  expect(run.look(nowMs, sent).header).toBe('0 of 1 file · 8.0 of 20 GB · about 5–12 min left · 25 MB/s')
  expect(run.look(nowMs, sent).row).toMatchObject({
    status: 'Uploading 40 %',
    what: '“film.mp4” is being sent: 8.0 of 20 GB.',
  })
  // Killed and started again, with the last quarter of a second forgotten and the piece under way lost.
  run = aRun(run.kept())
  sent = Math.floor(sent / pieceBytes) * pieceBytes
  const first = run.look(nowMs, null)
  expect([first.header, first.row.next]).toEqual([
    '0 of 1 file · 8.0 of 20 GB',
    '8.0 of 20 GB have arrived; it goes on from there.',
  ])
  const read = run.look(nowMs, sent, { kind: 'rereading', readBytes: 3_000_000_000, ofBytes: sent })
  expect(read.header).toBe('0 of 1 file · 8.0 of 20 GB')
  expect(read.row.what).toBe('Checking what arrived of “film.mp4” before: 3.0 of 8.0 GB.')
  while (sent < 15_000_000_000) pass()
  const lost = run.look(nowMs, Math.floor(sent / pieceBytes) * pieceBytes, { kind: 'reconnecting' })
  expect([lost.header, lost.row.status]).toEqual(['0 of 1 file · 15 of 20 GB', 'Connection lost'])
  sent = Math.floor(sent / pieceBytes) * pieceBytes
  while (sent < sizeBytes) pass()
  expect([percent, run.look(nowMs, sent).header.slice(0, 29)]).toEqual([99, '0 of 1 file · 20 of 20 GB · a'])
})
