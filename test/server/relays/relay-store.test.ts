// What is on disk of a relay, as another server finds it.
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { digestsOf } from '#server/relays/piece-digests.ts'
import type { Piece } from '#server/relays/relay.ts'
import { RelayStore } from '#server/relays/relay-store.ts'
import { aRelay } from '../a-relay-context.ts'
import { temporaryFolder } from '#test/rigs/temporary-folder.ts'

function aPiece(offset: number, text: string): Piece {
  const bytes = Buffer.from(text)
  return { offset, length: bytes.length, digests: digestsOf(bytes) }
}

function aStore(path = ':memory:'): RelayStore {
  const store = new RelayStore(path)
  onTestFinished(() => {
    try {
      store.close()
    } catch {
      // closed by the test
    }
  })
  return store
}

const { ask } = aRelay()
const commit = {
  path: '/a',
  mode: { '.tag': 'update', update: '015f2a3b4c5d6e7' },
  autorename: false,
  strict_conflict: false,
  mute: true,
  client_modified: '2026-11-20T08:00:00Z',
} as const

test('everything is there again after a restart', () => {
  const path = join(temporaryFolder(), 'relays.db')
  const store = aStore(path)
  store.add(aRelay())
  const begun = store.begin(aRelay(), 'session', aPiece(0, 'hello'), 2_000)
  store.expect(begun, aPiece(5, 'world'))
  const kept = store.saveCommit(begun, commit)
  store.close()
  const again = aStore(path)
  expect(again.find('one')).toEqual(kept)
  expect(kept).toMatchObject({ sessionId: 'session', offset: 5, touchedMs: 2_000, commit })
  expect(again.expected(kept)).toEqual([aPiece(5, 'world')])
  expect(again.digests(kept)).toEqual([aPiece(0, 'hello').digests])
  expect(again.find('two')).toBeNull()
})

test('a piece that arrived ends what was expected at its place, also what differs', () => {
  const store = aStore()
  store.add(aRelay())
  let relay = store.begin(aRelay(), 's', aPiece(0, 'hello'), 1)
  store.expect(relay, aPiece(5, 'world'))
  store.expect(relay, aPiece(5, 'wörl'))
  store.expect(relay, aPiece(5, 'never'))
  store.unexpect(relay, aPiece(5, 'never'))
  expect(store.expected(relay)).toHaveLength(2)
  relay = store.confirm(relay, aPiece(5, 'world'), 2)
  expect([
    store.expected(relay),
    store.holds(relay, aPiece(5, 'world')),
    store.holds(relay, aPiece(5, 'never')),
  ]).toEqual([[], true, false])
  expect([0, 3, 5, 10].map((offset) => store.startsAt(relay, offset))).toEqual([true, false, true, false])
  relay = store.goBack(relay, 5)
  expect([relay.offset, store.find('one')?.offset, store.digests(relay).length]).toEqual([5, 5, 1])
})

test('a relay is found by its path as Dropbox compares paths, by its device alone, and only while it is open', () => {
  const store = aStore()
  store.add(aRelay())
  store.add(aRelay({ id: 'two', ask: { ...ask, path: 'other' }, touchedMs: 500 }))
  expect(store.openAt('laptop', 'ä/FILM.mp4').map(({ id }) => id)).toEqual(['one'])
  expect(store.openAt('office', ask.path)).toEqual([])
  expect([store.countOpen('laptop'), store.oldestOf('laptop')?.id]).toEqual([2, 'two'])
  expect(store.askAgain(aRelay(), { ...ask, replaces: 'b'.repeat(64) }, 9_000)).toMatchObject({ touchedMs: 9_000 })
  expect(store.find('one')).toMatchObject({ ask: { replaces: 'b'.repeat(64) }, touchedMs: 9_000 })
  store.saveStored(aRelay(), { path: '/x', rev: '1' }, 3_000)
  store.letGo(aRelay({ id: 'two' }))
  expect([store.countOpen('laptop'), store.oldestOf('laptop')]).toEqual([0, null])
  expect([store.find('one'), store.find('two')]).toMatchObject([
    { state: 'stored', stored: { path: '/x', rev: '1' } },
    { state: 'gone', sessionId: null },
  ])
})

test('what nobody used is given up after its time and forgotten after twice that', () => {
  const store = aStore()
  store.add(aRelay({ touchedMs: 1_000_000 }))
  store.add(aRelay({ id: 'two', touchedMs: 1_900_000 }))
  store.sweep(2_000_000, 1_000_000)
  expect([store.find('one')?.state, store.find('two')?.state]).toEqual(['gone', 'open'])
  store.sweep(2_000_001, 1)
  expect(store.find('two')?.state).toBe('open')
  store.sweep(3_000_000, 1_000_000)
  expect([store.find('one'), store.find('two')?.state]).toEqual([null, 'gone'])
})

test('a file that is none of ours, of another version, or in use elsewhere is not opened', async () => {
  const folder = temporaryFolder()
  await writeFile(join(folder, 'text'), 'not a database, but long enough to be read as one'.repeat(50))
  expect(() => new RelayStore(join(folder, 'text'))).toThrow('file is not a database')
  aStore(join(folder, 'used'))
  expect(() => new RelayStore(join(folder, 'used'))).toThrow('database is locked')
  const { DatabaseSync } = await import('node:sqlite')
  const newer = new DatabaseSync(join(folder, 'newer'))
  newer.exec('PRAGMA user_version = 9')
  newer.close()
  expect(() => new RelayStore(join(folder, 'newer'))).toThrow('it is of version 9, and this server writes 1')
})
