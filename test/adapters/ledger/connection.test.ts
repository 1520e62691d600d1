// One connection to the ledger: transactions are whole or not there, and its end leaves the right traces.
import { existsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, test } from 'vitest'
import { temporaryFolder } from '#test/rigs/temporary-folder.ts'
import { connectLedger, type Connection } from '#adapters/ledger/connection.ts'
import { rowOfUpload } from '#adapters/ledger/records/rows.ts'
import { openForReading } from '#adapters/ledger/records/ledger-file.ts'
import { createLedgerFile } from '#adapters/ledger/schema/schema.ts'
import { numbered } from '#test/contract/sample-uploads.ts'
import { testPlace as place, testScope } from '#test/rigs/ledger/open-test-ledger.ts'

const nowMs = 1_764_000_000_000
const empty = { rows: [], forgotten: [], notes: [], sent: [], roots: [] }

function aConnection(): { file: string; connection: Connection } {
  const file = join(temporaryFolder(), 'ledger.db')
  createLedgerFile(file, () => {})
  return { file, connection: connectLedger(file) }
}

test('a batch that fails in its middle leaves nothing once it is rolled back', () => {
  const { connection } = aConnection()
  const rows = [rowOfUpload({ place, upload: numbered(1) }, nowMs)]
  const broken = { place, row: { path: 'a', atMs: nowMs, note: { kind: 'exploded' } as never } }
  expect(() => connection.save({ ...empty, rows, roots: [[place, '/watched']], notes: [broken] }, nowMs)).toThrow(
    'reads back',
  )
  expect(connection.rollBack()).toBe(true)
  expect(connection.readScope(testScope)).toEqual({ whole: [], bad: 0 })
  connection.save({ ...empty, rows }, nowMs)
  expect(connection.readScope(testScope)).toEqual({ whole: [{ place, upload: numbered(1) }], bad: 0 })
  connection.closeCleanly()
})

test('moving the log in empties it', () => {
  const { file, connection } = aConnection()
  connection.writeMeta([['key', 'value']])
  expect(statSync(`${file}-wal`).size).toBeGreaterThan(0)
  connection.moveLogIn()
  expect(statSync(`${file}-wal`).size).toBe(0)
  connection.closeCleanly()
})

test('the log cannot be moved in while somebody reads what is in it, and that is an error', () => {
  const { file, connection } = aConnection()
  connection.writeMeta([['key', 'old']])
  const reader = openForReading(file)
  reader.exec('BEGIN')
  reader.prepare('SELECT * FROM meta').all()
  connection.writeMeta([['key', 'new']])
  expect(() => connection.moveLogIn()).toThrow()
  reader.close()
  connection.moveLogIn()
  connection.closeCleanly()
})

test('a clean end leaves no log, an unclean one leaves at least an empty one', () => {
  const clean = aConnection()
  clean.connection.closeCleanly()
  expect(existsSync(`${clean.file}-wal`)).toBe(false)
  const unclean = aConnection()
  unclean.connection.abandon()
  expect(existsSync(`${unclean.file}-wal`)).toBe(true)
})

test('a value whose checksum is wrong is not believed', () => {
  const { file, connection } = aConnection()
  connection.writeMeta([['key', 'value']])
  expect(connection.readMeta('key')).toBe('value')
  const vandal = new DatabaseSync(file)
  vandal.exec("UPDATE meta SET value = 'valuf' WHERE key = 'key'")
  vandal.close()
  expect(connection.readMeta('key')).toBe(null)
  connection.closeCleanly()
})
