// Another folder at the watched path is told once each time, and a person's word is heard while it stands there.
import { expect, test } from 'vitest'
import { ReplacedFolder } from '#uploader/session/replaced-folder.ts'
import type { Notice } from '#uploader/notices.ts'
import type { RootState } from '#shared/root-state.ts'

test('it is told once each time, also to who listens later, and a request is heard only then', async () => {
  let state: RootState = 'there'
  let request: string | null = 'born:1:2'
  let reads = 0
  const replaced = new ReplacedFolder({
    folder: '/in',
    dataFolder: '/data',
    stateNow: () => state,
    readRequest: () => {
      reads += 1
      return request
    },
    leadsElsewhere: null,
  })
  let isAsked = false
  void replaced.adoptAsked.then(() => (isAsked = true))
  const told: Notice[] = []
  replaced.onNotice((notice) => told.push(notice))
  const ticks = async (count: number): Promise<void> => {
    for (let tick = 0; tick < count; tick += 1) replaced.tick()
    await Promise.resolve()
  }
  await ticks(8)
  expect([told, reads, isAsked]).toEqual([[], 0, false])
  state = 'replaced'
  request = null
  await ticks(8)
  const notice = { kind: 'folder_replaced', folder: '/in', dataFolder: '/data' }
  expect([told, isAsked]).toEqual([[notice], false])
  replaced.onNotice((later) => told.push(later))
  state = 'away'
  await ticks(1)
  state = 'replaced'
  await ticks(1)
  expect(told).toHaveLength(4)
  request = 'born:3:4'
  await ticks(4)
  expect(isAsked).toBe(true)
})

test('a link that a person wants followed is followed without a question, another folder at its end is asked about', async () => {
  for (const isSwitched of [true, false]) {
    const replaced = new ReplacedFolder({
      folder: '/in',
      dataFolder: '/data',
      stateNow: () => 'replaced',
      readRequest: () => null,
      leadsElsewhere: async () => isSwitched,
    })
    let isAsked = false
    void replaced.adoptAsked.then(() => (isAsked = true))
    const told: Notice[] = []
    replaced.onNotice((notice) => told.push(notice))
    for (let tick = 0; tick < 3; tick += 1) {
      replaced.tick()
      await Promise.resolve()
      await Promise.resolve()
    }
    await Promise.resolve()
    expect([isAsked, told.length]).toEqual([isSwitched, isSwitched ? 0 : 1])
  }
})
