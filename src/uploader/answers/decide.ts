// A person's answer about files that came all at once, for an Outbox that runs or one that starts next.
import { writeDecideRequest } from '#adapters/system/decide-request.ts'
import type { Language } from '#shared/messages/language.ts'
import { askedFilesOf, type AskedAnswer, type AskedFiles } from '#shared/rows/files-asked.ts'
import { askedText } from '#shared/words/files-asked-words.ts'
import { visibleName } from '#shared/words/visible-name.ts'
import { openRecords, type Records } from '../records.ts'

export type DecideReply =
  | {
      readonly kind: 'answered'
      readonly code: 'many_at_once' | 'nothing_asked' | 'decided'
      readonly text: string
      readonly asked: AskedFiles | null
    }
  | { readonly kind: 'refused'; readonly code: string; readonly text: string }

/** What is asked by the records in `dataFolder` (absolute), which `shown` names in sentences. */
export function askWhatWaits(dataFolder: string, shown: string, language: Language): DecideReply {
  const asked = askedIn(dataFolder, shown, null, language)
  if ('kind' in asked) return asked
  if (asked.files === 0) return nothingAsked(null, language)
  return { kind: 'answered', code: 'many_at_once', text: askedText(asked, dataFolder, language), asked }
}

export type Decision = {
  readonly answer: AskedAnswer
  /** A folder of the watched one; null for all. */
  readonly below: string | null
}

/** Leaves the answer. */
export function decide(
  dataFolder: string,
  shown: string,
  { answer, below }: Decision,
  language: Language,
): DecideReply {
  const asked = askedIn(dataFolder, shown, below, language)
  if ('kind' in asked) return asked
  if (asked.files === 0) return nothingAsked(below, language)
  try {
    writeDecideRequest(dataFolder, { answer, below })
  } catch {
    const text = language.say('records.unwritable', { folder: shown })
    return { kind: 'refused', code: 'data_unwritable', text }
  }
  const text = language.say(`decided.${answer}`, { count: asked.files })
  return { kind: 'answered', code: 'decided', text, asked }
}

function nothingAsked(below: string | null, { say }: Language): DecideReply {
  const text = below === null ? say('decided.nothing') : say('decided.nothingIn', { folder: visibleName(below) })
  return { kind: 'answered', code: 'nothing_asked', text, asked: null }
}

function askedIn(
  dataFolder: string,
  shown: string,
  below: string | null,
  language: Language,
): AskedFiles | Extract<DecideReply, { kind: 'refused' }> {
  const opened = openRecords(dataFolder, shown, language)
  if (opened.kind === 'refused') return opened
  try {
    return askedFilesOf(askedRows(opened.records, below))
  } finally {
    opened.records.close()
  }
}

function* askedRows(records: Records, below: string | null): Iterable<{ path: string; sizeBytes: number }> {
  for (const { path, reason, sizeBytes } of records.rows()) {
    if (reason === 'many_at_once' && isBelow(path, below)) yield { path, sizeBytes: sizeBytes ?? 0 }
  }
}

function isBelow(path: string, folder: string | null): boolean {
  return folder === null || path.startsWith(`${folder}/`)
}
