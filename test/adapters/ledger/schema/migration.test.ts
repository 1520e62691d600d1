// A ledger of version 1 is taken over whole, or stays what it was: closed, killed, damaged, killed meanwhile, without space.
import fs from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { describe, expect, test } from 'vitest'
import { temporaryFolder } from '#test/rigs/temporary-folder.ts'
import { examineLedger, type Damage } from '#adapters/ledger/integrity-check.ts'
import { takeOverLedger } from '#adapters/ledger/schema/migration.ts'
import { ledgerVersion } from '#adapters/ledger/records/ledger-file.ts'
import { readLedger } from '#adapters/ledger/reader.ts'
import type { DurableLedger, Recovered } from '#adapters/ledger/ledger.ts'
import { numbered, sorted } from '#test/contract/sample-uploads.ts'
import { startLedgerChild } from '#test/rigs/ledger/ledger-child.ts'
import { openTestLedger } from '#test/rigs/ledger/open-test-ledger.ts'
import { orSayWhy, runs } from '#test/rigs/possible.ts'
import { aVersion1Folder, rowsAsTakenOver, version1Notes, version1Place } from '#test/rigs/ledger/version-1.ts'
import { seededRandom } from '#test/rigs/random.ts'
import type { Upload } from '#shared/upload.ts'
import { loadedFrom } from '#test/rigs/ledger/loaded-from.ts'

const expected = sorted(rowsAsTakenOver())
const scope = { kind: 'folder', place: () => version1Place, root: '/watched' } as const

type Found = { readonly uploads: readonly Upload[]; readonly notes: number; readonly recovered: Recovered | null }

/** Opens the ledger, reads all of it, writes to it, and closes it. */
async function openAndRead(dataDir: string): Promise<Found> {
  const { ledger, recovered } = await openTestLedger(dataDir)
  const uploads = sorted(await loadedFrom(ledger.scoped(scope)))
  const notes = notesIn(dataDir)
  expect(await ledger.scoped(scope).save({ uploads: [numbered(1)], forgotten: [], notes: [], sent: [] })).toEqual({
    kind: 'saved',
  })
  await ledger.scoped(scope).save({ uploads: [], forgotten: [numbered(1).path], notes: [], sent: [] })
  await ledger.close()
  return { uploads, notes, recovered }
}

function notesIn(dataDir: string): number {
  const db = new DatabaseSync(join(dataDir, 'ledger.db'), { readOnly: true })
  try {
    return Number(db.prepare('SELECT count(*) AS many FROM history').get()?.['many'])
  } finally {
    db.close()
  }
}

function versionOf(file: string): unknown {
  const verdict = examineLedger(file, 'start')
  return verdict.kind === 'healthy' ? verdict.content.version : verdict
}

const whole = { uploads: expected, notes: version1Notes, recovered: null }

test.each(['closed', 'killed'] as const)(
  'all of a %s one is there afterwards, and after another start',
  async (end) => {
    const { dataDir, file } = aVersion1Folder(end)
    expect(versionOf(file)).toBe(1)
    expect(await openAndRead(dataDir)).toEqual(whole)
    expect(fs.readdirSync(dataDir)).toEqual(['ledger.db'])
    expect(versionOf(file)).toBe(ledgerVersion)
    expect(await openAndRead(dataDir)).toEqual(whole)
  },
)

async function inTakenOver(act: (ledger: DurableLedger, dataDir: string) => Promise<void>): Promise<void> {
  const { dataDir } = aVersion1Folder()
  const { ledger } = await openTestLedger(dataDir)
  await act(ledger, dataDir)
  await ledger.close()
}

test('its history goes on, its values stay, and none of its proofs is believed', () =>
  inTakenOver(async (ledger, dataDir) => {
    expect(await ledger.readMeta('root identity')).toBe(version1Place.slice('folder:'.length))
    expect(await ledger.readTargets()).toEqual({ targets: [], currentId: null })
    const read = readLedger(dataDir)
    if (read.kind !== 'readable') throw new Error(read.kind)
    const key = { place: version1Place, path: 'Invoices/one.txt' }
    expect(read.view.history(key, 10).map(({ note }) => note.kind)).toEqual(['already_there'])
    expect(read.view.history({ ...key, path: 'half \uD800 a pair' }, 10)).toHaveLength(1)
    // Eight samples are done without a proof, which no engine makes.
    expect(read.view.counts()).toMatchObject({ done: 8, elsewhere: 13 })
    read.view.close()
  }))

test('for another folder, or a file with one of its names, there is nothing in it', () =>
  inTakenOver(async (ledger) => {
    expect(await loadedFrom(ledger.scoped({ ...scope, place: () => 'folder:2' }))).toEqual([])
    const files = new Map([['loose.txt', '/sent/loose.txt']])
    expect(await loadedFrom(ledger.scoped({ kind: 'files', files }))).toEqual([])
  }))

test('rows of a folder nobody wrote down go to the one that is named', async () => {
  const { dataDir, file } = aVersion1Folder()
  const db = new DatabaseSync(file)
  db.exec("DELETE FROM meta WHERE key = 'root identity'")
  db.close()
  const { ledger } = await openTestLedger(dataDir)
  expect(await ledger.renamePlace('', version1Place, '/watched')).toEqual({ kind: 'saved' })
  expect(sorted(await loadedFrom(ledger.scoped(scope)))).toEqual(expected)
  await ledger.close()
  expect(await openAndRead(dataDir)).toEqual(whole)
})

test('until it is taken over, a reader is told what to do, and changes nothing', () => {
  const { dataDir, file } = aVersion1Folder()
  const before = fs.readFileSync(file)
  expect(readLedger(dataDir)).toEqual({ kind: 'older_data' })
  expect(fs.readFileSync(file)).toEqual(before)
})

test('a ledger of now is not taken over', () => {
  const content = { version: ledgerVersion, rows: [], meta: new Map(), places: new Map(), sent: [] }
  expect(() => takeOverLedger('/nowhere', content, 1)).toThrow('assertion')
})

function overwrite(file: string, from: number, bytes: Buffer): void {
  const handle = fs.openSync(file, 'r+')
  fs.writeSync(handle, bytes, 0, bytes.length, from)
  fs.closeSync(handle)
}

function flipInRecord(file: string): void {
  const at = fs.readFileSync(file).indexOf('{"path":"loose.txt"') + 12
  overwrite(file, at, Buffer.from([(fs.readFileSync(file)[at] ?? 0) ^ 1]))
}

type Shape = readonly [
  name: string,
  because: Damage,
  end: 'closed' | 'killed',
  damage: (file: string) => void,
  over: number,
]

const shapes: readonly Shape[] = [
  ['half of it cut off', 'bad_pages', 'closed', (file) => fs.truncateSync(file, fs.statSync(file).size / 2), 0],
  ['cut off to nothing', 'empty', 'closed', (file) => fs.truncateSync(file), 0],
  ['a flipped bit in a row', 'bad_rows', 'closed', flipInRecord, expected.length - 1],
  ['its log lost', 'log_lost', 'killed', (file) => fs.rmSync(`${file}-wal`), expected.length],
]

describe('a damaged one is handled like any damaged ledger', () => {
  test.each(shapes)('%s', async (_, because, end, damage, carriedOver) => {
    const { dataDir, file } = aVersion1Folder(end)
    damage(file)
    const found = await openAndRead(dataDir)
    expect(found.recovered).toEqual({ because, keptAs: 'ledger-damaged-1.db', carriedOver })
    expect(found.uploads).toHaveLength(carriedOver)
    for (const upload of found.uploads) expect(expected).toContainEqual(upload)
    if (carriedOver > 0) expect(found.notes).toBe(version1Notes)
    expect(await openAndRead(dataDir)).toMatchObject({ recovered: null, uploads: { length: carriedOver } })
  })
})

test('100 flipped bytes anywhere in it: always opens, and each upload is identical or reported missing', async () => {
  // Nothing of it needs a real disk. Where there is no memory disk it is slower.
  const folder = temporaryFolder(fs.existsSync('/dev/shm') ? '/dev/shm' : undefined)
  const jitter = seededRandom(20_261_128)
  const { file: original } = aVersion1Folder()
  const bytes = fs.readFileSync(original)
  const known = new Map(expected.map((upload) => [upload.path, upload]))
  let reported = 0
  for (let round = 0; round < 100; round++) {
    const at = Math.floor(jitter() * bytes.length)
    const changed = Buffer.from(bytes)
    changed[at] = (changed[at] ?? 0) ^ (1 + Math.floor(jitter() * 255))
    const dataDir = temporaryFolder(folder)
    fs.writeFileSync(join(dataDir, 'ledger.db'), changed)
    const { uploads, recovered } = await openAndRead(dataDir)
    for (const upload of uploads) expect(upload, `byte ${at}`).toEqual(known.get(upload.path))
    if (recovered === null) expect(uploads.length, `byte ${at}`).toBe(expected.length)
    else reported++
  }
  expect(reported).toBeGreaterThan(10)
})

const canTrace = runs('strace', ['-f', '-qq', '-e', 'inject=fsync:error=EIO', 'true'])

/** Takes a ledger over in a process of its own while strace does something to its writes. */
async function takeOverUnder(fault: string, end: 'closed' | 'killed'): Promise<{ dataDir: string; file: string }> {
  const place = aVersion1Folder(end)
  const call = fault.slice(0, fault.indexOf(':'))
  const strace = ['strace', '-f', '-qq', '-o', '/dev/null', '-e', `trace=${call}`, '-e', `inject=${fault}`]
  await startLedgerChild([place.dataDir, '1', '0'], strace).ended
  return place
}

const counted = new Map<string, Promise<number>>()

/** How often a process that takes the ledger over calls `call`. */
function callsOfTakingOver(call: string): Promise<number> {
  const known = counted.get(call) ?? countCalls(call)
  counted.set(call, known)
  return known
}

async function countCalls(call: string): Promise<number> {
  const { dataDir } = aVersion1Folder('killed')
  const trace = join(temporaryFolder(), 'trace')
  await startLedgerChild([dataDir, '1', '0'], ['strace', '-f', '-qq', '-o', trace, '-e', `trace=${call}`]).ended
  return fs.readFileSync(trace, 'utf8').split(`${call}(`).length - 1
}

describe.runIf(orSayWhy(canTrace, 'taking over on a failing disk', 'strace is not here or may not trace'))(
  'while it is taken over',
  () => {
    /** Parts of the whole, in which it is a killed one that is taken over, and a closed one, by turns. */
    const moments = [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1] as const
    const endAt = (part: number) => (Math.round(part * 10) % 2 === 0 ? 'killed' : 'closed')

    test.each(moments)('killed at its writes (%f), it is whole, of one version or the other', async (part) => {
      const nth = Math.max(1, Math.round((await callsOfTakingOver('pwrite64')) * part))
      const { dataDir, file } = await takeOverUnder(`pwrite64:signal=KILL:when=${nth}`, endAt(part))
      const version = versionOf(file)
      expect([1, ledgerVersion]).toContain(version)
      if (part === 0) expect(version).toBe(1)
      if (part === 1) expect(version).toBe(ledgerVersion)
      expect(await openAndRead(dataDir)).toEqual(whole)
    })

    const faults = ['pwrite64:error=ENOSPC', 'fsync:error=EIO', 'pwrite64:error=EIO']
    const cases = faults.flatMap((fault) => [0, 0.3, 0.6, 0.9].map((part) => [fault, part] as const))

    test.each(cases)(
      'with a disk that fails for ever (%s, %f) it is whole, and taken over later',
      async (fault, part) => {
        const nth = Math.max(1, Math.round((await callsOfTakingOver(fault.slice(0, fault.indexOf(':')))) * part))
        const { dataDir, file } = await takeOverUnder(`${fault}:when=${nth}+`, endAt(part))
        expect([1, ledgerVersion]).toContain(versionOf(file))
        expect(await openAndRead(dataDir)).toEqual(whole)
      },
    )
  },
)
