// A row of the history as it is stored, as the chain of proofs reads it, and back.
import { createHash } from 'node:crypto'
import { keyOfPath, parseJson } from '../ledger/records/text.ts'
import { originals, sentHows, type Original, type SentHow, type SentRow } from '#shared/rows/sent-file.ts'

/** The stored values of a row, in this order; texts that are no valid Unicode are escaped (see `keyOfPath`). */
export const rowColumns = [
  'folder',
  'path',
  'how',
  'content_hash',
  'size_bytes',
  'destination',
  'rev',
  'server',
  'device',
  'account',
  'added_at_ms',
  'sent_at_ms',
  'tries',
  'original',
] as const

export type RowValue = string | number | null

export function valuesOf(row: SentRow): readonly RowValue[] {
  const key = (text: string | null): string | null => (text === null ? null : keyOfPath(text))
  return [
    key(row.folder),
    keyOfPath(row.path),
    row.how,
    row.contentHash,
    row.sizeBytes,
    key(row.destination),
    row.rev,
    row.server,
    row.device,
    row.account,
    row.addedAtMs,
    row.sentAtMs,
    row.tries,
    row.original,
  ]
}

/**
 * The link of a row: SHA-256 over the link before it, the row's number and its values. Whoever changes, removes or adds a row must
 * make all later ones anew.
 */
export function linkOf(before: string, id: number, values: readonly RowValue[]): string {
  return createHash('sha256')
    .update(JSON.stringify([before, id, ...values]))
    .digest('hex')
}

/** A row from stored values of unknown content, by the names of their columns; null when it is none. */
export function rowOf(values: Readonly<Record<string, unknown>>): SentRow | null {
  const how = sentHows.find((one): one is SentHow => one === values['how'])
  const original = originals.find((one): one is Original => one === values['original'])
  const { path, content_hash: hash, size_bytes: size, added_at_ms: added, sent_at_ms: sent } = values
  const texts = ['folder', 'destination', 'rev', 'server', 'device', 'account'].map((name) => textOrNull(values[name]))
  const [folder, destination, rev, server, device, account] = texts
  const tries = values['tries']
  if (how === undefined || original === undefined || typeof path !== 'string' || typeof hash !== 'string') return null
  if (typeof size !== 'number' || typeof added !== 'number' || typeof sent !== 'number') return null
  if (tries !== null && typeof tries !== 'number') return null
  if (folder === undefined || destination === undefined || rev === undefined) return null
  if (server === undefined || device === undefined || account === undefined) return null
  return {
    folder: folder === null ? null : nameOf(folder),
    path: nameOf(path),
    how,
    contentHash: hash,
    sizeBytes: size,
    destination: destination === null ? null : nameOf(destination),
    rev,
    server,
    device,
    account,
    addedAtMs: added,
    sentAtMs: sent,
    tries,
    original,
  }
}

function textOrNull(value: unknown): string | null | undefined {
  return value === null || typeof value === 'string' ? value : undefined
}

/** The name that is stored under `key`: only one that is no valid Unicode was escaped. */
export function nameOf(key: string): string {
  const name = key.startsWith('"') ? parseJson(key) : null
  return typeof name === 'string' && !name.isWellFormed() ? name : key
}
