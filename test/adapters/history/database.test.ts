// A history that is there, is not there, or is not one.
import fs from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openHistory, putMark, readMark, renewHistory } from '#adapters/history/database.ts'
import { aHistory } from '#test/rigs/history/a-history.ts'
import { temporaryFolder } from '#test/rigs/temporary-folder.ts'

test('none is absent; garbage is damaged', () => {
  const dataDir = temporaryFolder()
  expect(openHistory(dataDir, true)).toEqual({ kind: 'absent' })
  fs.writeFileSync(join(dataDir, 'history.db'), 'garbage '.repeat(999))
  expect(openHistory(dataDir, true)).toEqual({ kind: 'damaged' })
})

test('one that is renewed is kept under the next free name, with its log', () => {
  const dataDir = temporaryFolder()
  expect(renewHistory(dataDir, 'begin')).toBe(null)
  fs.writeFileSync(join(dataDir, 'history.db-wal'), 'log')
  expect(renewHistory(dataDir, 'damage')).toBe('history-damaged-1.db')
  expect(renewHistory(dataDir, 'damage')).toBe('history-damaged-2.db')
  const names = ['history-damaged-1.db', 'history-damaged-1.db-wal', 'history-damaged-2.db', 'history.db']
  expect(fs.readdirSync(dataDir).toSorted()).toEqual(names)
  const opened = openHistory(dataDir, false)
  if (opened.kind !== 'opened') throw new Error(opened.kind)
  expect(readMark(opened.db, 'begin')?.because).toBe('damage')
  opened.db.close()
})

test('a mark that is none is read as missing', () => {
  const db = aHistory([])
  putMark(db, 'end', { id: 7, link: 'a', because: 'end' })
  expect(readMark(db, 'end')).toEqual({ id: 7, link: 'a', because: 'end' })
  db.exec("UPDATE marks SET because = 'nobody knows'")
  expect(readMark(db, 'end')).toBe(null)
})
