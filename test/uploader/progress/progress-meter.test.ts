// Files and relays together: how far all is, at what pace.
import { expect, it } from 'vitest'
import { ProgressMeter } from '#uploader/progress/progress-meter.ts'
import type { SendProgress, SendStep } from '#shared/rows/send-progress.ts'
import type { Upload, UploadState } from '#shared/upload.ts'
import { anUpload, sending } from '../../engine/builders.ts'

const relay: UploadState = { ...sending, terms: { ...sending.terms, way: 'relay' } }
const waits = {
  kind: 'waiting',
  untilMs: 9,
  next: 'link',
  fingerprint: sending.fingerprint,
  reason: 'offline',
} as const

it('neither counts what was there before as sent now, nor forgets what is there while a large file waits', () => {
  const film = (state: UploadState): Upload => anUpload({ path: 'film', state })
  const relays = { first: [], note: () => undefined, close: async () => undefined }
  const sizeBytes = sending.fingerprint.stat.sizeBytes
  const meter = new ProgressMeter([film(relay)], { relays, targetId: () => 1 })
  let nowMs = 0
  const pass = (state: UploadState, sent: number | null, step: SendStep | null = null): void => {
    meter.apply(film(state))
    nowMs += 1_000
    const one: [string, SendProgress][] = sent === null ? [] : [['film', { sentBytes: sent, step }]]
    meter.sample({ progress: () => new Map(one), upload: () => film(state) }, nowMs, 'going')
  }
  for (const sent of [2, 2, 2, 2]) pass(relay, sent)
  expect(meter.progress()).toMatchObject({ bytesDone: 2, bytesAll: sizeBytes, bytesPerSecond: null })
  pass(relay, 4)
  expect(meter.progress()).toMatchObject({ bytesDone: 4, bytesPerSecond: 0.5 })
  pass(relay, 4, { kind: 'reconnecting' })
  expect(meter.progress()).toMatchObject({ bytesDone: 4, bytesPerSecond: null, left: null })
  pass(waits, null)
  expect([meter.progress()?.bytesDone, meter.restingBytes(film(waits))]).toEqual([4, 4])
  pass(relay, 4)
  expect(meter.progress()).toMatchObject({ bytesDone: 4, bytesAll: sizeBytes })
})
