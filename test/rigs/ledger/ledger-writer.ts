// A child process that writes batch after batch into a ledger and prints the number of each that was acknowledged. It is
// killed, cut off or starved by the tests. Run: node ledger-writer.ts DATA_DIR [FIRST] [BATCHES]
import { openLedger } from '#adapters/ledger/ledger.ts'
import { openDataFolder } from '#adapters/system/data-folder.ts'
import { ledgerBatch } from './ledger-batch.ts'
import { inFolder } from './open-test-ledger.ts'

const [dataDir = '', first = '1', batches = '1000000'] = process.argv.slice(2)

const data = openDataFolder(dataDir)
if (data.kind === 'refused') throw new Error(data.reason)
const log = { alarm: (text: string) => process.stderr.write(`${text}\n`) }
const opened = await openLedger({ dataDir: data.folder.dataDir, log, now: () => Date.now() })
if (opened.kind !== 'opened') throw new Error(opened.kind)
const ledger = inFolder(opened.ledger)
process.stdout.write(`opened ${JSON.stringify(opened.recovered)}\n`)

const last = Number(first) + Number(batches) - 1
for (let number = Number(first); number <= last; number++) {
  const answer = await ledger.save(ledgerBatch(number))
  // Written at once and whole: what the parent reads was acknowledged.
  process.stdout.write(answer.kind === 'saved' ? `${number}\n` : `failed ${answer.reason}\n`)
  await new Promise((resolve) => setImmediate(resolve))
}
await ledger.close()
data.folder.release()
