// A row of the history in the forms it is exported in, the same from the terminal and from the window. Pure.
import { csvField } from '#shared/export/csv-field.ts'
import type { ExportFormat, SentRow } from '#shared/rows/sent-file.ts'

export type NumberedRow = { readonly id: number; readonly row: SentRow }

/** How a file of this format begins, and what each row becomes. */
export const exportWriters = {
  csv: { head: () => csvHead, line: csvLine },
  jsonl: { head: () => '', line: jsonLine },
} as const satisfies Record<ExportFormat, { head: () => string; line: (row: NumberedRow) => string }>

/** The same names in all exports. */
function factsOf({ id, row }: NumberedRow): Readonly<Record<string, string | number | null>> {
  return {
    number: id,
    sentAt: isoTime(row.sentAtMs),
    path: row.path,
    folder: row.folder,
    sizeBytes: row.sizeBytes,
    contentHash: row.contentHash,
    how: row.how,
    destination: row.destination,
    rev: row.rev,
    addedAt: isoTime(row.addedAtMs),
    tries: row.tries,
    device: row.device,
    server: row.server,
    account: row.account,
    original: row.original,
  }
}

export function jsonLine(row: NumberedRow): string {
  return `${JSON.stringify(factsOf(row))}\n`
}

const columns = [
  'number',
  'sentAt',
  'path',
  'folder',
  'sizeBytes',
  'contentHash',
  'how',
  'destination',
  'rev',
  'addedAt',
  'tries',
  'device',
  'server',
  'account',
  'original',
] as const

/** The first line of a CSV file (RFC 4180). */
export const csvHead = `${columns.join(',')}\r\n`

export function csvLine(row: NumberedRow): string {
  const facts = factsOf(row)
  return `${columns.map((name) => csvField(facts[name] ?? '')).join(',')}\r\n`
}

/** Times nobody can write (damaged ones) are left empty. */
function isoTime(atMs: number): string | null {
  return Number.isFinite(atMs) && Math.abs(atMs) <= 8.64e15 ? new Date(atMs).toISOString() : null
}
