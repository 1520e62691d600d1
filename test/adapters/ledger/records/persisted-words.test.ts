// Words of earlier builds, read as those of now, from a record and from ledgers of both versions.
import { DatabaseSync } from 'node:sqlite'
import { expect, test } from 'vitest'
import { temporaryFolder } from '#test/rigs/temporary-folder.ts'
import { examineLedger } from '#adapters/ledger/integrity-check.ts'
import { readLedger } from '#adapters/ledger/reader.ts'
import { ledgerPath } from '#adapters/ledger/records/ledger-file.ts'
import { inPresentWords } from '#adapters/ledger/records/persisted-words.ts'
import { parseHistoryEntry, parsePersisted } from '#adapters/ledger/records/record-parser.ts'
import { checksumOf } from '#adapters/ledger/records/text.ts'
import { aFingerprint, anUpload, everyShape, sorted } from '#test/contract/sample-uploads.ts'
import { openTestLedger } from '#test/rigs/ledger/open-test-ledger.ts'
import { aVersion1Folder, version1Place } from '#test/rigs/ledger/version-1.ts'
import type { Upload } from '#shared/upload.ts'
import { opened } from '#shared/packed/packed-upload.ts'
import { loadedFrom } from '#test/rigs/ledger/loaded-from.ts'

const linked = anUpload({
  path: 'pointer',
  observed: { kind: 'unfit', reason: 'symbolic_link' },
  state: { kind: 'blocked', reason: 'symbolic_link', atMs: 1 },
})

/** The record of an upload as the first builds wrote it. */
function inFormerWords(upload: Upload): string {
  return JSON.stringify(upload)
    .replaceAll('"unconfirmed":', '"loose":')
    .replaceAll('"fingerprint":', '"print":')
    .replace('"failures":', '"setbacks":')
    .replace('"intent":', '"wish":')
    .replaceAll('"reason":"symbolic_link"', '"reason":"link_skipped"')
}

test('a record and a note with former words mean what they meant', () => {
  for (const upload of [...everyShape(), linked]) {
    expect(parsePersisted(JSON.parse(inFormerWords(upload)))).toEqual(upload)
  }
  const note = { kind: 'blocked', reason: 'symbolic_link' }
  expect(parseHistoryEntry({ kind: 'blocked', reason: 'link_skipped' })).toEqual(note)
  expect(parseHistoryEntry({ kind: 'link_refused', reason: 'link_skipped' })).toEqual({ ...note, kind: 'link_refused' })
})

test('what only looks like a former word stays, and so does what is no record', () => {
  const stat = { ...aFingerprint().stat, fileId: 'link_skipped' }
  const upload = anUpload({ path: 'link_skipped', observed: { kind: 'file', stat } })
  expect(parsePersisted(JSON.parse(inFormerWords(upload)))).toEqual(upload)
  for (const value of [null, 1, 'loose', undefined]) expect(inPresentWords(value)).toBe(value)
  const deep = JSON.parse(`${'{"a":'.repeat(5_000)}1${'}'.repeat(5_000)}`) as unknown
  expect(parsePersisted(deep)).toBe(null)
})

test('a ledger of version 1 with a symbolic link among its files goes on, with its history', async () => {
  const { dataDir, file } = aVersion1Folder()
  const db = new DatabaseSync(file)
  // The fixture has one such row, of the samples; this is another, and a note that tells of it.
  const row = ['pointer', 'blocked', 'link_skipped', null, 1, 2, inFormerWords(linked)]
  const checksum = checksumOf(row, '')
  db.prepare('INSERT INTO uploads VALUES (?, ?, ?, ?, ?, ?, ?, ?)').run(...row, checksum)
  const addNote = db.prepare("INSERT INTO history (path, at_ms, note) VALUES ('pointer', 1, ?)")
  addNote.run('{"kind":"blocked","reason":"link_skipped"}')
  db.close()
  const scope = { kind: 'folder', place: () => version1Place, root: '/watched' } as const
  const { ledger, recovered } = await openTestLedger(dataDir)
  expect(recovered).toBe(null)
  const uploads = await loadedFrom(ledger.scoped(scope))
  expect(uploads).toContainEqual(linked)
  expect(uploads.filter(({ state }) => 'reason' in state && state.reason === 'symbolic_link').length).toBeGreaterThan(0)
  await ledger.close()
  const read = readLedger(dataDir)
  if (read.kind !== 'readable') throw new Error(read.kind)
  expect(read.view.history({ place: version1Place, path: 'pointer' }, 10)).toEqual([
    { path: 'pointer', atMs: 1, note: { kind: 'blocked', reason: 'symbolic_link' } },
  ])
  read.view.close()
})

test('one of version 2 that an early build wrote is whole', async () => {
  const dataDir = temporaryFolder()
  const { ledger } = await openTestLedger(dataDir)
  const uploads = [...everyShape(), linked]
  await ledger.save({ uploads, forgotten: [], notes: [], sent: [] })
  await ledger.close()
  const file = ledgerPath(dataDir)
  const db = new DatabaseSync(file)
  const select = db.prepare('SELECT * FROM uploads ORDER BY rowid')
  const update = db.prepare('UPDATE uploads SET record = ?, checksum = ? WHERE place = ? AND path = ?')
  for (const row of select.all()) {
    const upload = parsePersisted(JSON.parse(String(row['record'])))
    if (upload === null) throw new Error('a row that was just written reads back')
    const values = { ...row, record: inFormerWords(upload) }
    Reflect.deleteProperty(values, 'checksum')
    update.run(values.record, checksumOf(Object.values(values)), String(row['place']), String(row['path']))
  }
  db.close()
  const verdict = examineLedger(file, 'start')
  if (verdict.kind !== 'healthy') throw new Error(JSON.stringify(verdict))
  expect(sorted(verdict.content.rows.map(({ loaded }) => opened(loaded)))).toEqual(sorted(uploads))
})
