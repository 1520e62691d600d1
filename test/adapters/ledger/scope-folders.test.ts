// Several watched folders in one ledger: a row has the place of its folder and its path there.
import { expect, test } from 'vitest'
import { openLedger, type DurableLedger } from '#adapters/ledger/ledger.ts'
import { folderScope, type LedgerScope } from '#adapters/ledger/records/places.ts'
import { rowsOfBatch } from '#adapters/ledger/scope.ts'
import { createFolderKeys } from '#shared/folders/folder-keys.ts'
import { anUpload } from '#test/contract/sample-uploads.ts'
import { temporaryFolder } from '#test/rigs/temporary-folder.ts'
import { loadedFrom } from '#test/rigs/ledger/loaded-from.ts'

const main = folderScope('/watched', () => 'folder:1')

function both(into = 'Scans'): LedgerScope {
  const beside = folderScope('/beside', () => 'folder:2')
  return {
    kind: 'folders',
    keys: createFolderKeys(['', into]),
    folders: new Map([
      ['', main],
      [into, beside],
    ]),
  }
}

const one = anUpload()
const other = { ...one, path: `Scans/${one.path}` }
const nothing = { uploads: [], forgotten: [], notes: [], sent: [] }

test('equal paths in two folders are two rows', () => {
  const note = { path: other.path, atMs: 1, note: { kind: 'removed' } } as const
  const batch = { ...nothing, uploads: [one, other], forgotten: ['Scans/gone.txt'], notes: [note] }
  const made = rowsOfBatch(both(), batch, 1, () => false)
  expect(made.rows.map(({ place, path }) => [place, path])).toEqual([
    ['folder:1', one.path],
    ['folder:2', one.path],
  ])
  expect(made.forgotten).toEqual([{ place: 'folder:2', path: 'gone.txt' }])
  expect(made.notes).toEqual([{ place: 'folder:2', row: { ...note, path: one.path } }])
  expect(made.roots.map(([place]) => place)).toEqual(['folder:1', 'folder:2'])
})

function ledgerIn(dataDir: string): () => Promise<DurableLedger> {
  return async () => {
    const opened = await openLedger({ dataDir, log: { alarm: () => undefined }, now: () => 1 })
    if (opened.kind !== 'opened') throw new Error(opened.kind)
    return opened.ledger
  }
}

test('a ledger of one folder is read by two, and by one again, without losing a row', async () => {
  const open = ledgerIn(temporaryFolder())
  const first = await open()
  await first.scoped(main).save({ ...nothing, uploads: [one] })
  await first.close()
  const second = await open()
  expect(await loadedFrom(second.scoped(both()))).toEqual([one])
  await second.scoped(both()).save({ ...nothing, uploads: [other] })
  await second.close()
  const third = await open()
  expect((await loadedFrom(third.scoped(both()))).map(({ path }) => path).toSorted()).toEqual([other.path, one.path])
  // Its files go elsewhere from now on: what was agreed stays.
  expect((await loadedFrom(third.scoped(both('Team')))).map(({ path }) => path)).toContain(`Team/${one.path}`)
  expect(await loadedFrom(third.scoped(main))).toEqual([one])
  await third.close()
})

test('what goes where another folder goes by now is left in the records', async () => {
  const ledger = await ledgerIn(temporaryFolder())()
  const inTheWay = { ...one, path: 'Scans/old.pdf' }
  await ledger.scoped(main).save({ ...nothing, uploads: [inTheWay] })
  expect(await loadedFrom(ledger.scoped(both()))).toEqual([])
  expect(await loadedFrom(ledger.scoped(main))).toEqual([inTheWay])
  await ledger.close()
})
