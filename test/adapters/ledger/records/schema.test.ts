// The ledger's file format: whole from its first moment, and with the settings that make a commit durable.
import { existsSync, readdirSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { temporaryFolder } from '#test/rigs/temporary-folder.ts'
import * as schema from '#adapters/ledger/records/schema.ts'

function aFile(): string {
  return join(temporaryFolder(), 'ledger.db')
}

test('a new ledger carries our number, our version and our tables, in one file of its owner alone', () => {
  const file = aFile()
  schema.createLedgerFile(file, () => {})
  expect(readdirSync(dirname(file))).toEqual(['ledger.db'])
  expect(statSync(file).mode & 0o777).toBe(0o600)
  const db = schema.openForReading(file)
  expect(db.prepare('PRAGMA application_id').get()).toEqual({ application_id: schema.applicationId })
  expect(db.prepare('PRAGMA user_version').get()).toEqual({ user_version: schema.ledgerVersion })
  expect(schema.hasSchema(db, schema.schemaSql)).toBe(true)
  db.close()
})

test('it is written with a synced log', () => {
  const file = aFile()
  schema.createLedgerFile(file, () => {})
  const db = schema.openForWriting(file)
  expect(db.prepare('PRAGMA journal_mode').get()).toEqual({ journal_mode: 'wal' })
  expect(db.prepare('PRAGMA synchronous').get()).toEqual({ synchronous: 2 })
  db.close()
})

test('a ledger that lost its log setting is refused for writing', () => {
  const file = aFile()
  schema.createLedgerFile(file, () => {})
  const db = schema.openForWriting(file)
  db.exec('PRAGMA journal_mode = DELETE')
  db.close()
  expect(() => schema.openForWriting(file)).toThrow('write-ahead log')
})

test('a file that exists is not overwritten', () => {
  const file = aFile()
  schema.createLedgerFile(file, () => {})
  expect(() => schema.createLedgerFile(file, () => {})).toThrow('EEXIST')
})

test.each(['ALTER TABLE uploads ADD COLUMN more', 'CREATE TABLE more (a)', 'DROP INDEX history_by_path'])(
  'any other set of tables is not ours: %s',
  (sql) => {
    const file = aFile()
    schema.createLedgerFile(file, () => {})
    const db = schema.openForWriting(file)
    db.exec(sql)
    expect(schema.hasSchema(db, schema.schemaSql)).toBe(false)
    db.close()
  },
)

test('the sentinel says its version and nothing else does', () => {
  expect(schema.sentinelVersion(schema.sentinelValue(7))).toBe(7)
  for (const other of ['', 'outbox-ledger 0', 'outbox-ledger 1 ', 'outbox-ledger x']) {
    expect(schema.sentinelVersion(other)).toBe(null)
  }
})

test('syncing a folder works on a real one', () => {
  const folder = temporaryFolder()
  schema.syncFolder(folder)
  expect(existsSync(folder)).toBe(true)
})
