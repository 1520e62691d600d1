// The ledger read from outside: beside a running writer, after a killed one, and where there is none.
import fs from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, onTestFinished, test } from 'vitest'
import { temporaryFolder } from '#test/rigs/temporary-folder.ts'
import type { RowKey } from '#adapters/ledger/records/places.ts'
import { readLedger, type LedgerView, type Page } from '#adapters/ledger/reader.ts'
import { anUpload, aStored, everyShape, numbered, sorted } from '#test/contract/sample-uploads.ts'
import type { Target } from '#shared/target.ts'
import type { Upload } from '#shared/upload.ts'
import { lastWholeBatch } from '#test/rigs/ledger/ledger-batch.ts'
import { startLedgerChild } from '#test/rigs/ledger/ledger-child.ts'
import { openTestLedger, testPlace } from '#test/rigs/ledger/open-test-ledger.ts'
import { loadedFrom } from '#test/rigs/ledger/loaded-from.ts'

function aTarget(id: number): Target {
  return { id, server: `https://${id}.example.com`, device: null, base: null, accountId: null }
}

function view(dataDir: string): LedgerView {
  const read = readLedger(dataDir)
  if (read.kind !== 'readable') throw new Error(JSON.stringify(read))
  onTestFinished(() => read.view.close())
  return read.view
}

function allPages(of: LedgerView, most: number, which: 'all' | 'not_done' = 'all'): Upload[] {
  const uploads: Upload[] = []
  let after: RowKey | null = null
  do {
    const page: Page = of.page({ after, most, which })
    uploads.push(...page.rows.map(({ upload }) => upload))
    after = page.next
  } while (after !== null)
  return uploads
}

test('counts, pages and the history of a path', async () => {
  const dataDir = temporaryFolder()
  const { ledger } = await openTestLedger(dataDir)
  const uploads = Array.from({ length: 30 }, (_, index) => numbered(index))
  const note = { path: 'a', atMs: 1_764_000_000_000, note: { kind: 'superseded' } } as const
  await ledger.writeTargets([aTarget(1), aTarget(2)], 1)
  await ledger.save({ uploads: [...uploads, anUpload()], forgotten: [], notes: [note], sent: [] })
  const open = view(dataDir)
  expect(open.counts()).toEqual({ settling: 1, waiting: 20, done: 10, elsewhere: 0, blocked: 0, gone: 0 })
  expect(open.targetId()).toBe(1)
  expect(allPages(open, 7)).toEqual(sorted([...uploads, anUpload()]))
  const notDone = [...uploads.filter((upload) => upload.state.kind !== 'done'), anUpload()]
  expect(allPages(open, 3, 'not_done')).toEqual(sorted(notDone))
  expect(open.history({ place: testPlace, path: 'a' }, 10)).toEqual([note])
  expect(open.history({ place: testPlace, path: 'none' }, 10)).toEqual([])
  expect(open.history({ place: 'file:/a', path: 'a' }, 10)).toEqual([])
  await ledger.close()
})

test('what was agreed with another target, or with one nobody remembers, is not done', async () => {
  const dataDir = temporaryFolder()
  const { ledger } = await openTestLedger(dataDir)
  const done = [0, 1, 2].map((targetId) =>
    anUpload({ path: `of ${targetId}`, stored: aStored({ targetId }), state: { kind: 'done', atMs: 1 } }),
  )
  await ledger.save({ uploads: done, forgotten: [], notes: [], sent: [] })
  const open = view(dataDir)
  expect(open.targetId()).toBe(null)
  expect(open.counts()).toMatchObject({ done: 0, elsewhere: 3 })
  await ledger.writeTargets([aTarget(1), aTarget(2)], 2)
  expect(open.counts()).toMatchObject({ done: 1, elsewhere: 2 })
  expect(allPages(open, 1, 'not_done')).toEqual(done.slice(0, 2))
  await ledger.close()
})

test('two files with one path at two places are two rows, on one page or two', async () => {
  const dataDir = temporaryFolder()
  const { ledger } = await openTestLedger(dataDir)
  const files = new Map([['report.pdf', '/elsewhere/report.pdf']])
  await ledger.save({ uploads: [anUpload()], forgotten: [], notes: [], sent: [] })
  await ledger
    .scoped({ kind: 'files', files })
    .save({ uploads: [anUpload({ failures: 1 })], forgotten: [], notes: [], sent: [] })
  for (const most of [1, 2, 3]) {
    expect(allPages(view(dataDir), most)).toEqual([anUpload({ failures: 1 }), anUpload()])
  }
  await ledger.close()
})

test('a hundred thousand rows are counted, and searched for what is not done, in a moment', async () => {
  const dataDir = temporaryFolder()
  const { ledger } = await openTestLedger(dataDir)
  await ledger.writeTargets([aTarget(1)], 1)
  const done = Array.from({ length: 100_000 }, (_, index) => numbered(index * 3))
  await ledger.save({ uploads: [...done, anUpload()], forgotten: [], notes: [], sent: [] })
  const open = view(dataDir)
  const begin = process.cpuUsage()
  expect(open.counts()).toMatchObject({ done: 100_000, settling: 1 })
  expect(allPages(open, 500, 'not_done')).toEqual([anUpload()])
  // A twentieth of a second where nothing else runs. Of the processor: what others do meanwhile does not count.
  const { user, system } = process.cpuUsage(begin)
  expect((user + system) / 1_000).toBeLessThan(1_000)
  await ledger.close()
})

test('paging by any page size gives each upload once, hostile names too', async () => {
  const dataDir = temporaryFolder()
  const { ledger } = await openTestLedger(dataDir)
  await ledger.save({ uploads: everyShape(), forgotten: [], notes: [], sent: [] })
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
  expect(lastWholeBatch(allPages(open, 1_000_000))).toBeGreaterThanOrEqual(known)
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
  expect(lastWholeBatch(await loadedFrom(ledger))).toBeGreaterThanOrEqual(child.acknowledged())
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
  db.exec('PRAGMA user_version = 4')
  db.close()
  expect(readLedger(dataDir)).toEqual({ kind: 'newer_data' })
})
