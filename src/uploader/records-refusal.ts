// Why records cannot be read by somebody who only looks, in words.
import type { ReadLedger } from '#adapters/ledger/reader.ts'
import { assertNever } from '#shared/assert.ts'

export type RecordsRefusal = {
  readonly code: 'no_records' | 'newer_data' | 'older_data' | 'records_unreadable'
  readonly text: string
}

/** `shown` is the data folder, for sentences. */
export function refusalOfRecords(kind: Exclude<ReadLedger['kind'], 'readable'>, shown: string): RecordsRefusal {
  switch (kind) {
    case 'no_ledger':
      return { code: 'no_records', text: `There are no records of Outbox in ${shown} yet.` }
    case 'newer_data':
      return {
        code: 'newer_data',
        text: `The records in ${shown} were written by a newer Outbox. Update this one.`,
      }
    case 'older_data':
      return {
        code: 'older_data',
        text: `The records in ${shown} were written by an older Outbox. Start this one once, and it takes them over.`,
      }
    case 'unreadable':
      return { code: 'records_unreadable', text: `The records in ${shown} cannot be read.` }
    default:
      return assertNever(kind)
  }
}
