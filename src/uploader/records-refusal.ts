// Why records cannot be read by somebody who only looks, in words.
import type { ReadLedger } from '#adapters/ledger/reader.ts'
import { failureOf, isOfFullDisk } from '#adapters/ledger/records/sqlite-errors.ts'
import type { Language } from '#shared/messages/language.ts'
import { assertNever } from '#shared/assert.ts'

export type RecordsRefusal = {
  readonly code: 'no_records' | 'newer_data' | 'older_data' | 'disk_full' | 'records_unreadable'
  readonly text: string
}

/** `folder` is the data folder, as it is shown. */
export function refusalOfRecords(
  kind: Exclude<ReadLedger['kind'], 'readable'>,
  folder: string,
  language: Language,
): RecordsRefusal {
  const code = codeOf(kind)
  return { code, text: recordsRefusalWords(code, folder, language) }
}

/** The sentence of one of these codes; `folder` as above. */
export function recordsRefusalWords(code: RecordsRefusal['code'], folder: string, { say }: Language): string {
  return say(code === 'disk_full' ? 'refusal.records.disk_full' : `records.${code}`, { folder })
}

/** Why records that were opened broke while somebody looked at them; null where `error` is none of SQLite's. */
export function refusalOfBroken(
  error: unknown,
  dataFolder: string,
  folder: string,
  language: Language,
): RecordsRefusal | null {
  if (!(error instanceof Error && 'errcode' in error)) return null
  const failure = failureOf(error, dataFolder)
  if (failure === null) return null
  return refusalOfRecords(isOfFullDisk(failure) ? 'disk_full' : 'unreadable', folder, language)
}

function codeOf(kind: Exclude<ReadLedger['kind'], 'readable'>): RecordsRefusal['code'] {
  switch (kind) {
    case 'no_ledger':
      return 'no_records'
    case 'newer_data':
    case 'older_data':
    case 'disk_full':
      return kind
    case 'unreadable':
      return 'records_unreadable'
    default:
      return assertNever(kind)
  }
}
