// A file as it is shown: it waits for its turn, unless a test says otherwise.
import type { UploadRow } from '#shared/rows/upload-row.ts'

export function anUploadRow(change: Partial<UploadRow> = {}): UploadRow {
  return {
    path: 'Invoices/Budget.xlsx',
    state: 'waiting',
    reason: null,
    nextTryAt: null,
    action: null,
    sizeBytes: 200,
    contentHash: null,
    sentBytes: null,
    limitBytes: null,
    inFolder: true,
    destination: null,
    ...change,
  }
}
