// What a running Outbox tells another terminal, read back.
import { expect, it } from 'vitest'
import { parseLiveProgress } from '#shared/contract/live-progress.ts'

const sending = [{ path: 'film.mp4', sizeBytes: 9, sentBytes: 4, step: { kind: 'reconnecting' } }] as const
const live = { atMs: 10_000, progress: null, sending, batch: { id: 1, files: 3, untilMs: 20_000 }, hold: null }

it('is believed for seconds, by a clock that may have been set, and only if it is ours', () => {
  const text = JSON.stringify(live)
  expect(parseLiveProgress(text, 12_000)).toEqual(live)
  expect(parseLiveProgress(text, 9_000)).toEqual(live)
  const { batch: _, hold: __, ...older } = live
  expect(parseLiveProgress(JSON.stringify(older), 10_000)).toEqual({ ...live, batch: null })
  for (const nowMs of [15_001, 4_999]) expect(parseLiveProgress(text, nowMs)).toBeNull()
  for (const other of ['', '{"atMs":', '[]', JSON.stringify({ ...live, sending: 'all' })]) {
    expect(parseLiveProgress(other, 10_000)).toBeNull()
  }
})

it('what keeps all files is believed until it ends, and nothing else with it', () => {
  const hold = { reason: 'server_busy', untilMs: 3_610_000 } as const
  const text = JSON.stringify({ ...live, hold })
  expect(parseLiveProgress(text, 12_000)).toEqual({ ...live, hold })
  expect(parseLiveProgress(text, 3_609_999)).toEqual({ atMs: 10_000, progress: null, sending: [], batch: null, hold })
  for (const nowMs of [3_610_000, 4_999]) expect(parseLiveProgress(text, nowMs)).toBeNull()
  expect(parseLiveProgress(JSON.stringify({ ...live, hold: { ...hold, untilMs: 11_000 } }), 12_000)).toEqual(live)
})
