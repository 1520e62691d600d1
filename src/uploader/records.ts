// What the ledger says, for somebody who only looks: works also while an uploader runs on it.
import { readLedger } from '#adapters/ledger-view.ts'
import type { UploadRow } from '#shared/upload-row.ts'
import { rowAtRest } from './rows.ts'

export type RecordsAnswer =
  | { readonly kind: 'records'; readonly records: Records }
  | {
      readonly kind: 'refused'
      readonly code: 'no_records' | 'newer_data' | 'records_unreadable'
      readonly text: string
    }

/** To be closed. */
export interface Records {
  /** Uploads at rest, by state; those under way count as waiting. */
  readonly counts: { readonly done: number; readonly blocked: number; readonly waiting: number }
  /** All uploads but those moved away before they were sent. By path. */
  rows(): IterableIterator<UploadRow>
  close(): void
}

const pageSize = 500

/** Opens the records in the data folder for reading. Changes nothing there. `dataFolder` is shown in sentences as it is. */
export function openRecords(dataFolder: string, shownFolder: string): RecordsAnswer {
  const answer = readLedger(dataFolder)
  switch (answer.kind) {
    case 'no_ledger':
      return refused('no_records', `There are no records of Outbox in ${shownFolder} yet.`)
    case 'newer_data':
      return refused('newer_data', `The records in ${shownFolder} were written by a newer Outbox. Update this one.`)
    case 'unreadable':
      return refused('records_unreadable', `The records in ${shownFolder} cannot be read.`)
    case 'readable': {
      const { view } = answer
      const { done, blocked, settling, waiting } = view.counts()
      return {
        kind: 'records',
        records: {
          counts: { done, blocked, waiting: settling + waiting },
          *rows() {
            let after: string | null = null
            do {
              const page = view.page({ after, most: pageSize, state: null })
              for (const { state, ...rest } of page.uploads) {
                if (state.kind === 'gone') continue
                yield rowAtRest({ ...rest, state })
              }
              after = page.next
            } while (after !== null)
          },
          close: () => view.close(),
        },
      }
    }
  }
}

function refused(code: 'no_records' | 'newer_data' | 'records_unreadable', text: string): RecordsAnswer {
  return { kind: 'refused', code, text }
}
