// The ledger's tables as a document: what the migrations make is what it says, and a ledger is whole from its first moment.
import { readFileSync, readdirSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { fileURLToPath } from 'node:url'
import { expect, onTestFinished, test } from 'vitest'
import { temporaryFolder } from '#test/rigs/temporary-folder.ts'
import { applicationId, ledgerVersion, openForReading, openForWriting } from '#adapters/ledger/records/ledger-file.ts'
import { createLedgerFile, hasSchema, migrationTo, schemaSql, statementsOf } from '#adapters/ledger/schema/schema.ts'
import { aVersion1Folder } from '#test/rigs/ledger/version-1.ts'
import { isWindows } from '#test/rigs/possible.ts'

const folder = fileURLToPath(new URL('../../../../src/adapters/ledger/schema/', import.meta.url))
const migrations = readdirSync(join(folder, 'migrations')).filter((name) => name.endsWith('.sql'))

function aDatabase(sql: readonly string[]): DatabaseSync {
  const db = new DatabaseSync(':memory:')
  onTestFinished(() => db.close())
  for (const statement of sql) db.exec(statement)
  return db
}

/** The text SQLite keeps of every table and index. */
function tablesOf(db: DatabaseSync): unknown[] {
  return db.prepare('SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name').all()
}

function aFile(): string {
  const file = join(temporaryFolder(), 'ledger.db')
  createLedgerFile(file, () => {})
  return file
}

test('all migrations, one after the other, make what schema.sql says', () => {
  const versions = Array.from({ length: ledgerVersion }, (_, index) => index + 1)
  const made = aDatabase(versions.flatMap((version) => [...migrationTo(version)]))
  expect(tablesOf(made)).toEqual(tablesOf(aDatabase(schemaSql)))
  expect(hasSchema(made, schemaSql)).toBe(true)
})

test('each file of the folder is the migration of its number, and none is missing', () => {
  expect(migrations.map((name) => Number(name.slice(0, 4)))).toEqual(migrations.map((_, index) => index + 1))
  expect(migrations).toHaveLength(ledgerVersion)
  for (const [index, name] of migrations.entries()) {
    const text = readFileSync(join(folder, 'migrations', name), 'utf8')
    expect(migrationTo(index + 1), name).toEqual(statementsOf(text))
  }
  expect(() => migrationTo(ledgerVersion + 1)).toThrow('no migration leads to version 4')
  expect(() => migrationTo(0)).toThrow('no migration')
})

test('the first makes the tables that the program of that time made', () => {
  const then = new DatabaseSync(aVersion1Folder().file)
  onTestFinished(() => then.close())
  expect(tablesOf(aDatabase(migrationTo(1)))).toEqual(tablesOf(then))
})

/** To the letter what ledgers of version 3 hold. A builder who has to change it has to make version 4. */
const version3 = [
  'CREATE TABLE uploads (place TEXT NOT NULL, path TEXT NOT NULL, kind TEXT NOT NULL, reason TEXT, ' +
    'size_bytes INTEGER, added_at_ms REAL NOT NULL, updated_at_ms REAL NOT NULL, target_id INTEGER, ' +
    'destination TEXT, record TEXT NOT NULL, checksum INTEGER NOT NULL, PRIMARY KEY (place, path))',
  'CREATE INDEX uploads_by_path ON uploads (path, place, kind, target_id)',
  'CREATE INDEX uploads_by_destination ON uploads (destination, target_id) WHERE destination IS NOT NULL',
  'CREATE TABLE places (place TEXT NOT NULL PRIMARY KEY, root TEXT NOT NULL, checksum INTEGER NOT NULL)',
  'CREATE TABLE history (id INTEGER PRIMARY KEY, place TEXT NOT NULL, path TEXT NOT NULL, at_ms REAL NOT NULL, ' +
    'note TEXT NOT NULL)',
  'CREATE INDEX history_by_path ON history (place, path, id)',
  'CREATE TABLE sent (id INTEGER PRIMARY KEY, row TEXT NOT NULL, checksum INTEGER NOT NULL)',
  'CREATE TABLE meta (key TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL, checksum INTEGER NOT NULL)',
]

test('no comment and no line break of the document gets into a ledger', () => {
  expect(schemaSql).toEqual(version3)
  expect(hasSchema(aDatabase(schemaSql), version3)).toBe(true)
})

test('an SQL text is read without its comments, with the line ends of any system', () => {
  const text =
    '-- a; b\r\nCREATE TABLE one (\r\n  -- c\r\n  a TEXT, -- d\r\n  b TEXT\r\n);\r\n\r\nDROP TABLE one;\r\n--'
  expect(statementsOf(text)).toEqual(['CREATE TABLE one (a TEXT, b TEXT)', 'DROP TABLE one'])
})

test('a new ledger carries our number, our version and our tables, in one file of its owner alone', () => {
  const file = aFile()
  expect(readdirSync(dirname(file))).toEqual(['ledger.db'])
  if (!isWindows) expect(statSync(file).mode & 0o777).toBe(0o600)
  const db = openForReading(file)
  onTestFinished(() => db.close())
  expect(db.prepare('PRAGMA application_id').get()).toEqual({ application_id: applicationId })
  expect(db.prepare('PRAGMA user_version').get()).toEqual({ user_version: ledgerVersion })
  expect(hasSchema(db, schemaSql)).toBe(true)
})

test('a file that exists is not overwritten', () => {
  const file = aFile()
  expect(() => createLedgerFile(file, () => {})).toThrow('EEXIST')
})

test.each(['ALTER TABLE uploads ADD COLUMN more', 'CREATE TABLE more (a)', 'DROP INDEX history_by_path'])(
  'any other set of tables is not ours: %s',
  (sql) => {
    const db = openForWriting(aFile())
    onTestFinished(() => db.close())
    db.exec(sql)
    expect(hasSchema(db, schemaSql)).toBe(false)
  },
)
