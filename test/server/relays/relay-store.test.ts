// What is kept of a relay, as another server finds it: in a file, and in the database of several servers.
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { digestsOf } from '#server/relays/piece-digests.ts'
import type { Piece } from '#server/relays/relay.ts'
import { relaysIn, relaysInFile } from '#server/relays/relay-places.ts'
import { RelayMoved } from '#server/relays/relay-rows.ts'
import type { RelayStore } from '#server/relays/relay-store.ts'
import { aRelay } from '../a-relay-context.ts'
import { opened } from '#test/rigs/postgres/opened.ts'
import { aDatabase, hasPostgres } from '#test/rigs/postgres/postgres.ts'
import { temporaryFolder } from '#test/rigs/temporary-folder.ts'

function aPiece(offset: number, text: string): Piece {
  const bytes = Buffer.from(text)
  return { offset, length: bytes.length, digests: digestsOf(bytes) }
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

type Opened = { readonly store: RelayStore; readonly restart: () => Promise<RelayStore> }

const kinds: readonly (readonly [string, boolean, () => Promise<Opened>])[] = [
  [
    'in a file',
    true,
    () => {
      const path = join(temporaryFolder(), 'relays.db')
      let store = relaysInFile(path)
      onTestFinished(() => store.close())
      const restart = async () => {
        await store.close()
        store = relaysInFile(path)
        return store
      }
      return Promise.resolve({ store, restart })
    },
  ],
  [
    'in PostgreSQL',
    hasPostgres('relays in PostgreSQL'),
    async () => {
      const url = await aDatabase()
      const restart = async () => relaysIn(await opened(url))
      return { store: await restart(), restart }
    },
  ],
]

describe.each(kinds.filter(([, isPossible]) => isPossible))('%s', (_kind, _isPossible, open) => {
  test('everything is there again after a restart', async () => {
    const { store, restart } = await open()
    await store.add(aRelay())
    let begun = await store.begin(aRelay(), 'session', aPiece(0, 'hello'), 2_000)
    begun = await store.expect(begun, aPiece(5, 'world'))
    const kept = await store.saveCommit(begun, commit)
    const again = await restart()
    expect(await again.find('one')).toEqual(kept)
    expect(kept).toMatchObject({ sessionId: 'session', offset: 5, touchedMs: 2_000, commit })
    expect(await again.expected(kept)).toEqual([aPiece(5, 'world')])
    expect(await again.digests(kept)).toEqual([aPiece(0, 'hello').digests])
    expect(await again.find('two')).toBeNull()
  })

  test('a piece that arrived ends what was expected at its place, also what differs', async () => {
    const { store } = await open()
    await store.add(aRelay())
    let relay = await store.begin(aRelay(), 's', aPiece(0, 'hello'), 1)
    for (const text of ['world', 'wörl', 'never']) relay = await store.expect(relay, aPiece(5, text))
    relay = await store.unexpect(relay, aPiece(5, 'never'))
    expect(await store.expected(relay)).toHaveLength(2)
    relay = await store.confirm(relay, aPiece(5, 'world'), 2)
    expect([
      await store.expected(relay),
      await store.holds(relay, aPiece(5, 'world')),
      await store.holds(relay, aPiece(5, 'never')),
    ]).toEqual([[], true, false])
    const starts = []
    for (const offset of [0, 3, 5, 10]) starts.push(await store.startsAt(relay, offset))
    expect(starts).toEqual([true, false, true, false])
    relay = await store.goBack(relay, 5)
    expect([relay.offset, (await store.find('one'))?.offset, (await store.digests(relay)).length]).toEqual([5, 5, 1])
  })

  test('a relay is found by its path as Dropbox compares paths, by its device alone, and only while it is open', async () => {
    const { store } = await open()
    await store.add(aRelay())
    await store.add(aRelay({ id: 'two', ask: { ...ask, path: 'other' }, touchedMs: 500 }))
    expect((await store.openAt('laptop', 'ä/FILM.mp4')).map(({ id }) => id)).toEqual(['one'])
    expect(await store.openAt('office', ask.path)).toEqual([])
    expect([await store.countOpen('laptop'), (await store.oldestOf('laptop'))?.id]).toEqual([2, 'two'])
    expect(await store.askAgain(aRelay(), { ...ask, replaces: 'b'.repeat(64) }, 9_000)).toMatchObject({
      touchedMs: 9_000,
    })
    expect(await store.find('one')).toMatchObject({ ask: { replaces: 'b'.repeat(64) }, touchedMs: 9_000 })
    await store.saveStored(aRelay(), { path: '/x', rev: '1' }, 3_000)
    await store.letGo(aRelay({ id: 'two' }))
    expect([await store.countOpen('laptop'), await store.oldestOf('laptop')]).toEqual([0, null])
    expect([await store.find('one'), await store.find('two')]).toMatchObject([
      { state: 'stored', stored: { path: '/x', rev: '1' } },
      { state: 'gone', sessionId: null },
    ])
  })

  test('what nobody used is given up after its time and forgotten after twice that', async () => {
    const { store } = await open()
    await store.add(aRelay({ touchedMs: 1_000_000 }))
    await store.add(aRelay({ id: 'two', touchedMs: 1_900_000 }))
    await store.sweep(2_000_000, 1_000_000)
    expect([(await store.find('one'))?.state, (await store.find('two'))?.state]).toEqual(['gone', 'open'])
    await store.sweep(2_000_001, 1)
    expect((await store.find('two'))?.state).toBe('open')
    await store.sweep(3_000_000, 1_000_000)
    expect([await store.find('one'), (await store.find('two'))?.state]).toEqual([null, 'gone'])
  })

  test('of two requests that read the same, one goes on', async () => {
    const { store } = await open()
    await store.add(aRelay())
    const begun = await store.begin(aRelay(), 's', aPiece(0, 'hello'), 1)
    const expecting = await store.expect(begun, aPiece(5, 'world'))
    // The other server read the relay before: it must not send, go back, commit or give up.
    const late = [
      () => store.expect(begun, aPiece(5, 'wörl')),
      () => store.goBack(begun, 0),
      () => store.saveCommit(begun, commit),
      () => store.saveStored(begun, { path: '/x', rev: '1' }, 2),
      () => store.letGo(begun),
      () => store.confirm(begun, aPiece(5, 'wörl'), 2),
    ]
    for (const write of late) await expect(write()).rejects.toBeInstanceOf(RelayMoved)
    expect(await store.expected(expecting)).toEqual([aPiece(5, 'world')])
    const there = await store.confirm(expecting, aPiece(5, 'world'), 2)
    expect(await store.find('one')).toEqual(there)
    expect(await store.digests(there)).toEqual([aPiece(0, 'hello').digests, aPiece(5, 'world').digests])
  })

  test('of many writes at once that read the same, exactly one is done', async () => {
    const { store } = await open()
    await store.add(aRelay())
    const writes = Array.from({ length: 8 }, (_, at) => store.begin(aRelay(), `s${at}`, aPiece(0, 'hello'), 1))
    const ends = await Promise.allSettled(writes)
    expect(ends.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(await store.find('one')).toMatchObject({ offset: 5 })
  })

  test('names that no database keeps are asked for like any other', async () => {
    const { store } = await open()
    for (const path of ['nul\0l', 'half \ud83d']) {
      await store.add(aRelay({ id: path.slice(0, 3), ask: { ...ask, path } }))
      expect((await store.openAt('laptop', path)).map((relay) => relay.ask.path)).toEqual([path])
    }
  })
})
