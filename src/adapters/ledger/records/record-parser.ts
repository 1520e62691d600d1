// Reads a ledger record of unknown content into an upload at rest, or refuses it. By hand and not with zod, because it runs
// at each start for every file of the watched folder and at each write: 100,000 records, their JSON apart, cost 0.05 s of
// processor time here and 0.2 s with the same schema in zod 4, of 1.7 s for the whole look at a ledger of that size.
import { inPresentWords } from './persisted-words.ts'
import { parseOriginal } from './original-record.ts'
import { blockedReasons, waitingReasons, type BlockedReason, type WaitingReason } from '#shared/reasons.ts'
import type { HistoryEntry } from '#shared/rows/history-entry.ts'
import {
  intents,
  type Fingerprint,
  type UnconfirmedSend,
  type Observed,
  type RestingState,
  type Stat,
  type Stored,
  type Upload,
  type Intent,
} from '#shared/upload.ts'

type Fields = Readonly<Record<string, unknown>>

const waitingSet: ReadonlySet<unknown> = new Set(waitingReasons)
const intentSet: ReadonlySet<unknown> = new Set(intents)
const blockedSet: ReadonlySet<unknown> = new Set(blockedReasons)

/** Letters, digits and dashes only: no link fits in here. */
const hashPattern = /^[\w-]{1,128}$/

/** The upload that `record` describes; null when it is not exactly one, at rest. */
export function parsePersisted(record: unknown): Upload | null {
  // Hardly any row has words of another time, so they are looked for only where those of now do not fit.
  return parseUpload(record) ?? parseUpload(inPresentWords(record))
}

/** The note that `record` describes; null when it is none. */
export function parseHistoryEntry(record: unknown): HistoryEntry | null {
  return parseNote(record) ?? parseNote(inPresentWords(record))
}

function parseUpload(record: unknown): Upload | null {
  const fields = fieldsOf(record)
  if (fields === null) return null
  const { path, failures, refusals, addedAtMs, intent } = fields
  if (typeof path !== 'string' || path === '' || !isCount(failures) || !isCount(refusals)) return null
  if (!isNumber(addedAtMs) || !isIntent(intent)) return null
  const observed = parseObserved(fields['observed'])
  const stored = parseNullable(fields['stored'], parseStored)
  const unconfirmed = parseNullable(fields['unconfirmed'], parseUnconfirmed)
  const state = parseState(fields['state'])
  if (observed === null || stored === undefined || unconfirmed === undefined || state === null) return null
  // Records of earlier programs say nothing of unrest, nor of how often a link was asked for.
  const { absentSinceMs, isNewDocument, unrest = 0, linkTries = 0 } = fields
  if (!isNumberOrNull(absentSinceMs) || typeof isNewDocument !== 'boolean') return null
  if (!isCount(unrest) || !isCount(linkTries)) return null
  return {
    path,
    observed,
    stored,
    unconfirmed,
    absentSinceMs,
    isNewDocument,
    failures,
    refusals,
    linkTries,
    addedAtMs,
    intent,
    unrest,
    changedAtMs: 0,
    state,
  }
}

function parseNote(record: unknown): HistoryEntry | null {
  const fields = fieldsOf(record)
  if (fields === null) return null
  const { kind, contentHash, sizeBytes, destination, diagnosis, reason } = fields
  switch (kind) {
    case 'sent':
      return isHash(contentHash) && isCount(sizeBytes) ? { kind, contentHash, sizeBytes } : null
    case 'already_there':
    case 'found':
      return isHash(contentHash) && typeof destination === 'string' ? { kind, contentHash, destination } : null
    case 'not_found':
      return diagnosis === null || isWaiting(diagnosis) || isBlocked(diagnosis) ? { kind, diagnosis } : null
    case 'link_refused':
    case 'blocked':
      return isBlocked(reason) ? { kind, reason } : null
    case 'setback':
      return isWaiting(reason) ? { kind, reason } : null
    case 'original_moved':
    case 'original_stays': {
      const original = parseOriginal(
        { ...fields, kind: kind === 'original_moved' ? 'moved' : 'stays' },
        parseFingerprint,
      )
      if (original === null || original.kind === 'due') return null
      return original.kind === 'moved'
        ? { kind: 'original_moved', to: original.to, where: original.where }
        : { kind: 'original_stays', because: original.because }
    }
    case 'superseded':
    case 'removed':
    case 'retried':
    case 'asked':
    case 'held_back':
    case 'skipped':
    case 'let_go':
      return { kind }
    default:
      return null
  }
}

function parseState(value: unknown): RestingState | null {
  const fields = fieldsOf(value)
  if (fields === null) return null
  const { kind, untilMs, changingSinceMs, atMs, next, reason } = fields
  switch (kind) {
    case 'settling':
      if (!isNumber(untilMs) || !isNumber(changingSinceMs) || !isWaiting(reason)) return null
      return { kind, untilMs, changingSinceMs, reason }
    case 'waiting': {
      const fingerprint = parseFingerprint(fields['fingerprint'])
      if (!isNumber(untilMs) || fingerprint === null || !isWaiting(reason)) return null
      return next === 'link' || next === 'check' ? { kind, untilMs, next, fingerprint, reason } : null
    }
    case 'done': {
      if (fields['original'] === undefined) return isNumber(atMs) ? { kind, atMs } : null
      const original = parseOriginal(fields['original'], parseFingerprint)
      return isNumber(atMs) && original !== null ? { kind, atMs, original } : null
    }
    case 'blocked':
      return isBlocked(reason) && isNumber(atMs) ? { kind, reason, atMs } : null
    case 'gone':
      return isNumber(atMs) ? { kind, atMs } : null
    default:
      return null
  }
}

function parseObserved(value: unknown): Observed | null {
  const fields = fieldsOf(value)
  if (fields === null) return null
  const { kind, reason } = fields
  switch (kind) {
    case 'file': {
      const stat = parseStat(fields['stat'])
      return stat === null ? null : { kind, stat }
    }
    case 'unfit':
      return isBlocked(reason) ? { kind, reason } : null
    case 'absent':
      return { kind }
    default:
      return null
  }
}

function parseStat(value: unknown): Stat | null {
  const fields = fieldsOf(value)
  if (fields === null) return null
  const { sizeBytes, mtimeMs, ctimeMs, fileId } = fields
  if (!isCount(sizeBytes) || !isNumber(mtimeMs) || !isNumber(ctimeMs) || typeof fileId !== 'string') return null
  return { sizeBytes, mtimeMs, ctimeMs, fileId: withoutDevice(fileId) }
}

/** Records of before have `device:inode` and `device:inode:birth`; the device's number changes with the order of mounts. */
function withoutDevice(fileId: string): string {
  return fileId.replace(/^\d+:(\d+)(?::(\d+))?$/, (_, inode: string, birth?: string) =>
    birth === undefined ? inode : `${inode}@${birth}`,
  )
}

function parseFingerprint(value: unknown): Fingerprint | null {
  const fields = fieldsOf(value)
  const stat = fields === null ? null : parseStat(fields['stat'])
  const contentHash = fields?.['contentHash']
  return stat === null || !isHash(contentHash) ? null : { contentHash, stat }
}

function parseStored(value: unknown): Stored | null {
  const fingerprint = parseFingerprint(value)
  const fields = fieldsOf(value)
  if (fingerprint === null || fields === null) return null
  const { targetId, destination, receipt } = fields
  if (!isCount(targetId) || !isTextOrNull(destination) || !isTextOrNull(receipt)) return null
  return { ...fingerprint, targetId, destination, receipt }
}

function parseUnconfirmed(value: unknown): UnconfirmedSend | null {
  const fields = fieldsOf(value)
  const fingerprint = fields === null ? null : parseFingerprint(fields['fingerprint'])
  const untilMs = fields?.['untilMs']
  const serverUntilMs = fields?.['serverUntilMs']
  // Records of earlier versions have no place.
  const place = fields?.['place'] ?? null
  return fingerprint === null || !isNumber(untilMs) || !isNumberOrNull(serverUntilMs) || !isTextOrNull(place)
    ? null
    : { fingerprint, untilMs, serverUntilMs, place }
}

/** Null stays null; undefined says that there is something and it does not parse. */
function parseNullable<T>(value: unknown, parse: (value: unknown) => T | null): T | null | undefined {
  return value === null ? null : (parse(value) ?? undefined)
}

function fieldsOf(value: unknown): Fields | null {
  // An object of unknown fields is all that is claimed here; each field is checked where it is taken.
  return typeof value === 'object' && value !== null ? (value as Fields) : null
}

function isNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value)
}

function isNumberOrNull(value: unknown): value is number | null {
  return value === null || isNumber(value)
}

function isTextOrNull(value: unknown): value is string | null {
  return value === null || typeof value === 'string'
}

function isCount(value: unknown): value is number {
  return isNumber(value) && Number.isInteger(value) && value >= 0
}

function isHash(value: unknown): value is string {
  return typeof value === 'string' && hashPattern.test(value)
}

function isIntent(value: unknown): value is Intent {
  return intentSet.has(value)
}

function isWaiting(value: unknown): value is WaitingReason {
  return waitingSet.has(value)
}

function isBlocked(value: unknown): value is BlockedReason {
  return blockedSet.has(value)
}
