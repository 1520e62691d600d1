// Opens a ledger in a test and remembers its alarms.
import { openLedger, type DurableLedger, type OpenedLedger, type Recovered } from '#adapters/ledger.ts'

export type TestLedger = { ledger: DurableLedger; recovered: Recovered | null; alarms: string[] }

/** A fixed moment for tests that ask for one. */
export const testNowMs = 1_764_000_000_000

/** Opens the ledger in `dataDir` whatever it answers. */
export async function tryOpenLedger(dataDir: string, alarms: string[] = []): Promise<OpenedLedger> {
  return openLedger({ dataDir, now: () => testNowMs, log: { alarm: (text) => void alarms.push(text) } })
}

/** Opens it and throws when it is not opened. */
export async function openTestLedger(dataDir: string): Promise<TestLedger> {
  const alarms: string[] = []
  const opened = await tryOpenLedger(dataDir, alarms)
  if (opened.kind !== 'opened') throw new Error(`the ledger is ${opened.kind}: ${alarms.join('; ')}`)
  return { ledger: opened.ledger, recovered: opened.recovered, alarms }
}
