// A row of the history in the forms it is exported in. Pure.
import { clockWords, sizeWords, type Viewer } from '#shared/words/format.ts'
import { visibleName } from '#shared/words/visible-name.ts'
import type { SentRow } from '#shared/rows/sent-file.ts'

export type NumberedRow = { readonly id: number; readonly row: SentRow }

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

/** What a spreadsheet would take for a formula begins with an apostrophe: it is shown as text and never run. */
export function csvField(value: string | number): string {
  if (typeof value === 'number') return String(value)
  const text = value.isWellFormed() ? value : visibleName(value)
  const harmless = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless
}

/** A line for people. The place in Dropbox stands last, so that it can be copied whole. */
export function tableLine({ row }: NumberedRow, viewer: Viewer): string {
  const day = dayOf(row.sentAtMs, viewer)
  const size = sizeWords(row.sizeBytes).padStart(9)
  const where = row.destination === null ? '' : `  in Dropbox: ${visibleName(row.destination)}`
  return `${day} ${clockWords(row.sentAtMs, viewer)}  ${size}  ${visibleName(row.path)}${where}\n`
}

function dayOf(atMs: number, { timeZone }: Viewer): string {
  const zone = timeZone === null ? {} : { timeZone }
  // The Swedish form of a date is the one of ISO 8601.
  return new Intl.DateTimeFormat('sv-SE', { ...zone, dateStyle: 'short' }).format(atMs)
}

/** Times nobody can write (damaged ones) are left empty. */
function isoTime(atMs: number): string | null {
  return Number.isFinite(atMs) && Math.abs(atMs) <= 8.64e15 ? new Date(atMs).toISOString() : null
}
