// Opens a ledger in a test, as a run about one watched folder sees it, and remembers its alarms.
import { folderPlace, type LedgerScope } from '#adapters/ledger/records/places.ts'
import { openLedger, type DurableLedger, type OpenedLedger, type Recovered } from '#adapters/ledger/ledger.ts'
import type { Ledger } from '#engine/ports.ts'

export type FolderLedger = DurableLedger & Ledger

export type TestLedger = { ledger: FolderLedger; recovered: Recovered | null; alarms: string[] }

/** A fixed moment for tests that ask for one. */
export const testNowMs = 1_764_000_000_000

/** The place of all rows, where a test does not say otherwise. */
export const testPlace = folderPlace('born:7:11')

export const testScope: LedgerScope = { kind: 'folder', place: () => testPlace, root: '/watched' }

/** Opens the ledger in `dataDir` whatever it answers. */
export async function tryOpenLedger(dataDir: string, alarms: string[] = []): Promise<OpenedLedger> {
  return openLedger({ dataDir, now: () => testNowMs, log: { alarm: (text) => void alarms.push(text) } })
}

/** Opens it and throws when it is not opened. */
export async function openTestLedger(dataDir: string): Promise<TestLedger> {
  const alarms: string[] = []
  const opened = await tryOpenLedger(dataDir, alarms)
  if (opened.kind !== 'opened') throw new Error(`the ledger is ${opened.kind}: ${alarms.join('; ')}`)
  return { ledger: inFolder(opened.ledger), recovered: opened.recovered, alarms }
}

/** The same ledger with the engine's two doors to the rows of the watched folder. */
export function inFolder(durable: DurableLedger): FolderLedger {
  const rows = durable.scoped(testScope)
  return {
    load: () => rows.load(),
    save: (batch) => rows.save(batch),
    scoped: (scope) => durable.scoped(scope),
    reliedOnElsewhere: (ask) => durable.reliedOnElsewhere(ask),
    renamePlace: (from, to, root) => durable.renamePlace(from, to, root),
    readTargets: () => durable.readTargets(),
    writeTargets: (targets, currentId) => durable.writeTargets(targets, currentId),
    readMeta: (key) => durable.readMeta(key),
    writeMeta: (key, value) => durable.writeMeta(key, value),
    close: () => durable.close(),
    closeNow: () => durable.closeNow(),
  }
}
