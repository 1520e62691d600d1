// The ledger read from outside: beside a running writer, after a killed one, and where there is none.
import fs from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, onTestFinished, test } from 'vitest'
import { temporaryFolder } from './temporary-folder.ts'
import { readLedger, type LedgerView } from '#adapters/ledger-view.ts'
import { anUpload, everyShape, numbered, sorted } from '#test/contract/sample-uploads.ts'
import type { Upload } from '#shared/upload.ts'
import { lastWholeBatch } from '#test/rigs/ledger-batch.ts'
import { startLedgerChild } from '#test/rigs/ledger-child.ts'
import { openTestLedger } from '#test/rigs/open-test-ledger.ts'

function view(dataDir: string): LedgerView {
  const read = readLedger(dataDir)
  if (read.kind !== 'readable') throw new Error(JSON.stringify(read))
  onTestFinished(() => read.view.close())
  return read.view
}

function allPages(of: LedgerView, most: number, state: 'done' | null = null): Upload[] {
  const uploads: Upload[] = []
  let after: string | null = null
  do {
    const page = of.page({ after, most, state })
    uploads.push(...page.uploads)
    after = page.next
  } while (after !== null)
  return uploads
}

test('counts, pages and the history of a path', async () => {
  const dataDir = temporaryFolder()
  const { ledger } = await openTestLedger(dataDir)
  const uploads = Array.from({ length: 30 }, (_, index) => numbered(index))
  const note = { path: 'a', atMs: 1_764_000_000_000, note: { kind: 'superseded' } } as const
  await ledger.save({ uploads: [...uploads, anUpload()], forgotten: [], notes: [note] })
  const open = view(dataDir)
  expect(open.counts()).toEqual({ settling: 1, waiting: 20, done: 10, blocked: 0, gone: 0 })
  expect(allPages(open, 7)).toEqual(sorted([...uploads, anUpload()]))
  expect(allPages(open, 3, 'done')).toEqual(sorted(uploads.filter((upload) => upload.state.kind === 'done')))
  expect(open.history('a', 10)).toEqual([note])
  expect(open.history('none', 10)).toEqual([])
  await ledger.close()
})

test('paging by any page size gives each upload once, hostile names too', async () => {
  const dataDir = temporaryFolder()
  const { ledger } = await openTestLedger(dataDir)
  await ledger.save({ uploads: everyShape(), forgotten: [], notes: [] })
  for (const most of [1, 2, everyShape().length, 1_000]) {
    expect(sorted(allPages(view(dataDir), most))).toEqual(sorted(everyShape()))
  }
  await ledger.close()
})

test('sees what another process saves while it looks', async () => {
  const dataDir = temporaryFolder()
  const child = startLedgerChild([dataDir])
  onTestFinished(() => void child.process.kill('SIGKILL'))
  await child.reach(5)
  const open = view(dataDir)
  const before = child.acknowledged()
  await child.reach(before + 20)
  const known = child.acknowledged()
  expect(lastWholeBatch(open.page({ after: null, most: 1_000_000, state: null }).uploads)).toBeGreaterThanOrEqual(known)
  child.process.kill('SIGKILL')
  await child.ended
})

test('reads what a killed writer left in its log, and leaves it for the next writer', async () => {
  const dataDir = temporaryFolder()
  const child = startLedgerChild([dataDir])
  await child.reach(20)
  child.process.kill('SIGKILL')
  await child.ended
  const files = ['ledger.db', 'ledger.db-wal'].map((name) => join(dataDir, name))
  const before = files.map((file) => fs.readFileSync(file))
  const read = readLedger(dataDir)
  if (read.kind !== 'readable') throw new Error(read.kind)
  expect(lastWholeBatch(allPages(read.view, 100))).toBeGreaterThanOrEqual(child.acknowledged())
  read.view.close()
  expect(files.map((file) => fs.readFileSync(file))).toEqual(before)
  const { ledger, recovered } = await openTestLedger(dataDir)
  expect(recovered).toBe(null)
  expect(lastWholeBatch(await ledger.load())).toBeGreaterThanOrEqual(child.acknowledged())
  await ledger.close()
})

test('says clearly when there is no ledger, no folder, a damaged or a newer one', async () => {
  const dataDir = temporaryFolder()
  expect(readLedger(dataDir)).toEqual({ kind: 'no_ledger' })
  expect(readLedger(join(dataDir, 'nowhere'))).toEqual({ kind: 'no_ledger' })
  expect(fs.readdirSync(dataDir)).toEqual([])
  const file = join(dataDir, 'ledger.db')
  fs.writeFileSync(file, '')
  expect(readLedger(dataDir)).toEqual({ kind: 'unreadable', because: 'not a ledger' })
  fs.writeFileSync(file, 'garbage '.repeat(1000))
  expect(readLedger(dataDir)).toEqual({ kind: 'unreadable', because: 'SQLite 26, file is not a database' })
  fs.rmSync(file)
  await (await openTestLedger(dataDir)).ledger.close()
  const db = new DatabaseSync(file)
  db.exec('PRAGMA user_version = 2')
  db.close()
  expect(readLedger(dataDir)).toEqual({ kind: 'newer_data' })
})
