// A disk that is full or fails under the ledger (F04, F10): nothing is acknowledged that is not there, nothing crashes, and
// it goes on when the disk does.
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { temporaryFolder } from '#test/rigs/temporary-folder.ts'
import { failureOf, reasonOfFailure, wordsOfError } from '#adapters/ledger/records/sqlite-errors.ts'
import { lastWholeBatch } from '#test/rigs/ledger/ledger-batch.ts'
import { startLedgerChild } from '#test/rigs/ledger/ledger-child.ts'
import { openTestLedger } from '#test/rigs/ledger/open-test-ledger.ts'
import { orSayWhy, runs } from '#test/rigs/possible.ts'
import { loadedFrom } from '#test/rigs/ledger/loaded-from.ts'

function sqliteError(errcode: number): Error {
  return Object.assign(new Error('/secret/path'), { code: 'ERR_SQLITE_ERROR', errcode, errstr: 'words' })
}

describe('what an error means', () => {
  test.each([
    ['corrupt', 11, 'damaged'],
    ['not a database', 26, 'damaged'],
    ['a read error of the disk', 10 | (1 << 8), 'damaged'],
    ['no space', 13, 'full'],
    ['a failed sync', 10 | (4 << 8), 'unwritable'],
    ['read-only', 8, 'unwritable'],
    ['locked', 5, 'unwritable'],
  ])('%s', (_, errcode, kind) => {
    expect(failureOf(sqliteError(errcode), '/')?.kind).toBe(kind)
  })

  test('a bug is no failure of the disk', () => {
    expect(failureOf(new TypeError('x is not a function'), '/')).toBe(null)
    expect(failureOf(sqliteError(21), '/')).toBe(null)
  })

  test('the reasons to wait for', () => {
    expect(reasonOfFailure({ kind: 'full' })).toBe('disk_full')
    expect(reasonOfFailure({ kind: 'damaged' })).toBe('store_unwritable')
    expect(reasonOfFailure({ kind: 'unwritable', reason: 'disk_full' })).toBe('disk_full')
  })

  test('its words name no path', () => {
    expect(wordsOfError(sqliteError(13))).toBe('SQLite 13, words')
  })
})

type FullDiskStory = {
  acknowledged: number
  loadedWhileFull: number
  startWhileFull: unknown
  last: { uploads: number }
}

// In a user namespace of its own nobody needs to be root to mount a small disk.
const namespace = ['-Urm', 'sh', '-c']
const canMount = runs('unshare', [...namespace, 'mount -t tmpfs -o size=2m none /mnt'])

test.runIf(orSayWhy(canMount, 'full disk', 'no small disk can be mounted here (unshare, tmpfs)'))(
  'a full disk: saves fail as disk_full, what was acknowledged stays, and saving goes on when there is space',
  () => {
    const dir = temporaryFolder()
    const script = fileURLToPath(new URL('../../../rigs/ledger/full-disk.ts', import.meta.url))
    const command = 'mount -t tmpfs -o size=2m none "$1" && exec "$2" "$3" "$1"'
    const child = spawnSync('unshare', [...namespace, command, 'sh', dir, process.execPath, script], {
      timeout: 50_000,
    })
    const said: unknown = JSON.parse(child.stdout.toString() || JSON.stringify(child.stderr.toString()))
    const full = { kind: 'failed', reason: 'disk_full' }
    expect(said).toMatchObject({
      firstStart: { kind: 'unusable', reason: 'disk_full' },
      answer: full,
      again: full,
      metaWhileFull: full,
      afterwards: { kind: 'saved' },
      readWhileFull: { kind: 'disk_full', trouble: 'disk_full' },
      last: { recovered: null, alarms: [] },
    })
    // The shape is the rig's own, checked above as far as it matters.
    const { acknowledged, loadedWhileFull, startWhileFull, last } = said as FullDiskStory
    expect(loadedWhileFull).toBe(acknowledged + 5)
    expect(last.uploads).toBe(acknowledged + 1 + 5)
    // With a full disk even SQLite's shared memory may find no room; but then it is said, and nothing is damaged.
    expect([
      { kind: 'opened', uploads: acknowledged + 1 + 5, alarms: [] },
      { kind: 'unusable', uploads: 0, alarms: [expect.any(String)] },
    ]).toContainEqual(startWhileFull)
  },
)

const canTrace = runs('strace', ['-f', '-qq', '-e', 'inject=fsync:error=EIO', 'true'])

/** Runs the writer for 12 batches while strace makes some system calls fail; `fault` is strace's injection. */
async function writeUnder(
  fault: string,
  dataDir = temporaryFolder(),
): Promise<{ output: string; acknowledged: number; found: number }> {
  const call = fault.slice(0, fault.indexOf(':'))
  const strace = ['strace', '-f', '-qq', '-o', '/dev/null', '-e', `trace=${call}`, '-e', `inject=${fault}`]
  const child = startLedgerChild([dataDir, '1', '12'], strace)
  const end = await child.ended
  expect(end.signal).toBe(null)
  const { ledger, recovered } = await openTestLedger(dataDir)
  expect(recovered, child.output()).toBe(null)
  const found = lastWholeBatch(await loadedFrom(ledger))
  await ledger.close()
  expect(found, child.output()).toBeGreaterThanOrEqual(child.acknowledged())
  return { output: child.output(), acknowledged: child.acknowledged(), found }
}

/** How often a writer that makes, opens and closes a ledger syncs: two more is one of a batch. */
async function syncsWithoutBatches(): Promise<number> {
  const trace = join(temporaryFolder(), 'trace')
  const strace = ['strace', '-f', '-qq', '-o', trace, '-e', 'trace=fsync']
  await startLedgerChild([temporaryFolder(), '1', '0'], strace).ended
  return readFileSync(trace, 'utf8').split('fsync(').length - 1
}

const mayTrace = orSayWhy(canTrace, 'failing disk', 'strace is not here or may not trace')

describe.runIf(mayTrace)('a disk that fails under the ledger (strace)', () => {
  test('one failed sync of a batch is survived on a fresh connection, and every batch is written', async () => {
    const { output, acknowledged } = await writeUnder(`fsync:error=EIO:when=${(await syncsWithoutBatches()) + 2}`)
    expect(output).toContain('ledger failed, reopening it: SQLite 1034')
    expect(acknowledged).toBe(12)
  })

  test('syncs that fail forever: nothing more is acknowledged, and the process lives', async () => {
    const { output, acknowledged } = await writeUnder(`fsync:error=EIO:when=${(await syncsWithoutBatches()) + 2}+`)
    expect(output).toContain('failed store_unwritable')
    expect(acknowledged).toBeLessThan(12)
  })

  test.each([1, 3, 5, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16])(
    'sync number %i fails once: nothing acknowledged is missing',
    async (n) => {
      await writeUnder(`fsync:error=EIO:when=${n}`)
    },
  )

  test.each([1, 5, 9, 14, 18, 23, 30])(
    'from write number %i on the disk is full: nothing acknowledged is missing',
    async (n) => {
      await writeUnder(`pwrite64:error=ENOSPC:when=${n}+`)
    },
  )

  test('a disk that turns read-only: saves fail, what was acknowledged stays', async () => {
    const { output } = await writeUnder('pwrite64:error=EROFS:when=45+')
    expect(output).toContain('failed store_unwritable')
  })
})
