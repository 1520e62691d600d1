// A child process that fills the small disk its ledger is on, and says what the ledger answers. Run inside a mount of a few
// megabytes: node full-disk.ts DIR. Prints one JSON object.
import fs from 'node:fs'
import { join } from 'node:path'
import { readLedger } from '#adapters/ledger/reader.ts'
import { writeTroubleIn } from '#adapters/ledger/records/sqlite-errors.ts'
import { ledgerBatch } from './ledger-batch.ts'
import { inFolder, openTestLedger, tryOpenLedger } from './open-test-ledger.ts'
import { loadedFrom } from '#test/rigs/ledger/loaded-from.ts'

const [dir = ''] = process.argv.slice(2)
const ballast = join(dir, 'ballast')

function fillDisk(): void {
  const handle = fs.openSync(ballast, 'a')
  for (let size = 65_536; size >= 1; size = Math.floor(size / 2)) {
    try {
      for (;;) fs.writeSync(handle, Buffer.alloc(size))
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'ENOSPC')) throw error
    }
  }
  fs.closeSync(handle)
}

const dataDir = join(dir, 'data')
fs.mkdirSync(dataDir)
fillDisk()
const firstStart = await tryOpenLedger(dataDir)
fs.rmSync(ballast)

const { ledger } = await openTestLedger(dataDir)
let acknowledged = 0
for (; acknowledged < 20; acknowledged++) await ledger.save(ledgerBatch(acknowledged + 1))
fillDisk()
let answer = await ledger.save(ledgerBatch(acknowledged + 1))
while (answer.kind === 'saved') {
  acknowledged++
  answer = await ledger.save(ledgerBatch(acknowledged + 1))
}
const again = await ledger.save(ledgerBatch(acknowledged + 1))
const loadedWhileFull = (await loadedFrom(ledger)).length
const metaWhileFull = await ledger.writeMeta('root', 'x'.repeat(50_000))
fs.rmSync(ballast)
const afterwards = await ledger.save(ledgerBatch(acknowledged + 1))
await ledger.close()

fillDisk()
const read = readLedger(dataDir)
if (read.kind === 'readable') read.view.close()
const readWhileFull = { kind: read.kind, trouble: writeTroubleIn(dataDir) }
const lateAlarms: string[] = []
const startWhileFull = await tryOpenLedger(dataDir, lateAlarms)
const uploads = startWhileFull.kind === 'opened' ? await inFolder(startWhileFull.ledger).load() : []
if (startWhileFull.kind === 'opened') await startWhileFull.ledger.close()
fs.rmSync(ballast)
const last = await openTestLedger(dataDir)

process.stdout.write(
  JSON.stringify({
    firstStart,
    acknowledged,
    answer,
    again,
    loadedWhileFull,
    metaWhileFull,
    afterwards,
    readWhileFull,
    startWhileFull: { kind: startWhileFull.kind, uploads: uploads.length, alarms: lateAlarms },
    last: { recovered: last.recovered, uploads: (await loadedFrom(last.ledger)).length, alarms: last.alarms },
  }),
)
await last.ledger.close()
