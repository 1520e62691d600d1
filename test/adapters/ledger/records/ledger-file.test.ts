// The ledger's file: opened with the settings that make a commit durable.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { temporaryFolder } from '#test/rigs/temporary-folder.ts'
import * as ledgerFile from '#adapters/ledger/records/ledger-file.ts'
import { createLedgerFile } from '#adapters/ledger/schema/schema.ts'

function aFile(): string {
  return join(temporaryFolder(), 'ledger.db')
}

test('it is written with a synced log', () => {
  const file = aFile()
  createLedgerFile(file, () => {})
  const db = ledgerFile.openForWriting(file)
  expect(db.prepare('PRAGMA journal_mode').get()).toEqual({ journal_mode: 'wal' })
  expect(db.prepare('PRAGMA synchronous').get()).toEqual({ synchronous: 2 })
  db.close()
})

test('a ledger that lost its log setting is refused for writing', () => {
  const file = aFile()
  createLedgerFile(file, () => {})
  const db = ledgerFile.openForWriting(file)
  db.exec('PRAGMA journal_mode = DELETE')
  db.close()
  expect(() => ledgerFile.openForWriting(file)).toThrow('write-ahead log')
})

test('the sentinel says its version and nothing else does', () => {
  expect(ledgerFile.sentinelVersion(ledgerFile.sentinelValue(7))).toBe(7)
  for (const other of ['', 'outbox-ledger 0', 'outbox-ledger 1 ', 'outbox-ledger x']) {
    expect(ledgerFile.sentinelVersion(other)).toBe(null)
  }
})

test('syncing a folder works on a real one', () => {
  const folder = temporaryFolder()
  ledgerFile.syncFolder(folder)
  expect(existsSync(folder)).toBe(true)
})
