// The ledger on SQLite: the contract of every ledger, and what only a file can show.
import { readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { describe, expect, test } from 'vitest'
import { temporaryFolder } from './temporary-folder.ts'
import { readLedger } from '#adapters/ledger-view.ts'
import type { DurableLedger } from '#adapters/ledger.ts'
import { ledgerContract } from '#test/contract/ledger.contract.ts'
import { anUpload, everyShape, numbered, sorted } from '#test/contract/sample-uploads.ts'
import { openTestLedger } from '#test/rigs/open-test-ledger.ts'

const empty = { uploads: [], forgotten: [], notes: [] }

describe('the ledger on SQLite', () => {
  ledgerContract(async () => {
    const dataDir = temporaryFolder()
    let current: DurableLedger | null = null
    return {
      async start() {
        await current?.close()
        const { ledger, recovered } = await openTestLedger(dataDir)
        expect(recovered).toBe(null)
        current = ledger
        return ledger
      },
      async history(path, most) {
        const read = readLedger(dataDir)
        if (read.kind !== 'readable') throw new Error(read.kind)
        const rows = read.view.history(path, most)
        read.view.close()
        return rows
      },
      remove: async () => current?.close(),
    }
  })
})

test('its files are for their owner alone', async () => {
  const dataDir = temporaryFolder()
  const { ledger } = await openTestLedger(dataDir)
  await ledger.save({ ...empty, uploads: [numbered(1)] })
  expect(readdirSync(dataDir).toSorted()).toEqual(['ledger.db', 'ledger.db-shm', 'ledger.db-wal'])
  for (const name of readdirSync(dataDir)) expect(statSync(join(dataDir, name)).mode & 0o777).toBe(0o600)
  await ledger.close()
})

test('a clean close leaves one file that needs no log', async () => {
  const dataDir = temporaryFolder()
  const { ledger } = await openTestLedger(dataDir)
  await ledger.save({ ...empty, uploads: everyShape() })
  await ledger.close()
  expect(readdirSync(dataDir)).toEqual(['ledger.db'])
  const again = await openTestLedger(dataDir)
  expect(again.recovered).toBe(null)
  expect(sorted(await again.ledger.load())).toEqual(sorted(everyShape()))
  await again.ledger.close()
})

test('a field that has no business in an upload, such as a link, does not reach the disk', async () => {
  const dataDir = temporaryFolder()
  const { ledger } = await openTestLedger(dataDir)
  const canary = 'https://content.dropboxapi.com/apitul/1/canary'
  const state = {
    kind: 'waiting',
    untilMs: 0,
    next: 'link',
    print: { ...numberedPrint(), url: canary },
    reason: 'queued',
  }
  // The compiler would refuse it; a spread of an older state may still carry it.
  const upload = { ...anUpload(), grant: { url: canary }, state: { ...state, grant: { url: canary } } } as never
  const note = { kind: 'retried', url: canary } as never
  expect(await ledger.save({ ...empty, uploads: [upload], notes: [{ path: 'a', atMs: 1, note }] })).toEqual({
    kind: 'saved',
  })
  for (const name of readdirSync(dataDir)) expect(readFileSync(join(dataDir, name)).includes('canary')).toBe(false)
  await ledger.close()
})

function numberedPrint() {
  return { contentHash: 'f'.repeat(64), stat: { sizeBytes: 1, mtimeMs: 1, ctimeMs: 1, fileId: '1:1' } }
}

test('a value beside the uploads is kept over a restart, and the newest counts', async () => {
  const dataDir = temporaryFolder()
  const { ledger } = await openTestLedger(dataDir)
  expect(await ledger.readMeta('root')).toBe(null)
  await ledger.writeMeta('root', 'first')
  expect(await ledger.writeMeta('root', '2049:12')).toEqual({ kind: 'saved' })
  await ledger.close()
  const again = await openTestLedger(dataDir)
  expect(await again.ledger.readMeta('root')).toBe('2049:12')
  await again.ledger.close()
})

test('the ledger keeps its own rows to itself', async () => {
  const { ledger } = await openTestLedger(temporaryFolder())
  await expect(ledger.writeMeta('ledger', 'x')).rejects.toThrow('assertion')
  await ledger.close()
})

test('a table that is lost while it runs costs what was in it, but the next batch is kept', async () => {
  const dataDir = temporaryFolder()
  const { ledger, alarms } = await openTestLedger(dataDir)
  await ledger.save({ ...empty, uploads: [numbered(1)] })
  const vandal = new DatabaseSync(join(dataDir, 'ledger.db'))
  vandal.exec('DROP TABLE uploads')
  vandal.close()
  expect(await ledger.save({ ...empty, uploads: [numbered(2)] })).toEqual({ kind: 'saved' })
  expect(await ledger.load()).toEqual([numbered(2)])
  expect(alarms.join('\n')).toContain('ledger damaged (incomplete)')
  await ledger.close()
})

test('a writer that is locked out answers that it cannot write, and writes again when it can', async () => {
  const dataDir = temporaryFolder()
  const { ledger } = await openTestLedger(dataDir)
  const blocker = new DatabaseSync(join(dataDir, 'ledger.db'))
  blocker.exec('BEGIN IMMEDIATE')
  const batch = { ...empty, uploads: [numbered(1)] }
  expect(await ledger.save(batch)).toEqual({ kind: 'failed', reason: 'store_unwritable' })
  blocker.exec('ROLLBACK')
  blocker.close()
  expect(await ledger.save(batch)).toEqual({ kind: 'saved' })
  expect(await ledger.load()).toEqual([numbered(1)])
  await ledger.close()
})

test('a link in the place of the ledger is set aside, and what it points to stays untouched', async () => {
  const dataDir = temporaryFolder()
  const outside = join(temporaryFolder(), 'outside.db')
  writeFileSync(outside, 'precious')
  symlinkSync(outside, join(dataDir, 'ledger.db'))
  const { ledger, recovered } = await openTestLedger(dataDir)
  expect(recovered).toMatchObject({ because: 'not_a_file', keptAs: 'ledger-damaged-1.db' })
  expect(readFileSync(outside, 'utf8')).toBe('precious')
  await ledger.close()
})
