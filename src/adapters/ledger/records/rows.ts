// An upload as a row of the ledger and back. What comes back is checked twice: the checksum finds flipped bits, the
// parser finds what another program wrote.
import type { SQLOutputValue } from 'node:sqlite'
import { plainOriginal } from './original-record.ts'
import { parsePersisted } from './record-parser.ts'
import { placeOfKey, type PlacedUpload } from './places.ts'
import { checksumOf, isWholeRow, keyOfPath, parseJson } from './text.ts'
import { assert, assertNever } from '#shared/assert.ts'
import { foldPath } from '#shared/names.ts'
import {
  isWorking,
  type Fingerprint,
  type UnconfirmedSend,
  type Observed,
  type RestingState,
  type Stat,
  type Stored,
} from '#shared/upload.ts'

export type LedgerRow = {
  readonly place: string
  readonly path: string
  readonly kind: string
  readonly reason: string | null
  readonly sizeBytes: number | null
  readonly addedAtMs: number
  readonly updatedAtMs: number
  /** Whose word `stored` is, so that nobody counts what was agreed elsewhere as sent; null where nothing was agreed. */
  readonly targetId: number | null
  /** What `stored` says of the place in Dropbox, as Dropbox tells names apart (see `destinationKey`). */
  readonly destination: string | null
  readonly record: string
  readonly checksum: number
}

/** Column by column, in the order of `rowValues` and `uploadOfRow`. */
export const uploadColumns =
  'place, path, kind, reason, size_bytes, added_at_ms, updated_at_ms, target_id, destination, record, checksum'

/** The key under which two destinations that are one for Dropbox are found together. */
export function destinationKey(destination: string): string {
  return keyOfPath(foldPath(destination))
}

/**
 * The row of an upload at rest. Each field is named here one by one, so nothing else, above all no link, can slip into
 * the file. The names stay on disk: one that is changed here belongs into `persisted-words.ts`. Throws when the upload is not at rest or would not read back: that is a bug of the caller.
 */
export function rowOfUpload({ place, upload }: PlacedUpload, updatedAtMs: number): LedgerRow {
  const { state, stored } = upload
  assert(!isWorking(state), 'only uploads at rest are written')
  const record = {
    path: upload.path,
    observed: plainObserved(upload.observed),
    stored: stored === null ? null : plainStored(stored),
    unconfirmed: upload.unconfirmed === null ? null : plainUnconfirmed(upload.unconfirmed),
    absentSinceMs: upload.absentSinceMs,
    isNewDocument: upload.isNewDocument,
    failures: upload.failures,
    refusals: upload.refusals,
    linkTries: upload.linkTries,
    addedAtMs: upload.addedAtMs,
    intent: upload.intent,
    unrest: upload.unrest,
    state: plainState(state),
  }
  assert(parsePersisted(record) !== null, 'an upload that is written reads back')
  const destination = stored?.destination ?? null
  const row = {
    place: keyOfPath(place),
    path: keyOfPath(upload.path),
    kind: state.kind,
    reason: 'reason' in state ? state.reason : null,
    sizeBytes: upload.observed.kind === 'file' ? upload.observed.stat.sizeBytes : null,
    addedAtMs: upload.addedAtMs,
    updatedAtMs,
    targetId: stored?.targetId ?? null,
    destination: destination === null ? null : destinationKey(destination),
    record: JSON.stringify(record),
  }
  return { ...row, checksum: checksumOf(Object.values(row)) }
}

/** The row's values in the order of `uploadColumns`. */
export function rowValues(row: LedgerRow): (string | number | null)[] {
  const { place, path, kind, reason, sizeBytes, addedAtMs, updatedAtMs, targetId, destination, record, checksum } = row
  return [place, path, kind, reason, sizeBytes, addedAtMs, updatedAtMs, targetId, destination, record, checksum]
}

/**
 * The upload of a row as SQLite gives it, read with big integers (a flipped bit may make any column any type).
 * Null when the row is damaged.
 */
export function uploadOfRow(row: Readonly<Record<string, SQLOutputValue>>): PlacedUpload | null {
  const { place, path, record } = row
  if (!isWholeRow(row) || typeof place !== 'string' || typeof record !== 'string') return null
  const upload = parsePersisted(parseJson(record))
  return upload !== null && keyOfPath(upload.path) === path ? { place: placeOfKey(place), upload } : null
}

function plainStat(stat: Stat): Stat {
  return { sizeBytes: stat.sizeBytes, mtimeMs: stat.mtimeMs, ctimeMs: stat.ctimeMs, fileId: stat.fileId }
}

function plainFingerprint(fingerprint: Fingerprint): Fingerprint {
  return { contentHash: fingerprint.contentHash, stat: plainStat(fingerprint.stat) }
}

function plainStored(stored: Stored): Stored {
  const { targetId, destination, receipt } = stored
  return { ...plainFingerprint(stored), targetId, destination, receipt }
}

function plainUnconfirmed({ fingerprint, untilMs, serverUntilMs, place }: UnconfirmedSend): object {
  return { fingerprint: plainFingerprint(fingerprint), untilMs, serverUntilMs, place }
}

function plainObserved(observed: Observed): Observed {
  switch (observed.kind) {
    case 'file':
      return { kind: 'file', stat: plainStat(observed.stat) }
    case 'unfit':
      return { kind: 'unfit', reason: observed.reason }
    case 'absent':
      return { kind: 'absent' }
    default:
      return assertNever(observed)
  }
}

function plainState(state: RestingState): object {
  switch (state.kind) {
    case 'settling': {
      const { kind, untilMs, changingSinceMs, reason } = state
      return { kind, untilMs, changingSinceMs, reason }
    }
    case 'waiting': {
      const { kind, untilMs, next, reason } = state
      return { kind, untilMs, next, fingerprint: plainFingerprint(state.fingerprint), reason }
    }
    case 'done':
      return state.original === undefined
        ? { kind: 'done', atMs: state.atMs }
        : { kind: 'done', atMs: state.atMs, original: plainOriginal(state.original) }
    case 'blocked':
      return { kind: 'blocked', reason: state.reason, atMs: state.atMs }
    case 'gone':
      return { kind: 'gone', atMs: state.atMs }
    default:
      return assertNever(state)
  }
}
