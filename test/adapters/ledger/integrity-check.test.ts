// Damage of every shape: the ledger opens anew, says so, keeps the damaged one, and carries over what is surely whole.
import fs from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { describe, expect, test } from 'vitest'
import { temporaryFolder } from '#test/rigs/temporary-folder.ts'
import { examineLedger, type Damage } from '#adapters/ledger/integrity-check.ts'
import { numbered, sorted } from '#test/contract/sample-uploads.ts'
import { openTestLedger, testNowMs, tryOpenLedger } from '#test/rigs/ledger/open-test-ledger.ts'
import { loadedFrom } from '#test/rigs/ledger/loaded-from.ts'

const uploads = Array.from({ length: 200 }, (_, index) => numbered(index + 1))

/** A data folder with a ledger of 200 uploads, cleanly closed or left behind as by kill -9. */
async function aDataFolder(end: 'closed' | 'killed' = 'closed'): Promise<{ dataDir: string; file: string }> {
  const madeIn = temporaryFolder()
  const { ledger } = await openTestLedger(madeIn)
  await ledger.writeMeta('root', '2049:12')
  await ledger.save({
    uploads,
    forgotten: [],
    notes: [{ path: 'a', atMs: testNowMs, note: { kind: 'retried' } }],
    sent: [],
  })
  if (end === 'closed') await ledger.close()
  // A copy of the files in mid-run is what a killed process leaves.
  const dataDir = temporaryFolder()
  for (const name of fs.readdirSync(madeIn)) fs.copyFileSync(join(madeIn, name), join(dataDir, name))
  if (end === 'killed') await ledger.close()
  return { dataDir, file: join(dataDir, 'ledger.db') }
}

function change(file: string, sql: string): void {
  const db = new DatabaseSync(file)
  db.exec(sql)
  db.close()
}

function overwrite(file: string, from: number, bytes: Buffer): void {
  const handle = fs.openSync(file, 'r+')
  fs.writeSync(handle, bytes, 0, bytes.length, from)
  fs.closeSync(handle)
}

/** Changes one byte of the record of an upload, in the file. */
function flipInRecord(file: string, path: string): void {
  const bytes = fs.readFileSync(file)
  const at = bytes.indexOf(`{"path":"${path}"`)
  if (at < 0) throw new Error('the record is not in the file')
  overwrite(file, at + 10, Buffer.from([(bytes[at + 10] ?? 0) ^ 1]))
}

type Shape = {
  readonly name: string
  readonly because: Damage
  readonly damage: (file: string) => void
  readonly carriedOver: number
}

const shapes: readonly Shape[] = [
  { name: 'zero length', because: 'empty', damage: (file) => fs.truncateSync(file), carriedOver: 0 },
  {
    name: 'garbage',
    because: 'not_a_database',
    damage: (file) => fs.writeFileSync(file, 'garbage '.repeat(9000)),
    carriedOver: 0,
  },
  { name: 'a few bytes', because: 'not_a_database', damage: (file) => fs.truncateSync(file, 50), carriedOver: 0 },
  {
    name: 'half of it cut off',
    because: 'bad_pages',
    damage: (file) => fs.truncateSync(file, fs.statSync(file).size / 2),
    carriedOver: 0,
  },
  {
    name: 'one page of zeroes',
    because: 'bad_pages',
    damage: (file) => overwrite(file, 4096 * 8, Buffer.alloc(4096)),
    carriedOver: 0,
  },
  {
    name: 'one flipped bit in a row',
    because: 'bad_rows',
    damage: (file) => flipInRecord(file, numbered(100).path),
    carriedOver: 199,
  },
  {
    name: 'a row that another program wrote',
    because: 'bad_rows',
    damage: (file) => change(file, `UPDATE uploads SET record = '{"path":"x"}' WHERE path = '${numbered(7).path}'`),
    carriedOver: 199,
  },
  {
    name: 'a table that is missing',
    because: 'incomplete',
    damage: (file) => change(file, 'DROP TABLE uploads'),
    carriedOver: 0,
  },
  {
    name: 'an index that is missing',
    because: 'incomplete',
    damage: (file) => change(file, 'DROP INDEX uploads_by_destination'),
    carriedOver: 0,
  },
  {
    name: 'the sentinel missing',
    because: 'incomplete',
    damage: (file) => change(file, "DELETE FROM meta WHERE key = 'ledger'"),
    carriedOver: 0,
  },
  {
    name: 'a healthy database of another program',
    because: 'other_program',
    damage: (file) => change(file, 'PRAGMA application_id = 1'),
    carriedOver: 0,
  },
  {
    name: 'a version number of nothing',
    because: 'incomplete',
    damage: (file) => change(file, 'PRAGMA user_version = 0'),
    carriedOver: 0,
  },
  {
    name: 'a version number of the past that only its header claims',
    because: 'incomplete',
    damage: (file) => change(file, 'PRAGMA user_version = 1'),
    carriedOver: 0,
  },
  {
    name: 'a sentinel of the past',
    because: 'incomplete',
    damage: (file) => change(file, "UPDATE meta SET value = 'outbox-ledger 1' WHERE key = 'ledger'"),
    carriedOver: 0,
  },
  {
    name: 'a place that another program wrote',
    because: 'bad_rows',
    damage: (file) => change(file, "UPDATE places SET root = '/elsewhere'"),
    carriedOver: 200,
  },
  {
    name: 'a version number that only its header claims',
    because: 'incomplete',
    damage: (file) => change(file, 'PRAGMA user_version = 257'),
    carriedOver: 0,
  },
  {
    name: 'a folder in its place',
    because: 'not_a_file',
    damage: (file) => {
      fs.rmSync(file)
      fs.mkdirSync(file)
      fs.writeFileSync(join(file, 'inside'), 'x')
    },
    carriedOver: 0,
  },
]

describe('a damaged ledger', () => {
  test.each(shapes)('$name: starts anew, keeps it, and says $because', async (shape) => {
    const { dataDir, file } = await aDataFolder()
    shape.damage(file)
    const damagedBytes = fs.statSync(file).isFile() ? fs.readFileSync(file) : null
    const { ledger, recovered, alarms } = await openTestLedger(dataDir)
    expect(recovered).toEqual({ because: shape.because, keptAs: 'ledger-damaged-1.db', carriedOver: shape.carriedOver })
    const loaded = await loadedFrom(ledger)
    expect(loaded).toHaveLength(shape.carriedOver)
    for (const upload of loaded) expect(uploads).toContainEqual(upload)
    if (damagedBytes !== null) expect(fs.readFileSync(join(dataDir, 'ledger-damaged-1.db'))).toEqual(damagedBytes)
    expect(alarms).toHaveLength(1)
    // And it is a ledger like any other.
    expect(await ledger.save({ uploads: [numbered(900)], forgotten: [], notes: [], sent: [] })).toEqual({
      kind: 'saved',
    })
    await ledger.close()
    const again = await openTestLedger(dataDir)
    expect(again.recovered).toBe(null)
    expect(await loadedFrom(again.ledger)).toHaveLength(shape.carriedOver + 1)
    await again.ledger.close()
  })

  test('single rows: what is kept beside the uploads and the history come over too', async () => {
    const { dataDir, file } = await aDataFolder()
    flipInRecord(file, numbered(100).path)
    const { ledger } = await openTestLedger(dataDir)
    expect(await ledger.readMeta('root')).toBe('2049:12')
    await ledger.close()
    const db = new DatabaseSync(file, { readOnly: true })
    expect(db.prepare('SELECT count(*) AS many FROM history').get()).toEqual({ many: 1 })
    db.close()
  })

  test('no ledger at all is a first start, not damage', async () => {
    const { dataDir, file } = await aDataFolder()
    fs.rmSync(file)
    const { ledger, recovered } = await openTestLedger(dataDir)
    expect(recovered).toBe(null)
    expect(await loadedFrom(ledger)).toEqual([])
    await ledger.close()
  })

  test('a log without its ledger is kept, and never replayed into a new one', async () => {
    const { dataDir, file } = await aDataFolder('killed')
    fs.rmSync(file)
    const { ledger, recovered } = await openTestLedger(dataDir)
    expect(recovered).toEqual({ because: 'missing', keptAs: 'ledger-damaged-1.db-wal', carriedOver: 0 })
    expect(await loadedFrom(ledger)).toEqual([])
    await ledger.close()
  })

  test('a killed process left its log: nothing is damaged and nothing is lost', async () => {
    const { dataDir } = await aDataFolder('killed')
    expect(fs.statSync(join(dataDir, 'ledger.db-wal')).size).toBeGreaterThan(0)
    const { ledger, recovered } = await openTestLedger(dataDir)
    expect(recovered).toBe(null)
    expect(sorted(await loadedFrom(ledger))).toEqual(sorted(uploads))
    await ledger.close()
  })

  test('a log that is gone is noticed, although the ledger opens without a complaint', async () => {
    const { dataDir, file } = await aDataFolder('killed')
    fs.rmSync(`${file}-wal`)
    const { ledger, recovered } = await openTestLedger(dataDir)
    expect(recovered).toMatchObject({ because: 'log_lost', keptAs: 'ledger-damaged-1.db' })
    await ledger.close()
  })

  test('a truncated log leaves an earlier whole state', async () => {
    const { dataDir, file } = await aDataFolder('killed')
    fs.truncateSync(`${file}-wal`, fs.statSync(`${file}-wal`).size / 2)
    const { ledger } = await openTestLedger(dataDir)
    expect([0, uploads.length]).toContain((await loadedFrom(ledger)).length)
    expect(await ledger.save({ uploads, forgotten: [], notes: [], sent: [] })).toEqual({ kind: 'saved' })
    await ledger.close()
  })
})

describe('a ledger of a newer version', () => {
  const newer = "PRAGMA user_version = 4; UPDATE meta SET value = 'outbox-ledger 4' WHERE key = 'ledger'"

  function bytesIn(dataDir: string): Map<string, string> {
    return new Map(
      fs.readdirSync(dataDir).map((name) => [name, fs.readFileSync(join(dataDir, name)).toString('base64')]),
    )
  }

  test.each([newer, `${newer}; DROP TABLE meta; ALTER TABLE uploads ADD COLUMN more`])(
    'is left alone, byte by byte (%s)',
    async (sql) => {
      const { dataDir, file } = await aDataFolder()
      // Its sentinel has a checksum in this version; a newer one may have another, so it is not relied on.
      change(file, sql)
      const before = bytesIn(dataDir)
      expect(await tryOpenLedger(dataDir)).toEqual({ kind: 'newer_data', version: 4 })
      expect(bytesIn(dataDir)).toEqual(before)
    },
  )

  test('is known even when its version stands in the log only, and the log stays as it is', async () => {
    const { dataDir, file } = await aDataFolder()
    const db = new DatabaseSync(file)
    db.exec(newer)
    const copy = temporaryFolder()
    for (const name of fs.readdirSync(dataDir)) fs.copyFileSync(join(dataDir, name), join(copy, name))
    db.close()
    fs.rmSync(join(copy, 'ledger.db-shm'))
    const before = bytesIn(copy)
    expect(before.size).toBe(2)
    expect(await tryOpenLedger(copy)).toEqual({ kind: 'newer_data', version: 4 })
    expect(bytesIn(copy)).toEqual(before)
  })
})

test('looking at a whole ledger changes not a byte of it', async () => {
  const { file } = await aDataFolder('killed')
  const before = [fs.readFileSync(file), fs.readFileSync(`${file}-wal`)]
  expect(examineLedger(file, 'start').kind).toBe('healthy')
  expect([fs.readFileSync(file), fs.readFileSync(`${file}-wal`)]).toEqual(before)
})
