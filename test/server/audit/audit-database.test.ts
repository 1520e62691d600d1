import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, test } from 'vitest'
import { faultOf, lastTimeOf, openForReading, readAllRows, readEnd, readRows } from '#server/audit/audit-database.ts'
import { AuditStore } from '#server/audit/audit-store.ts'
import { createTestClock } from '../company.ts'
import { temporaryFolder } from '#test/rigs/temporary-folder.ts'

test('rows are read by their time, from the first moment to the last one, which is not included', () => {
  const path = join(temporaryFolder(), 'audit.db')
  const store = new AuditStore({ path, clock: createTestClock(), lostLine: String, onFailure: () => undefined })
  store.open()
  using empty = openForReading(path)
  expect([lastTimeOf(empty), readEnd(empty).id]).toEqual([null, 0])
  for (const atMs of [10, 20, 30]) store.write(`{"at":${atMs}}\n`, atMs)
  store.close()
  using db = openForReading(path)
  expect([...readRows(db, 10, 30)].map(({ atMs, id }) => [id, atMs])).toEqual([
    [1, 10],
    [2, 20],
  ])
  expect([[...readAllRows(db)].length, lastTimeOf(db), readEnd(db).id]).toEqual([3, 30, 3])
  expect(() => db.exec('DELETE FROM rows')).toThrow('readonly')
})

test('a database of something else is no audit', () => {
  const path = join(temporaryFolder(), 'other.db')
  const other = new DatabaseSync(path)
  other.exec('CREATE TABLE t (a)')
  other.close()
  expect(() => openForReading(path)).toThrow('no audit database')
  expect([faultOf(new Error('why')), faultOf(1)]).toEqual(['why', 'unknown error'])
})
