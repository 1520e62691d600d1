// A file that was sent leaves its row with its record, and the row gets into the history once.
import fs from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, test } from 'vitest'
import { openHistory } from '#adapters/history/database.ts'
import { checkChain, readRows } from '#adapters/history/read.ts'
import { readLedger } from '#adapters/ledger/reader.ts'
import { rowOfEarlier, rowOfSent, placedSent } from '#adapters/ledger/sent-rows.ts'
import type { Batch } from '#engine/ports.ts'
import type { SentFile, SentRow } from '#shared/rows/sent-file.ts'
import type { Target } from '#shared/target.ts'
import { aFingerprint, anUpload } from '#test/contract/sample-uploads.ts'
import { openTestLedger, testNowMs } from '#test/rigs/ledger/open-test-ledger.ts'
import { temporaryFolder } from '#test/rigs/temporary-folder.ts'

const target: Target = { id: 1, server: 'https://acme.example', device: 'laptop', base: '/Acme', accountId: 'abc' }

function sentFile(path: string): SentFile {
  return {
    path,
    how: 'sent',
    contentHash: aFingerprint().contentHash,
    sizeBytes: 7,
    targetId: 1,
    destination: `/Acme/${path}`,
    rev: null,
    addedAtMs: testNowMs - 9_000,
    sentAtMs: testNowMs,
    tries: 2,
    original: 'kept',
  }
}

function batchOf(...paths: string[]): Batch {
  const uploads = paths.map((path) => anUpload({ path, state: { kind: 'done', atMs: testNowMs } }))
  return { uploads, forgotten: [], notes: [], sent: paths.map(sentFile) }
}

function waitingIn(dataDir: string): readonly SentRow[] {
  const read = readLedger(dataDir)
  if (read.kind !== 'readable') throw new Error(read.kind)
  try {
    return read.view.waiting()
  } finally {
    read.view.close()
  }
}

function filedIn(dataDir: string): readonly string[] {
  const opened = openHistory(dataDir, true)
  if (opened.kind !== 'opened') return []
  const { breaks } = checkChain(opened.db)
  const rows = readRows(opened.db, { before: null, most: 1_000, search: null, fromMs: null, toMs: null })
  opened.db.close()
  expect(breaks).toEqual([])
  return rows.map(({ row }) => row.path).toReversed()
}

test('a row names the folder, the server and the device', async () => {
  const dataDir = temporaryFolder()
  const { ledger } = await openTestLedger(dataDir)
  await ledger.writeTargets([target], 1)
  await ledger.save(batchOf('a.txt'))
  await ledger.close()
  expect(waitingIn(dataDir)).toEqual([])
  const opened = openHistory(dataDir, true)
  if (opened.kind !== 'opened') throw new Error(opened.kind)
  const [only] = readRows(opened.db, { before: null, most: 9, search: null, fromMs: null, toMs: null })
  opened.db.close()
  const { targetId, ...known } = sentFile('a.txt')
  const names = { folder: '/watched', server: target.server, device: 'laptop', account: 'abc', original: 'kept' }
  expect(only).toEqual({ id: targetId, row: { ...known, ...names } })
})

test('a file that was sent by name has its absolute path', () => {
  const scope = { kind: 'files', files: new Map([['a.txt', '/home/kim/a.txt']]) } as const
  const placed = placedSent(scope, sentFile('a.txt'))
  expect(placed).toMatchObject({ folder: null, file: { path: '/home/kim/a.txt' } })
  expect(rowOfSent(placed, [])).toMatchObject({ server: null, device: null, account: null })
  expect(rowOfSent(placed, [{ ...target, shownAs: 'kim (TILL)' }])).toMatchObject({ device: 'kim (TILL)' })
})

test('rows wait in the ledger until their time comes or the ledger is closed', async () => {
  const dataDir = temporaryFolder()
  const { ledger } = await openTestLedger(dataDir)
  await ledger.save(batchOf('a.txt'))
  expect(filedIn(dataDir)).toEqual(['a.txt'])
  await ledger.save(batchOf('b.txt', 'c.txt'))
  expect(filedIn(dataDir)).toEqual(['a.txt'])
  expect(waitingIn(dataDir).map(({ path }) => path)).toEqual(['b.txt', 'c.txt'])
  await ledger.close()
  expect(filedIn(dataDir)).toEqual(['a.txt', 'b.txt', 'c.txt'])
  expect(waitingIn(dataDir)).toEqual([])
})

test('a batch that is saved again after a lost answer leaves one row, also when it was moved in between', async () => {
  const dataDir = temporaryFolder()
  const { ledger } = await openTestLedger(dataDir)
  for (let time = 0; time < 3; time++) await ledger.save(batchOf('a.txt', 'b.txt'))
  await ledger.close()
  expect(filedIn(dataDir)).toEqual(['a.txt', 'b.txt'])
})

test('what a killed process left is moved by the next one, once', async () => {
  const dataDir = temporaryFolder()
  const first = await openTestLedger(dataDir)
  await first.ledger.save(batchOf('a.txt'))
  await first.ledger.save(batchOf('b.txt'))
  first.ledger.closeNow()
  // As if it had died after the history was written and before the ledger was.
  const [row] = waitingIn(dataDir)
  const second = await openTestLedger(dataDir)
  await second.ledger.save(batchOf('c.txt'))
  await second.ledger.close()
  expect(row?.path).toBe('b.txt')
  expect(filedIn(dataDir)).toEqual(['a.txt', 'b.txt', 'c.txt'])
})

test('a history that cannot be written stops no save', async () => {
  const dataDir = temporaryFolder()
  fs.mkdirSync(join(dataDir, 'history.db.new'))
  fs.writeFileSync(join(dataDir, 'history.db'), 'garbage')
  const { alarms, ledger } = await openTestLedger(dataDir)
  expect(await ledger.save(batchOf('a.txt'))).toEqual({ kind: 'saved' })
  await ledger.close()
  expect(alarms.join()).toContain('history damaged; kept as history-damaged-1.db')
  expect(filedIn(dataDir)).toEqual(['a.txt'])
})

test('rows that wait are carried over when the ledger is damaged', async () => {
  const dataDir = temporaryFolder()
  const { ledger } = await openTestLedger(dataDir)
  await ledger.save(batchOf('a.txt'))
  await ledger.save(batchOf('b.txt', 'c.txt'))
  ledger.closeNow()
  const db = new DatabaseSync(join(dataDir, 'ledger.db'))
  db.exec('UPDATE sent SET checksum = 0 WHERE id = (SELECT min(id) FROM sent)')
  db.close()
  const again = await openTestLedger(dataDir)
  expect(again.recovered).toMatchObject({ because: 'bad_rows' })
  await again.ledger.close()
  expect(filedIn(dataDir)).toEqual(['a.txt', 'c.txt'])
})

test('an upload that was done before there was a history gets a row where its folder is known', () => {
  const stored = { ...aFingerprint(), targetId: 1, destination: '/Acme/a.txt', receipt: null }
  const upload = anUpload({ path: 'a.txt', stored, state: { kind: 'done', atMs: 5 } })
  const row = rowOfEarlier({ place: 'folder:1', upload }, '/watched', [target])
  expect(row).toMatchObject({ path: 'a.txt', folder: '/watched', sentAtMs: 5, tries: null, device: 'laptop' })
  expect(rowOfEarlier({ place: 'folder:1', upload }, null, [])).toBe(null)
  expect(rowOfEarlier({ place: 'file:/kim/a.txt', upload }, null, [])).toMatchObject({
    path: '/kim/a.txt',
    folder: null,
  })
  const gone = anUpload({ path: 'a.txt', stored, state: { kind: 'gone', atMs: 5 } })
  expect(rowOfEarlier({ place: 'folder:1', upload: gone }, '/watched', [])).toBe(null)
})
