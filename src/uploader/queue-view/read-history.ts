// What happened to one upload, read beside the engine, which writes: what it wrote last is seen.
import type { RowKey } from '#adapters/ledger/records/places.ts'
import { readLedger } from '#adapters/ledger/reader.ts'
import type { HistoryRow } from '#shared/rows/history-entry.ts'

/** The last `most` notes of one upload, oldest first, in the engine's clock; none when the records cannot be read. */
export function readHistory(dataFolder: string, key: RowKey, most: number): readonly HistoryRow[] {
  const ledger = readLedger(dataFolder)
  if (ledger.kind !== 'readable') return []
  try {
    return ledger.view.history(key, most)
  } catch {
    // The file broke while it was read: the engine says so louder than a history could.
    return []
  } finally {
    ledger.view.close()
  }
}
