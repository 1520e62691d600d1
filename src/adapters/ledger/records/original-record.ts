// What a record of the ledger says of the original of a file that is done, and of the row of the history that waits with it.
import type { Fingerprint } from '#shared/sent/fingerprint.ts'
import { moveTos, stayReasons, type MoveTo, type OriginalState, type StayReason } from '#shared/sent/original.ts'
import { originals, sentHows, type Original, type SentFile, type SentHow } from '#shared/rows/sent-file.ts'

type Fields = Readonly<Record<string, unknown>>

/** Field by field, so that nothing else can slip into the file. */
export function plainOriginal(original: OriginalState): object {
  if (original.kind === 'stays') return { kind: 'stays', because: original.because }
  if (original.kind === 'moved') return { kind: 'moved', to: original.to, where: original.where }
  const { kind, to, fingerprint, turn, tries, untilMs, isBegun, row } = original
  const { contentHash, stat } = fingerprint
  const { sizeBytes, mtimeMs, ctimeMs, fileId } = stat
  const print = { contentHash, stat: { sizeBytes, mtimeMs, ctimeMs, fileId } }
  return { kind, to, fingerprint: print, turn, tries, untilMs, isBegun, row: row === null ? null : plainRow(row) }
}

function plainRow(row: SentFile): SentFile {
  const { path, how, contentHash, sizeBytes, targetId, destination, rev, addedAtMs, sentAtMs, tries, original } = row
  return { path, how, contentHash, sizeBytes, targetId, destination, rev, addedAtMs, sentAtMs, tries, original }
}

/** Null when `value` is none. */
export function parseOriginal(
  value: unknown,
  parseFingerprint: (value: unknown) => Fingerprint | null,
): OriginalState | null {
  const fields = fieldsOf(value)
  if (fields === null) return null
  const { kind, to, turn, tries, untilMs, isBegun, where, because } = fields
  switch (kind) {
    case 'stays':
      return isStayReason(because) ? { kind, because } : null
    case 'moved':
      return isMoveTo(to) && isTextOrNull(where) ? { kind, to, where } : null
    case 'due': {
      const row = fields['row'] === null ? null : parseRow(fields['row'])
      if (row === undefined || !isMoveTo(to) || !isCount(turn) || turn < 1 || !isCount(tries)) return null
      const fingerprint = parseFingerprint(fields['fingerprint'])
      if (fingerprint === null || !isNumber(untilMs) || typeof isBegun !== 'boolean') return null
      return { kind, to, fingerprint, turn, tries, untilMs, isBegun, row }
    }
    default:
      return null
  }
}

/** Undefined when `value` is no row. */
function parseRow(value: unknown): SentFile | undefined {
  const fields = fieldsOf(value)
  if (fields === null) return undefined
  const { path, contentHash, sizeBytes, targetId, destination, rev, addedAtMs, sentAtMs, tries } = fields
  const how = sentHows.find((one): one is SentHow => one === fields['how'])
  const original = originals.find((one): one is Original => one === fields['original'])
  if (how === undefined || original === undefined || typeof path !== 'string' || typeof contentHash !== 'string')
    return undefined
  if (!isCount(sizeBytes) || !isCount(targetId) || !isCount(tries) || !isNumber(addedAtMs) || !isNumber(sentAtMs))
    return undefined
  if (!isTextOrNull(destination) || !isTextOrNull(rev)) return undefined
  return { path, how, contentHash, sizeBytes, targetId, destination, rev, addedAtMs, sentAtMs, tries, original }
}

function fieldsOf(value: unknown): Fields | null {
  // An object of unknown fields is all that is claimed here; each field is checked where it is taken.
  return typeof value === 'object' && value !== null ? (value as Fields) : null
}

function isMoveTo(value: unknown): value is MoveTo {
  return moveTos.some((to) => to === value)
}

function isStayReason(value: unknown): value is StayReason {
  return stayReasons.some((reason) => reason === value)
}

function isNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value)
}

function isCount(value: unknown): value is number {
  return isNumber(value) && Number.isInteger(value) && value >= 0
}

function isTextOrNull(value: unknown): value is string | null {
  return value === null || typeof value === 'string'
}
