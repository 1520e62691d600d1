// The audit's rows on a real disk.
import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, onTestFinished, test } from 'vitest'
import { lostLine } from '#server/audit/audit.ts'
import { openForReading, readAllRows, readEnd } from '#server/audit/audit-database.ts'
import { AuditStore } from '#server/audit/audit-store.ts'
import { findChainFaults } from '#server/audit/chain.ts'
import { createTestClock } from '../company.ts'
import { temporaryFolder } from '#test/rigs/temporary-folder.ts'

function aStore(path = join(temporaryFolder(), 'audit.db'), mostWaiting = 100) {
  const clock = createTestClock()
  const failures: string[] = []
  const onFailure = (text: string) => failures.push(text)
  const store = new AuditStore({ path, clock, lostLine: (count) => lostLine(count, clock), onFailure, mostWaiting })
  onTestFinished(() => store.close())
  return { path, clock, failures, store }
}

/** The lines that are there, after the chain was looked at. */
function linesIn(path: string): string[] {
  using db = openForReading(path)
  const rows = [...readAllRows(db)]
  expect([...findChainFaults(rows, readEnd(db))]).toEqual([])
  return rows.map(({ line }) => line)
}

test('rows can be read while the server writes, and another store goes on with the same chain', async () => {
  const { path, store } = aStore()
  store.write('{"a":1}\n', 1.5)
  await store.written()
  expect(linesIn(path)).toEqual(['{"a":1}'])
  const other = aStore(path).store
  other.write('{"b":2}\n', 2)
  await other.written()
  store.write('{"c":3}\n', 3)
  store.close()
  other.close()
  const third = aStore(path).store
  third.write('{"d":4}\n', 4)
  await third.written()
  expect(linesIn(path)).toEqual(['{"a":1}', '{"b":2}', '{"c":3}', '{"d":4}'])
})

test('rows of one turn are written together, and nothing counts as kept before', async () => {
  const { path, store } = aStore()
  store.open()
  expect([store.written(), store.isKept()]).toEqual([null, true])
  using db = openForReading(path)
  const commits = () => Number(db.prepare('PRAGMA data_version').get()?.['data_version'])
  const before = commits()
  for (const line of ['{"a":1}\n', '{"b":2}\n', '{"c":3}\n']) store.write(line, 1)
  expect(linesIn(path)).toEqual([])
  expect(await store.isKept()).toBe(true)
  expect(linesIn(path)).toEqual(['{"a":1}', '{"b":2}', '{"c":3}'])
  expect([commits() - before, store.written()]).toEqual([1, null])
})

test('while the file cannot be written rows wait, it is told once, and they are written with their own moments', async () => {
  const { clock, failures, path, store } = aStore()
  store.write('{"a":1}\n', 1)
  await store.written()
  const other = new DatabaseSync(path)
  onTestFinished(() => other.close())
  other.exec('BEGIN IMMEDIATE')
  store.write('{"b":2}\n', 2)
  await store.written()
  store.write('{"c":3}\n', 3)
  // A disk that is full costs no link.
  expect(await store.isKept()).toBe(true)
  expect(store.waiting).toBe(2)
  expect(failures).toEqual(['the audit database cannot be written (database is locked); its rows wait until it can'])
  other.exec('ROLLBACK')
  store.retry()
  expect(store.waiting).toBe(2)
  clock.advance(1_000)
  store.retry()
  expect([store.waiting, failures.at(-1)]).toEqual([0, 'the audit database is written again'])
  expect(linesIn(path)).toEqual(['{"a":1}', '{"b":2}', '{"c":3}'])
})

test('what does not fit into memory is written down as a number', async () => {
  const { failures, path, store } = aStore()
  store.open()
  const other = new DatabaseSync(path)
  onTestFinished(() => other.close())
  other.exec('BEGIN IMMEDIATE')
  for (let number = 0; number < 102; number += 1) store.write('{}\n', number)
  await store.written()
  other.exec('ROLLBACK')
  store.close()
  expect(failures).toHaveLength(2)
  const lines = linesIn(path)
  expect(lines).toHaveLength(101)
  expect(JSON.parse(lines.at(-1) ?? '')).toMatchObject({ action: 'lost', count: 2 })
})

test('a file of something else, or without its end, is told and not written to', async () => {
  const path = join(temporaryFolder(), 'audit.db')
  await writeFile(path, 'no database at all '.repeat(100))
  expect(() => aStore(path).store.open()).toThrow('file is not a database')
  await rm(path)
  const other = new DatabaseSync(path)
  other.exec('CREATE TABLE t (a); PRAGMA user_version = 1')
  other.close()
  expect(() => aStore(path).store.open()).toThrow('another program')
  await rm(path)
  aStore(path).store.open()
  const newer = new DatabaseSync(path)
  newer.exec('PRAGMA user_version = 9')
  newer.close()
  expect(() => aStore(path).store.open()).toThrow('version 9')
})
