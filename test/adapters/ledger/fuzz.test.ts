// Flipped bytes anywhere in a healthy ledger (F18): it always opens, and each upload is identical or reported missing.
import fs from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { amount } from '#test/rigs/amount.ts'
import { numbered } from '#test/contract/sample-uploads.ts'
import { inFolder, openTestLedger, testNowMs, tryOpenLedger } from '#test/rigs/ledger/open-test-ledger.ts'
import { seededRandom } from '#test/rigs/random.ts'
import { folderForAll } from '#test/rigs/temporary-folder.ts'
import { makeFolder } from '#test/rigs/made-folder.ts'
import { loadedFrom } from '#test/rigs/ledger/loaded-from.ts'

const flips = amount(120, 300)
const seed = 20_261_123

const uploads = Array.from({ length: 40 }, (_, index) => numbered(index + 1))

async function healthyBytes(end: 'closed' | 'killed'): Promise<Map<string, Buffer>> {
  const dataDir = makeFolder(fuzzFolder)
  const { ledger } = await openTestLedger(dataDir)
  for (const upload of uploads) {
    const notes = [{ path: upload.path, atMs: testNowMs, note: { kind: 'retried' } as const }]
    await ledger.save({ uploads: [upload], forgotten: [], notes, sent: [] })
  }
  if (end === 'closed') await ledger.close()
  const names = fs.readdirSync(dataDir).filter((name) => !name.endsWith('-shm'))
  const bytes = new Map(names.map((name) => [name, fs.readFileSync(join(dataDir, name))]))
  if (end === 'killed') await ledger.close()
  return bytes
}

type Outcome = { isReported: boolean; missing: number }

/** Writes the ledger with one byte changed, opens it, and compares all that comes back. */
async function openWithFlip(files: Map<string, Buffer>, name: string, at: number, mask: number): Promise<Outcome> {
  const dataDir = makeFolder(fuzzFolder)
  for (const [other, bytes] of files) fs.writeFileSync(join(dataDir, other), bytes)
  const changed = Buffer.from(files.get(name) ?? '')
  changed[at] = (changed[at] ?? 0) ^ mask
  fs.writeFileSync(join(dataDir, name), changed)

  const opened = await tryOpenLedger(dataDir)
  if (opened.kind !== 'opened') throw new Error(`byte ${at} of ${name}: ${opened.kind}`)
  const ledger = inFolder(opened.ledger)
  const loaded = await loadedFrom(ledger)
  for (const upload of loaded) expect(uploads).toContainEqual(upload)
  // It can be written to, wherever the damage was.
  expect(await ledger.save({ uploads, forgotten: [], notes: [], sent: [] })).toEqual({ kind: 'saved' })
  expect(await loadedFrom(ledger)).toHaveLength(uploads.length)
  await ledger.close()
  fs.rmSync(dataDir, { recursive: true })
  return { isReported: opened.recovered !== null, missing: uploads.length - loaded.length }
}

// Hundreds of ledgers are made and synced here; nothing of it needs a real disk. Where there is no memory disk it is slower.
const fuzzFolder = folderForAll(fs.existsSync('/dev/shm') ? '/dev/shm' : undefined)

test(`${flips} flipped bytes in a closed ledger: always opens, never lies`, async () => {
  const jitter = seededRandom(seed)
  const files = await healthyBytes('closed')
  const size = files.get('ledger.db')?.length ?? 0
  const outcomes: Outcome[] = []
  for (let round = 0; round < flips; round++) {
    const at = Math.floor(jitter() * size)
    const outcome = await openWithFlip(files, 'ledger.db', at, 1 + Math.floor(jitter() * 255))
    expect(outcome.isReported || outcome.missing === 0, `byte ${at}: ${outcome.missing} missing without a word`).toBe(
      true,
    )
    outcomes.push(outcome)
  }
  // The test would prove nothing if the bytes fell into unused space only, or if all was given up each time.
  expect(outcomes.filter((outcome) => outcome.isReported).length).toBeGreaterThan(flips / 10)
  expect(outcomes.filter((outcome) => outcome.missing < uploads.length).length).toBeGreaterThan(flips / 2)
})

test('every byte of the header, each in turn', async () => {
  const files = await healthyBytes('closed')
  for (let at = 0; at < 100; at++) {
    const outcome = await openWithFlip(files, 'ledger.db', at, 0xff)
    expect(outcome.isReported || outcome.missing === 0, `byte ${at}`).toBe(true)
  }
})

test('flipped bytes in the log a killed process left: an earlier whole state, or all of it', async () => {
  const jitter = seededRandom(seed + 1)
  const files = await healthyBytes('killed')
  const size = files.get('ledger.db-wal')?.length ?? 0
  expect(size).toBeGreaterThan(10_000)
  for (let round = 0; round < 50; round++) {
    await openWithFlip(files, 'ledger.db-wal', Math.floor(jitter() * size), 1 + Math.floor(jitter() * 255))
  }
})
