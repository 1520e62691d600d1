// An upload as a row of the ledger and back. What comes back is checked twice: the checksum finds flipped bits, the
// parser finds what another program wrote.
import type { SQLOutputValue } from 'node:sqlite'
import { crc32 } from 'node:zlib'
import { parseRest } from './ledger-parser.ts'
import { assert, assertNever } from '#shared/assert.ts'
import {
  isWorking,
  type Fingerprint,
  type Loose,
  type Observed,
  type RestingState,
  type Stat,
  type Stored,
  type Upload,
} from '#shared/upload.ts'

export type UploadRow = {
  readonly path: string
  readonly kind: string
  readonly reason: string | null
  readonly sizeBytes: number | null
  readonly addedAtMs: number
  readonly updatedAtMs: number
  readonly record: string
  readonly checksum: number
}

/** Column by column, in the order of `rowValues` and `uploadOfRow`. */
export const uploadColumns = 'path, kind, reason, size_bytes, added_at_ms, updated_at_ms, record, checksum'

/**
 * The key a path is stored under. SQLite keeps text as UTF-8, which has no place for half a surrogate pair (Windows
 * allows such names): those are kept escaped and in quotes, which no name on Windows can contain.
 */
export function keyOfPath(path: string): string {
  return path.isWellFormed() ? path : JSON.stringify(path)
}

/**
 * The row of an upload at rest. Each field is named here one by one, so nothing else, above all no link, can slip into
 * the file. Throws when the upload is not at rest or would not read back: that is a bug of the caller.
 */
export function rowOfUpload(upload: Upload, updatedAtMs: number): UploadRow {
  const { state } = upload
  assert(!isWorking(state), 'only uploads at rest are written')
  const record = {
    path: upload.path,
    observed: plainObserved(upload.observed),
    stored: upload.stored === null ? null : plainStored(upload.stored),
    loose: upload.loose === null ? null : plainLoose(upload.loose),
    absentSinceMs: upload.absentSinceMs,
    isNewDocument: upload.isNewDocument,
    setbacks: upload.setbacks,
    refusals: upload.refusals,
    addedAtMs: upload.addedAtMs,
    wish: upload.wish,
    state: plainState(state),
  }
  assert(parseRest(record) !== null, 'an upload that is written reads back')
  const row = {
    path: keyOfPath(upload.path),
    kind: state.kind,
    reason: 'reason' in state ? state.reason : null,
    sizeBytes: upload.observed.kind === 'file' ? upload.observed.stat.sizeBytes : null,
    addedAtMs: upload.addedAtMs,
    updatedAtMs,
    record: JSON.stringify(record),
  }
  return { ...row, checksum: checksumOf(Object.values(row)) }
}

/** The row's values in the order of `uploadColumns`. */
export function rowValues(row: UploadRow): (string | number | null)[] {
  return [row.path, row.kind, row.reason, row.sizeBytes, row.addedAtMs, row.updatedAtMs, row.record, row.checksum]
}

/**
 * The upload of a row as SQLite gives it, read with big integers (a flipped bit may make any column any type).
 * Null when the row is damaged.
 */
export function uploadOfRow(row: Readonly<Record<string, SQLOutputValue>>): Upload | null {
  const values = Object.values(row)
  const checksum = values.pop()
  if (checksum !== BigInt(checksumOf(values))) return null
  const { record } = row
  if (typeof record !== 'string') return null
  const upload = parseRest(parseJson(record))
  return upload !== null && keyOfPath(upload.path) === row['path'] ? upload : null
}

/** CRC-32 over the values: it finds every run of up to 32 changed bits and all but one in 4 billion other damages. */
export function checksumOf(values: readonly SQLOutputValue[]): number {
  return crc32(values.map((value) => (value === null ? '' : String(value))).join('\n'))
}

/** JSON as unknown; null when it is none. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

function plainStat(stat: Stat): Stat {
  return { sizeBytes: stat.sizeBytes, mtimeMs: stat.mtimeMs, ctimeMs: stat.ctimeMs, fileId: stat.fileId }
}

function plainPrint(print: Fingerprint): Fingerprint {
  return { contentHash: print.contentHash, stat: plainStat(print.stat) }
}

function plainStored(stored: Stored): Stored {
  const { targetId, destination, receipt } = stored
  return { ...plainPrint(stored), targetId, destination, receipt }
}

function plainLoose({ print, untilMs, serverUntilMs }: Loose): Loose {
  return { print: plainPrint(print), untilMs, serverUntilMs }
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

function plainState(state: RestingState): RestingState {
  switch (state.kind) {
    case 'settling': {
      const { kind, untilMs, changingSinceMs, reason } = state
      return { kind, untilMs, changingSinceMs, reason }
    }
    case 'waiting': {
      const { kind, untilMs, next, reason } = state
      return { kind, untilMs, next, print: plainPrint(state.print), reason }
    }
    case 'done':
      return { kind: 'done', atMs: state.atMs }
    case 'blocked':
      return { kind: 'blocked', reason: state.reason, atMs: state.atMs }
    case 'gone':
      return { kind: 'gone', atMs: state.atMs }
    default:
      return assertNever(state)
  }
}
