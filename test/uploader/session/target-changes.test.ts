import { expect, test } from 'vitest'
import type { QueueEvent } from '#engine/events.ts'
import type { SaveAnswer } from '#engine/ports.ts'
import type { Notice } from '#uploader/notices.ts'
import { TargetNews } from '#uploader/session/target-changes.ts'
import { TargetWatch } from '#uploader/session/target-watch.ts'
import { anUpload, aStored, done } from '#test/engine/builders.ts'

const me = { device: 'laptop', base: '/Acme', directMaxBytes: 5, relayMaxBytes: 0, accountId: null }
const sent = anUpload({ state: done, stored: aStored() })

async function change(saveAnswer: SaveAnswer = { kind: 'saved' }) {
  const records = { readTargets: async () => ({ targets: [], currentId: null }), writeTargets: async () => saveAnswer }
  const { watch } = await TargetWatch.open(records, 'https://a.example')
  const told: QueueEvent[] = []
  const engine = { dispatch: (event: QueueEvent) => void told.push(event), uploads: () => [sent].values() }
  const notices: Notice[] = []
  const targets = new TargetNews(watch, null)
  targets.onNotice((notice) => notices.push(notice))
  return { targets, watch, told, notices, engine }
}

test('a change is told to the engine, and to a person with the number of files', async () => {
  const { targets, engine, told, notices } = await change()
  expect(await targets.hear(me, engine)).toBe(true)
  expect([told, notices]).toEqual([[], []])
  expect(await targets.hear({ ...me, base: '/Other' }, engine)).toBe(true)
  expect(told).toEqual([{ kind: 'target', id: 2 }])
  expect(notices).toMatchObject([
    { kind: 'target_changed', before: { base: '/Acme' }, now: { base: '/Other' }, files: 1 },
  ])
  const late: Notice[] = []
  targets.onNotice((notice) => late.push(notice))
  expect(late).toEqual(notices)
})

test('a change that is not written down is told to nobody', async () => {
  const { targets, engine, told, notices } = await change({ kind: 'failed', reason: 'disk_full' })
  expect([await targets.hear(me, engine), told, notices]).toEqual([false, [], []])
})

test('a change since the last run is told with the first reading of the ledger', async () => {
  const { watch } = await change()
  const before = { id: 9, server: 'https://b.example', device: null, base: null, accountId: null }
  const targets = new TargetNews(watch, { before, now: { ...before, id: 1, server: 'https://a.example' } })
  const notices: Notice[] = []
  targets.onNotice((notice) => notices.push(notice))
  const rows = [sent, { ...sent, stored: { ...aStored(), targetId: 9 } }]
  const ledger = targets.counted({ load: async () => rows, save: async () => ({ kind: 'saved' }) })
  expect(await ledger.load()).toBe(rows)
  await ledger.load()
  expect(notices).toMatchObject([{ kind: 'target_changed', files: 1 }])
})
