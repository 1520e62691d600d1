import { expect, test } from 'vitest'
import type { DecideRequest, SendAfterAll } from '#adapters/system/decide-request.ts'
import type { Engine, QueueEvent } from '#engine/events.ts'
import { AskedNews, askedIn } from '#uploader/session/files-asked.ts'
import { anUpload } from '#test/contract/sample-uploads.ts'
import type { Upload } from '#shared/upload.ts'

const settling = { kind: 'settling', untilMs: 0, changingSinceMs: 0, reason: 'settling' } as const
const asked = (path: string): Upload => anUpload({ path, stored: null, intent: 'ask', state: settling })

test('only files that wait for an answer are asked about', () => {
  const done = { ...asked('done'), state: { kind: 'done', atMs: 1 } } as const
  expect(askedIn([asked('a'), { ...asked('b'), intent: 'go' }, done]).files).toBe(1)
})

test('a person is asked once a drop has come to rest, again for more, and the answer is handed on', () => {
  let uploads: readonly Upload[] = []
  let request: DecideRequest | null = null
  const told: QueueEvent[] = []
  const engine = {
    status: () => ({ asked: { files: uploads.length, bytes: 0 } }),
    openUploads: () => uploads.values(),
    dispatch: (event: QueueEvent) => void told.push(event),
  } as unknown as Engine
  const takeSendAfterAll = (): null => null
  const news = new AskedNews({ dataFolder: '/d', engine: () => engine, takeRequest: () => request, takeSendAfterAll })
  const heard: number[] = []
  news.onNotice((notice) => heard.push(notice.kind === 'many_at_once' ? notice.asked.files : -1))
  const tick = (times: number): void => {
    for (let time = 0; time < times; time++) news.tick()
  }
  tick(9)
  uploads = [asked('a')]
  tick(4)
  uploads = [asked('a'), asked('b')]
  tick(4)
  expect(heard).toEqual([])
  tick(20)
  expect(heard).toEqual([2])
  uploads = [asked('a'), asked('b'), asked('c')]
  news.tick(true)
  expect(heard).toEqual([2, 3])
  request = { answer: 'leave_out', below: 'In' }
  tick(1)
  expect(told).toEqual([{ kind: 'decide', intent: 'skip', below: 'In' }])
})

test('what a person left out goes on its way after all, whether or not anything else is asked', () => {
  const leftOut = (path: string): Upload => ({ ...asked(path), intent: 'skip' })
  const uploads = [leftOut('In/a'), leftOut('In/b'), leftOut('c'), asked('In/d')]
  let afterAll: SendAfterAll | null = null
  const told: QueueEvent[] = []
  const engine = {
    status: () => ({ asked: { files: 0, bytes: 0 } }),
    openUploads: () => uploads.values(),
    dispatch: (event: QueueEvent) => void told.push(event),
  } as unknown as Engine
  const takeSendAfterAll = (): SendAfterAll | null => afterAll
  const news = new AskedNews({ dataFolder: '/d', engine: () => engine, takeRequest: () => null, takeSendAfterAll })
  for (const below of ['In', 'In/b', 'I', null]) {
    afterAll = { below }
    news.tick()
  }
  const paths = told.map((event) => (event.kind === 'intent' ? event.paths : []))
  expect(paths).toEqual([['In/a', 'In/b'], ['In/b'], ['In/a', 'In/b', 'c']])
})
