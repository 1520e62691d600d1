// Writing into a history that is whole, damaged, newer, or cannot be written.
import fs from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, test } from 'vitest'
import { openHistory } from '#adapters/history/database.ts'
import { createHistoryWriter, defaultKeptMs } from '#adapters/history/file-rows.ts'
import { checkChain } from '#adapters/history/read.ts'
import { aSentRow, firstSentMs } from '#test/rigs/history/many-rows.ts'
import { temporaryFolder } from '#test/rigs/temporary-folder.ts'

const file = 'history.db'

function writeIn(dataDir: string, number: number, keptMs = defaultKeptMs): { isWritten: boolean; alarms: string[] } {
  const alarms: string[] = []
  const writer = createHistoryWriter({ dataDir, keptMs, alarm: (text) => void alarms.push(text) })
  const isWritten = writer.write([aSentRow(number)], aSentRow(number).sentAtMs)
  writer.close()
  return { isWritten, alarms }
}

function rowsIn(dataDir: string): number {
  const opened = openHistory(dataDir, true)
  if (opened.kind !== 'opened') throw new Error(opened.kind)
  const { rows, breaks } = checkChain(opened.db)
  opened.db.close()
  expect(breaks).toEqual([])
  return rows
}

test('the first row makes the history, of its owner alone; later runs go on with it', () => {
  const dataDir = temporaryFolder()
  expect(writeIn(dataDir, 0)).toEqual({ isWritten: true, alarms: [] })
  expect(writeIn(dataDir, 1)).toEqual({ isWritten: true, alarms: [] })
  expect(fs.readdirSync(dataDir)).toEqual([file])
  expect(rowsIn(dataDir)).toBe(2)
  if (process.platform !== 'win32') expect(fs.statSync(join(dataDir, file)).mode & 0o777).toBe(0o600)
})

test.each([
  ['garbage', (path: string): void => fs.writeFileSync(path, 'x'.repeat(9_000))],
  ['nothing', (path: string): void => fs.writeFileSync(path, '')],
  ['a folder', (path: string): void => (fs.rmSync(path), fs.mkdirSync(path))],
  ['its tables gone', (path: string): void => withDatabase(path, 'DROP TABLE quarters')],
  ['its marks gone', (path: string): void => withDatabase(path, 'DELETE FROM marks')],
  ['pages gone', (path: string): void => fs.truncateSync(path, 8_192)],
])('one that holds %s is kept under another name, and a new one begins', (_, damage) => {
  const dataDir = temporaryFolder()
  writeIn(dataDir, 0)
  damage(join(dataDir, file))
  const { isWritten, alarms } = writeIn(dataDir, 1)
  expect(isWritten).toBe(true)
  expect(alarms.join()).toContain('history-damaged-1.db')
  expect(rowsIn(dataDir)).toBe(1)
  expect(fs.existsSync(join(dataDir, 'history-damaged-1.db'))).toBe(true)
})

test('one of a newer version is left as it is, and rows wait', () => {
  const dataDir = temporaryFolder()
  writeIn(dataDir, 0)
  withDatabase(join(dataDir, file), 'PRAGMA user_version = 2')
  expect(writeIn(dataDir, 1)).toEqual({ isWritten: false, alarms: [expect.stringContaining('newer version')] })
  withDatabase(join(dataDir, file), 'PRAGMA user_version = 1')
  expect(rowsIn(dataDir)).toBe(1)
})

test('rows that another program keeps it from writing wait', () => {
  const dataDir = temporaryFolder()
  writeIn(dataDir, 0)
  const other = new DatabaseSync(join(dataDir, file))
  other.exec('BEGIN IMMEDIATE')
  expect(writeIn(dataDir, 1)).toMatchObject({ isWritten: false })
  other.close()
  expect(writeIn(dataDir, 1)).toEqual({ isWritten: true, alarms: [] })
  expect(rowsIn(dataDir)).toBe(2)
})

test('what is older than it is kept for goes when the next row comes', () => {
  const dataDir = temporaryFolder()
  for (const number of [0, 1, 2]) writeIn(dataDir, number)
  writeIn(dataDir, 3, aSentRow(3).sentAtMs - firstSentMs - 60_001)
  expect(rowsIn(dataDir)).toBe(2)
})

function withDatabase(path: string, sql: string): void {
  const db = new DatabaseSync(path)
  db.exec(sql)
  db.close()
}
