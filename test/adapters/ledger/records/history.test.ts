// The history's bounds: by path, by age and in all. What happened last is always kept.
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, test } from 'vitest'
import { temporaryFolder } from '#test/rigs/temporary-folder.ts'
import { copyHistory, createHistoryWriter, readHistory, type HistoryBounds } from '#adapters/ledger/records/history.ts'
import { createLedgerFile } from '#adapters/ledger/schema/schema.ts'

const dayMs = 24 * 3_600_000
const place = 'folder:1'
const bounds: HistoryBounds = { perPath: 3, inAll: 2_000, longestMs: 90 * dayMs }

function aLedger(fill: (db: DatabaseSync) => void = () => {}): string {
  const file = join(temporaryFolder(), 'ledger.db')
  createLedgerFile(file, fill)
  return file
}

/** Writes notes for `count` paths of their own at `atMs`, pruning after each hundred as batches do. */
function writeNotes(db: DatabaseSync, count: number, atMs: (index: number) => number, nowMs: number): void {
  const history = createHistoryWriter(db, bounds)
  for (let index = 0; index < count; index++) {
    history.add(place, { path: `file ${index}`, atMs: atMs(index), note: { kind: 'removed' } })
    if (index % 100 === 99) history.prune(nowMs)
  }
}

function count(db: DatabaseSync): number {
  return Number(db.prepare('SELECT count(*) AS many FROM history').get()?.['many'])
}

test('of one path the newest are kept, and other paths are not touched', () => {
  const db = new DatabaseSync(aLedger())
  const history = createHistoryWriter(db, bounds)
  history.add(place, { path: 'b', atMs: 1, note: { kind: 'retried' } })
  for (let atMs = 0; atMs < 10; atMs++) history.add(place, { path: 'a', atMs, note: { kind: 'superseded' } })
  expect(readHistory(db, { place, path: 'a' }, 10).map((row) => row.atMs)).toEqual([7, 8, 9])
  expect(readHistory(db, { place, path: 'b' }, 10)).toHaveLength(1)
  db.close()
})

test('in all, the oldest go when there are too many', () => {
  const db = new DatabaseSync(aLedger())
  db.exec('BEGIN')
  writeNotes(db, 9_000, (index) => index, 9_000)
  db.exec('COMMIT')
  // Pruning comes once in a thousand notes.
  expect(count(db)).toBeLessThanOrEqual(bounds.inAll + 1_000)
  expect(readHistory(db, { place, path: 'file 8999' }, 1)).toHaveLength(1)
  expect(readHistory(db, { place, path: 'file 0' }, 1)).toHaveLength(0)
  db.close()
})

test('what is older than three months goes', () => {
  const db = new DatabaseSync(aLedger())
  const nowMs = 1_000 * dayMs
  db.exec('BEGIN')
  writeNotes(db, 1_200, (index) => (index < 600 ? nowMs - 91 * dayMs : nowMs - 89 * dayMs), nowMs)
  db.exec('COMMIT')
  expect(count(db)).toBe(600)
  db.close()
})

test('a note that cannot be read is left out, not thrown', () => {
  const db = new DatabaseSync(aLedger())
  createHistoryWriter(db).add(place, { path: 'a', atMs: 1, note: { kind: 'removed' } })
  const insert = db.prepare('INSERT INTO history (place, path, at_ms, note) VALUES (?, ?, ?, ?)')
  insert.run(place, 'a', 2, '{"kind":')
  insert.run(place, 'a', 3, '{"kind":"exploded"}')
  expect(readHistory(db, { place, path: 'a' }, 10)).toEqual([{ path: 'a', atMs: 1, note: { kind: 'removed' } }])
  db.close()
})

test('one path at two places has two histories, each with its own bound', () => {
  const db = new DatabaseSync(aLedger())
  const history = createHistoryWriter(db, bounds)
  const other = 'file:/elsewhere/a'
  history.add(other, { path: 'a', atMs: 1, note: { kind: 'retried' } })
  for (let atMs = 0; atMs < 5; atMs++) history.add(place, { path: 'a', atMs, note: { kind: 'superseded' } })
  // The same moment and the same words, of another file.
  history.add(other, { path: 'a', atMs: 4, note: { kind: 'superseded' } })
  expect(readHistory(db, { place, path: 'a' }, 10).map((row) => row.atMs)).toEqual([2, 3, 4])
  expect(readHistory(db, { place: other, path: 'a' }, 10).map((row) => row.note.kind)).toEqual([
    'retried',
    'superseded',
  ])
  db.close()
})

test('what is readable of an old history is copied, in order', () => {
  const old = aLedger((db) => {
    const history = createHistoryWriter(db)
    history.add(place, { path: 'a', atMs: 1, note: { kind: 'removed' } })
    history.add(place, { path: 'a', atMs: 2, note: { kind: 'retried' } })
    history.add('file:/a', { path: 'a', atMs: 2, note: { kind: 'retried' } })
    const insert = db.prepare('INSERT INTO history (place, path, at_ms, note) VALUES (?, ?, ?, ?)')
    insert.run(place, 'a', 3, 'garbage')
    insert.run(place, new Uint8Array(1), 4, '{"kind":"removed"}')
  })
  const db = new DatabaseSync(aLedger((fresh) => copyHistory(old, fresh, null)))
  expect(count(db)).toBe(3)
  expect(readHistory(db, { place, path: 'a' }, 10).map((row) => row.note.kind)).toEqual(['removed', 'retried'])
  db.close()
})

test('a history without places is copied to the one it was about', () => {
  const old = aLedger((db) => {
    createHistoryWriter(db).add(place, { path: 'a', atMs: 1, note: { kind: 'removed' } })
    db.exec('DROP INDEX history_by_path; ALTER TABLE history DROP COLUMN place')
  })
  const db = new DatabaseSync(aLedger((fresh) => copyHistory(old, fresh, 'folder:2')))
  expect(readHistory(db, { place: 'folder:2', path: 'a' }, 10)).toHaveLength(1)
  db.close()
})
