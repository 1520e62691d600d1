// What waits in its grace time, told to a terminal, and taken back in another one.
import { expect, test } from 'vitest'
import { readUndoAnswer, writeUndoRequest } from '#adapters/system/undo-request.ts'
import type { OpenBatch, QueueEvent } from '#engine/events.ts'
import type { Notice } from '#uploader/notices.ts'
import { GraceNews } from '#uploader/progress/grace-news.ts'
import { temporaryFolder } from '#test/rigs/temporary-folder.ts'

function someNews() {
  const dataFolder = temporaryFolder()
  let batch: OpenBatch | null = null
  let nowMs = 0
  const told: QueueEvent[] = []
  const heard: Notice[] = []
  const engine = {
    openBatch: () => batch,
    pathsOf: (id: number) => (id === batch?.id ? ['a', 'b'] : []),
    dispatch: (event: QueueEvent) => void told.push(event),
  }
  const news = new GraceNews({ dataFolder, engine: () => engine, nowMs: () => nowMs })
  news.onNotice((notice) => heard.push(notice))
  const see = (seen: OpenBatch | null, atMs: number): void => {
    batch = seen
    nowMs = atMs
    news.tick()
  }
  return { dataFolder, heard, see, told }
}

test('a batch is told once it has come, and again when more of it comes', () => {
  const { dataFolder, heard, see } = someNews()
  see({ id: 1, files: 1, untilMs: 30_000 }, 0)
  see({ id: 1, files: 2, untilMs: 30_100 }, 250)
  expect(heard).toEqual([])
  see({ id: 1, files: 2, untilMs: 30_100 }, 500)
  see({ id: 1, files: 2, untilMs: 30_100 }, 750)
  expect(heard).toEqual([{ kind: 'in_grace', files: 2, seconds: 30, dataFolder }])
  see({ id: 1, files: 3, untilMs: 31_000 }, 1_000)
  see({ id: 1, files: 3, untilMs: 31_000 }, 1_250)
  see({ id: 1, files: 1, untilMs: 31_000 }, 1_500)
  see({ id: 1, files: 1, untilMs: 31_000 }, 1_750)
  see({ id: 2, files: 1, untilMs: 60_000 }, 30_000)
  see({ id: 2, files: 1, untilMs: 60_000 }, 30_250)
  expect(heard.map((notice) => notice.kind === 'in_grace' && notice.files)).toEqual([2, 3, 1])
})

test('what another terminal takes back is taken back once, told here and answered there', () => {
  const { dataFolder, heard, see, told } = someNews()
  const batch = { id: 4, files: 2, untilMs: 30_000 }
  see(batch, 0)
  writeUndoRequest(dataFolder, 4)
  see(batch, 29_900)
  see(null, 30_100)
  expect(told).toEqual([{ kind: 'take_back', batch: 4 }])
  expect(heard).toEqual([{ kind: 'taken_back', files: 2 }])
  expect(readUndoAnswer(dataFolder)).toBe(2)
})

test('a word that is a moment late is answered: nothing was taken back', () => {
  const { dataFolder, heard, see } = someNews()
  see({ id: 4, files: 2, untilMs: 30_000 }, 29_900)
  writeUndoRequest(dataFolder, 4)
  see(null, 30_100)
  expect([heard, readUndoAnswer(dataFolder)]).toEqual([[], 0])
})

test('what an earlier run was asked is forgotten', () => {
  const { dataFolder } = someNews()
  writeUndoRequest(dataFolder, 1)
  const told: QueueEvent[] = []
  const engine = {
    openBatch: () => ({ id: 1, files: 1, untilMs: 30_000 }),
    pathsOf: () => ['a'],
    dispatch: (event: QueueEvent) => void told.push(event),
  }
  new GraceNews({ dataFolder, engine: () => engine, nowMs: () => 0 }).tick()
  expect(told).toEqual([])
})
