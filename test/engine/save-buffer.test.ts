// What is to be written, gathered so that many small files share one durable write.
import { describe, expect, it } from 'vitest'
import { lazySaveMs, mostPerSave } from '#engine/limits.ts'
import type { Batch, Ledger, SaveAnswer } from '#engine/ports.ts'
import { SaveBuffer, type ToSave } from '#engine/save-buffer.ts'
import type { HistoryRow } from '#shared/rows/history-entry.ts'
import type { SentFile } from '#shared/rows/sent-file.ts'
import type { Upload } from '#shared/upload.ts'
import { anUpload, done, nowMs, sending } from './builders.ts'

/** A ledger that keeps each batch it was handed, and answers as it is told. */
function aLedger() {
  const batches: Batch[] = []
  const answers: SaveAnswer[] = []
  const ledger: Ledger = {
    load: () => Promise.resolve([]),
    save(batch) {
      batches.push(structuredClone(batch))
      return Promise.resolve(answers.shift() ?? { kind: 'saved' })
    },
  }
  const answer = (...kinds: SaveAnswer['kind'][]): void => {
    for (const kind of kinds) answers.push(kind === 'saved' ? { kind } : { kind, reason: 'disk_full' })
  }
  return { ledger, batches, answer }
}

function aBuffer() {
  const { ledger, batches, answer } = aLedger()
  const failNext = (times: number): void => answer(...Array.from({ length: times }, () => 'failed' as const))
  return { buffer: new SaveBuffer(ledger), batches, answer, failNext }
}

function toSave(change: {
  uploads?: readonly Upload[]
  forgotten?: readonly string[]
  notes?: HistoryRow[]
  sent?: SentFile[]
}): ToSave {
  const { uploads = [], forgotten = [], notes = [], sent = [] } = change
  return {
    worthSaving: new Map(uploads.map((upload) => [upload.path, upload])),
    forgotten: new Set(forgotten),
    notes,
    sent,
  }
}

function numbered(count: number): Upload[] {
  return Array.from({ length: count }, (_, index) => anUpload({ path: `${index}` }))
}

function aNote(index: number): HistoryRow {
  return { path: `${index}`, atMs: index, note: { kind: 'removed' } }
}

describe('an empty buffer', () => {
  it('has nothing to write and no time to write it', async () => {
    const { buffer, batches } = aBuffer()
    buffer.add(toSave({}), nowMs)
    expect([buffer.isEmpty, buffer.nextFlushMs, buffer.isDue(nowMs + 1e9, false)]).toEqual([true, null, false])
    expect(await buffer.flush(nowMs, null)).toEqual({ kind: 'saved' })
    expect(batches).toEqual([])
  })
})

describe('what is added', () => {
  it.each([
    ['an upload', { uploads: [anUpload()] }],
    ['a path to forget', { forgotten: ['x'] }],
    ['a line of history', { notes: [aNote(1)] }],
  ])('%s is due a quarter of a second later', (_, change) => {
    const { buffer } = aBuffer()
    buffer.add(toSave(change), nowMs)
    expect([buffer.isEmpty, buffer.nextFlushMs]).toEqual([false, nowMs + lazySaveMs])
    expect([buffer.isDue(nowMs + lazySaveMs - 1, false), buffer.isDue(nowMs + lazySaveMs, false)]).toEqual([
      false,
      true,
    ])
  })

  it('later is written with what came first, at its time', () => {
    const { buffer } = aBuffer()
    buffer.add(toSave({ uploads: [anUpload()] }), nowMs)
    buffer.add(toSave({ uploads: [anUpload()] }), nowMs + 200)
    expect(buffer.nextFlushMs).toBe(nowMs + lazySaveMs)
  })

  it('is due at once when it is much', () => {
    const { buffer } = aBuffer()
    buffer.add(toSave({ uploads: numbered(mostPerSave - 1) }), nowMs)
    expect(buffer.isDue(nowMs, false)).toBe(false)
    buffer.add(toSave({ uploads: [anUpload({ path: 'one more' })] }), nowMs)
    expect(buffer.isDue(nowMs, false)).toBe(true)
  })
})

describe('one write', () => {
  it('holds everything once, as it is in the end and at rest', async () => {
    const { buffer, batches } = aBuffer()
    buffer.add(toSave({ uploads: [anUpload({ path: 'a' }), anUpload({ path: 'b' })], notes: [aNote(1)] }), nowMs)
    buffer.add(toSave({ uploads: [anUpload({ path: 'a', state: sending })], notes: [aNote(2)] }), nowMs)
    expect(await buffer.flush(nowMs, null)).toEqual({ kind: 'saved' })
    expect(batches).toHaveLength(1)
    expect(batches[0]?.uploads.map(({ path, state }) => [path, state.kind])).toEqual([
      ['a', 'waiting'],
      ['b', 'settling'],
    ])
    expect(batches[0]?.uploads[0]?.unconfirmed).not.toBeNull()
    expect(batches[0]).toMatchObject({ forgotten: [], notes: [aNote(1), aNote(2)] })
  })

  it('leaves nothing to write', async () => {
    const { buffer, batches } = aBuffer()
    buffer.add(toSave({ uploads: [anUpload()], forgotten: ['x'], notes: [aNote(1)] }), nowMs)
    await buffer.flush(nowMs, null)
    await buffer.flush(nowMs, null)
    expect([buffer.isEmpty, buffer.nextFlushMs, batches.length]).toEqual([true, null, 1])
  })

  it('forgets a path whose upload was to be written, and writes one that came back', async () => {
    const { buffer, batches } = aBuffer()
    buffer.add(toSave({ uploads: [anUpload({ path: 'removed' })], forgotten: ['back'] }), nowMs)
    buffer.add(toSave({ uploads: [anUpload({ path: 'back' })], forgotten: ['removed'] }), nowMs)
    await buffer.flush(nowMs, null)
    expect(batches[0]?.uploads.map(({ path }) => path)).toEqual(['back'])
    expect(batches[0]?.forgotten).toEqual(['removed'])
  })
})

describe('much to write', () => {
  it('is written in bounded parts, each thing once', async () => {
    const { buffer, batches } = aBuffer()
    const forgotten = Array.from({ length: 1_500 }, (_, index) => `old ${index}`)
    const notes = Array.from({ length: 2_001 }, (_, index) => aNote(index))
    buffer.add(toSave({ uploads: numbered(2_500), forgotten, notes }), nowMs)
    expect(await buffer.flush(nowMs, null)).toEqual({ kind: 'saved' })
    const parts = batches.map((batch) => [batch.uploads.length, batch.forgotten.length, batch.notes.length])
    expect(parts).toEqual([
      [1_000, 1_000, 1_000],
      [1_000, 500, 1_000],
      [500, 0, 1],
    ])
    expect(new Set(batches.flatMap(({ uploads }) => uploads.map(({ path }) => path))).size).toBe(2_500)
    expect(new Set(batches.flatMap((batch) => batch.forgotten)).size).toBe(1_500)
    expect(batches.flatMap((batch) => batch.notes)).toEqual(notes)
    expect([buffer.isEmpty, buffer.nextFlushMs]).toEqual([true, null])
  })

  it('of which a part fails is not written until that part is, and what was written is not written again', async () => {
    const { buffer, batches, answer } = aBuffer()
    answer('saved', 'failed')
    buffer.add(toSave({ uploads: numbered(1_500) }), nowMs)
    expect(await buffer.flush(nowMs, null)).toEqual({ kind: 'failed', reason: 'disk_full' })
    expect([buffer.isEmpty, buffer.nextFlushMs]).toEqual([false, nowMs + 1_000])
    expect(await buffer.flush(nowMs + 1_000, null)).toEqual({ kind: 'saved' })
    expect(batches.map(({ uploads }) => [uploads.length, uploads[0]?.path])).toEqual([
      [1_000, '0'],
      [500, '1000'],
      [500, '1000'],
    ])
    expect([buffer.isEmpty, buffer.nextFlushMs]).toEqual([true, null])
  })
})

describe('a write that fails', () => {
  it('is tried again later with all that came since', async () => {
    const { buffer, batches, failNext } = aBuffer()
    failNext(1)
    buffer.add(toSave({ uploads: [anUpload({ path: 'a' })], forgotten: ['x'], notes: [aNote(1)] }), nowMs)
    expect(await buffer.flush(nowMs, null)).toEqual({ kind: 'failed', reason: 'disk_full' })
    expect([buffer.isEmpty, buffer.nextFlushMs]).toEqual([false, nowMs + 1_000])
    buffer.add(toSave({ uploads: [anUpload({ path: 'a', state: done })] }), nowMs + 10)
    expect(buffer.nextFlushMs).toBe(nowMs + 1_000)
    expect(await buffer.flush(nowMs + 1_000, null)).toEqual({ kind: 'saved' })
    expect(batches[1]).toMatchObject({ uploads: [{ path: 'a', state: done }], forgotten: ['x'], notes: [aNote(1)] })
    expect([buffer.isEmpty, buffer.nextFlushMs]).toEqual([true, null])
  })

  it('is tried ever more rarely, but once a minute, and starts anew after a success', async () => {
    const { buffer, failNext } = aBuffer()
    failNext(9)
    buffer.add(toSave({ uploads: [anUpload()] }), nowMs)
    const delays: number[] = []
    for (let index = 0; index < 9; index++) {
      await buffer.flush(nowMs, null)
      delays.push((buffer.nextFlushMs ?? 0) - nowMs)
    }
    expect(delays).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000, 60_000])
    await buffer.flush(nowMs, null)
    failNext(1)
    buffer.add(toSave({ uploads: [anUpload()] }), nowMs)
    await buffer.flush(nowMs, null)
    expect(buffer.nextFlushMs).toBe(nowMs + 1_000)
  })

  it('is not hurried by much', async () => {
    const { buffer, failNext } = aBuffer()
    failNext(1)
    buffer.add(toSave({ uploads: numbered(mostPerSave) }), nowMs)
    await buffer.flush(nowMs, null)
    expect([buffer.isDue(nowMs + 999, false), buffer.isDue(nowMs + 1_000, false)]).toEqual([false, true])
  })

  it('costs at most the oldest history, and only beyond ten thousand lines', async () => {
    const { buffer, batches } = aBuffer()
    const notes = Array.from({ length: 10_000 }, (_, index) => aNote(index))
    buffer.add(toSave({ notes }), nowMs)
    buffer.add(toSave({ notes: [aNote(10_000), aNote(10_001)] }), nowMs)
    await buffer.flush(nowMs, null)
    const kept = batches.flatMap((batch) => batch.notes)
    expect([kept.length, kept[0], kept.at(-1)]).toEqual([10_000, aNote(2), aNote(10_001)])
  })
})

it('a row of the history goes with the record that it is about, once', async () => {
  const { buffer, batches, failNext } = aBuffer()
  const many = Array.from({ length: 1_001 }, (_, index) => anUpload({ path: `file ${index}` }))
  const sentOf = (path: string): SentFile => ({
    path,
    how: 'sent',
    contentHash: 'a',
    sizeBytes: 1,
    targetId: 1,
    destination: null,
    rev: null,
    addedAtMs: 1,
    sentAtMs: 2,
    tries: 1,
    original: 'kept',
  })
  const sent = [sentOf('file 1000'), sentOf('file 0'), sentOf('gone')]
  buffer.add(toSave({ uploads: many, forgotten: ['gone'], sent }), 1)
  failNext(1)
  await buffer.flush(1, null)
  await buffer.flush(1, null)
  expect(batches.map((batch) => batch.sent.map(({ path }) => path))).toEqual([
    ['file 0', 'gone'],
    ['file 0', 'gone'],
    ['file 1000'],
  ])
})
