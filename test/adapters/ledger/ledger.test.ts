// The ledger on SQLite: the contract of every ledger, and what only a file can show.
import { readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { describe, expect, test } from 'vitest'
import { temporaryFolder } from '#test/rigs/temporary-folder.ts'
import { placeIn, type LedgerScope } from '#adapters/ledger/records/places.ts'
import { readLedger } from '#adapters/ledger/reader.ts'
import type { DurableLedger } from '#adapters/ledger/ledger.ts'
import { ledgerContract } from '#test/contract/ledger.contract.ts'
import { anUpload, aStored, everyShape, numbered, sorted } from '#test/contract/sample-uploads.ts'
import {
  openTestLedger,
  testNowMs,
  testPlace,
  testScope,
  type FolderLedger,
} from '#test/rigs/ledger/open-test-ledger.ts'
import { isWindows, notOnWindows } from '#test/rigs/possible.ts'
import { loadedFrom } from '#test/rigs/ledger/loaded-from.ts'

const empty = { uploads: [], forgotten: [], notes: [], sent: [] }

/** The paths the contract saves, as of files that were named one by one. */
const named = new Map(
  [...everyShape(), numbered(1), numbered(2)]
    .map(({ path }) => path)
    .concat('a', 'b', 'report.pdf', 'never seen', 'half \uD800')
    .map((path) => [path, `/named/${path}`]),
)

const scopes: readonly LedgerScope[] = [testScope, { kind: 'files', files: named }]

describe.each(scopes)('the ledger on SQLite, for a run about $kind', (scope) => {
  ledgerContract(async () => {
    const dataDir = temporaryFolder()
    let current: DurableLedger | null = null
    return {
      async start() {
        await current?.close()
        const { ledger, recovered } = await openTestLedger(dataDir)
        expect(recovered).toBe(null)
        current = ledger
        return ledger.scoped(scope)
      },
      async history(path, most) {
        const read = readLedger(dataDir)
        if (read.kind !== 'readable') throw new Error(read.kind)
        const rows = read.view.history({ place: placeIn(scope, path), path }, most)
        read.view.close()
        return rows
      },
      remove: async () => current?.close(),
    }
  })
})

describe('two places with one path', () => {
  const one: LedgerScope = { kind: 'folder', place: () => 'folder:1', root: '/one' }
  const two: LedgerScope = { kind: 'folder', place: () => 'folder:2', root: '/two' }
  const file: LedgerScope = { kind: 'files', files: new Map([['report.pdf', '/one/report.pdf']]) }
  const other: LedgerScope = { kind: 'files', files: new Map([['report.pdf', '/two/report.pdf']]) }
  const all = [one, two, file, other]

  async function inAll(act: (ledger: FolderLedger, dataDir: string) => Promise<void>): Promise<void> {
    const dataDir = temporaryFolder()
    const { ledger } = await openTestLedger(dataDir)
    for (const [failures, scope] of all.entries()) {
      const notes = [{ path: 'report.pdf', atMs: testNowMs + failures, note: { kind: 'retried' } as const }]
      await ledger.scoped(scope).save({ ...empty, uploads: [anUpload({ failures })], notes })
    }
    await act(ledger, dataDir)
    await ledger.close()
  }

  async function setbacksIn(ledger: DurableLedger): Promise<readonly number[]> {
    const loaded = await Promise.all(all.map((scope) => loadedFrom(ledger.scoped(scope))))
    return loaded.map((uploads) => uploads.reduce((sum, { failures }) => sum + failures, 10 * (uploads.length - 1)))
  }

  test('do not meet, at once and after a restart', () =>
    inAll(async (ledger, dataDir) => {
      expect(await setbacksIn(ledger)).toEqual([0, 1, 2, 3])
      await ledger.close()
      for (const [failures, scope] of all.entries()) {
        const again = await openTestLedger(dataDir)
        // The first load after a start is of what was examined, the second of the file.
        for (const _ of [1, 2]) expect(await loadedFrom(again.ledger.scoped(scope))).toEqual([anUpload({ failures })])
        await again.ledger.close()
      }
    }))

  test('are forgotten one by one', () =>
    inAll(async (ledger) => {
      await ledger.scoped(two).save({ ...empty, forgotten: ['report.pdf'] })
      await ledger.scoped(other).save({ ...empty, forgotten: ['report.pdf'] })
      expect(await setbacksIn(ledger)).toEqual([0, -10, 2, -10])
    }))

  test('have a history each', () =>
    inAll(async (_, dataDir) => {
      const read = readLedger(dataDir)
      if (read.kind !== 'readable') throw new Error(read.kind)
      const histories = all.map((scope) =>
        read.view.history({ place: placeIn(scope, 'report.pdf'), path: 'report.pdf' }, 9),
      )
      expect(histories.map((notes) => notes.map(({ atMs }) => atMs - testNowMs))).toEqual([[0], [1], [2], [3]])
      read.view.close()
    }))

  test('rely on one document only when they say so of the very same', () =>
    inAll(async (ledger) => {
      const stored = aStored({ destination: '/Team/report.pdf' })
      const done = [anUpload({ stored, state: { kind: 'done', atMs: 1 } })]
      for (const scope of [one, two, other]) await ledger.scoped(scope).save({ ...empty, uploads: done })
      const ask = { place: 'folder:1', destination: '/team/Report.pdf', contentHash: stored.contentHash, targetId: 1 }
      expect(ledger.reliedOnElsewhere(ask)?.toSorted()).toEqual(
        [join('/two', 'report.pdf'), '/two/report.pdf'].toSorted(),
      )
      expect(ledger.reliedOnElsewhere({ ...ask, targetId: 2 })).toEqual([])
      await ledger.scoped(two).save({ ...empty, uploads: [anUpload({ stored })] })
      expect(ledger.reliedOnElsewhere(ask)).toEqual(['/two/report.pdf'])
    }))

  test('become one when a place is renamed: the newer name wins', () =>
    inAll(async (ledger) => {
      await ledger.scoped(one).save({ ...empty, uploads: [numbered(1)] })
      expect(await ledger.renamePlace('folder:1', 'folder:2', '/two')).toEqual({ kind: 'saved' })
      expect(await loadedFrom(ledger.scoped(one))).toEqual([])
      expect(sorted(await loadedFrom(ledger.scoped(two)))).toEqual(sorted([anUpload({ failures: 1 }), numbered(1)]))
    }))
})

test('a folder that moved is where it was saved from last', async () => {
  const dataDir = temporaryFolder()
  const stored = aStored()
  const uploads = [anUpload({ stored, state: { kind: 'done', atMs: 1 } })]
  const ask = { place: 'folder:2', destination: stored.destination ?? '', contentHash: stored.contentHash, targetId: 1 }
  for (const root of ['/here', '/there', '/there']) {
    const { ledger } = await openTestLedger(dataDir)
    await ledger.scoped({ kind: 'folder', place: () => testPlace, root }).save({ ...empty, uploads })
    expect(ledger.reliedOnElsewhere(ask)).toEqual([join(root, 'report.pdf')])
    await ledger.close()
  }
})

test('a folder that was never seen has no rows, and is not written for', async () => {
  const { ledger } = await openTestLedger(temporaryFolder())
  const never = ledger.scoped({ kind: 'folder', place: () => '', root: '/away' })
  for (const _ of [1, 2]) expect(await loadedFrom(never)).toEqual([])
  await expect(never.save({ ...empty, uploads: [numbered(1)] })).rejects.toThrow('at a place')
  expect(await never.save(empty)).toEqual({ kind: 'saved' })
  await ledger.close()
})

test('what was examined at the start is not read again for the first load', async () => {
  const dataDir = temporaryFolder()
  const first = await openTestLedger(dataDir)
  await first.ledger.save({ ...empty, uploads: [numbered(1)] })
  await first.ledger.close()
  const { ledger } = await openTestLedger(dataDir)
  await ledger.renamePlace('', testPlace, '/watched')
  const vandal = new DatabaseSync(join(dataDir, 'ledger.db'))
  vandal.exec('DELETE FROM uploads')
  vandal.close()
  expect(await loadedFrom(ledger)).toEqual([numbered(1)])
  expect(await loadedFrom(ledger)).toEqual([])
  await ledger.close()
})

test('targets are kept over a restart', async () => {
  const dataDir = temporaryFolder()
  const target = { id: 3, server: 'https://uploads.example', device: 'laptop', base: '', accountId: null }
  const { ledger } = await openTestLedger(dataDir)
  expect(await ledger.readTargets()).toEqual({ targets: [], currentId: null })
  expect(await ledger.writeTargets([target], 3)).toEqual({ kind: 'saved' })
  await expect(ledger.writeMeta('targets', '[]')).rejects.toThrow('assertion')
  await ledger.close()
  const again = await openTestLedger(dataDir)
  expect(await again.ledger.readTargets()).toEqual({ targets: [target], currentId: 3 })
  await again.ledger.close()
})

test('its files are for their owner alone', async (context) => {
  if (isWindows) context.skip(notOnWindows.modes)
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
  expect(sorted(await loadedFrom(again.ledger))).toEqual(sorted(everyShape()))
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
    fingerprint: { ...numberedFingerprint(), url: canary },
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

function numberedFingerprint() {
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
  expect(await loadedFrom(ledger)).toEqual([numbered(2)])
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
  expect(await loadedFrom(ledger)).toEqual([numbered(1)])
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

test('closed at once it is whole, and what comes later fails without harm', async () => {
  const dataDir = temporaryFolder()
  const { ledger } = await openTestLedger(dataDir)
  expect(await ledger.save({ ...empty, uploads: [anUpload({ path: 'kept.txt' })] })).toEqual({ kind: 'saved' })
  ledger.closeNow()
  expect(readdirSync(dataDir).filter((name) => name.startsWith('ledger'))).toEqual(['ledger.db'])
  const late = await ledger.save({ ...empty, uploads: [anUpload({ path: 'late.txt' })] })
  expect(late).toEqual({ kind: 'failed', reason: 'store_unwritable' })
  await ledger.close()
  const again = await openTestLedger(dataDir)
  expect((await loadedFrom(again.ledger)).map(({ path }) => path)).toEqual(['kept.txt'])
  await again.ledger.close()
})
