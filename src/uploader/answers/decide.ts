// A person's answer about files that came all at once, or were left out, for an Outbox that runs or one that starts next.
import { writeDecideRequest, writeSendAfterAll } from '#adapters/system/decide-request.ts'
import type { Language } from '#shared/messages/language.ts'
import { askedFilesOf, type AskedAnswer, type AskedFiles } from '#shared/rows/files-asked.ts'
import type { UploadRow } from '#shared/rows/upload-row.ts'
import { askedText } from '#shared/words/files-asked-words.ts'
import { visibleName } from '#shared/words/visible-name.ts'
import { openRecords, type Records } from '../records.ts'
import { isAtOrBelow } from '../session/files-asked.ts'

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

/** Leaves the answer about files that wait for one. */
export function decide(
  dataFolder: string,
  shown: string,
  { answer, below }: Decision,
  language: Language,
): DecideReply {
  const asked = askedIn(dataFolder, shown, below, language)
  if ('kind' in asked) return asked
  if (asked.files === 0) return nothingAsked(below, language)
  const write = (): void => writeDecideRequest(dataFolder, { answer, below })
  return left(write, language.say(`decided.${answer}`, { count: asked.files }), asked, shown, language)
}

/** Leaves the word that files which a person left out are sent after all: those at or below a path of the queue; null: all of them. */
export function sendAfterAll(dataFolder: string, shown: string, below: string | null, language: Language): DecideReply {
  const { say } = language
  const found = filesIn(dataFolder, shown, language, (row) => row.reason === 'skipped' && isAtOrBelow(row.path, below))
  if ('kind' in found) return found
  if (found.files === 0) {
    const text =
      below === null ? say('decided.noneLeftOut') : say('decided.noneLeftOutIn', { folder: visibleName(below) })
    return { kind: 'answered', code: 'nothing_asked', text, asked: null }
  }
  const write = (): void => writeSendAfterAll(dataFolder, { below })
  return left(write, say('decided.send_after_all', { count: found.files }), found, shown, language)
}

/** Writes what was said, for whoever watches the folder. */
function left(write: () => void, text: string, asked: AskedFiles, shown: string, language: Language): DecideReply {
  try {
    write()
  } catch {
    return { kind: 'refused', code: 'data_unwritable', text: language.say('records.unwritable', { folder: shown }) }
  }
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
  return filesIn(dataFolder, shown, language, (row) => row.reason === 'many_at_once' && isBelow(row.path, below))
}

/** What is known of the files that `isMeant`. */
function filesIn(
  dataFolder: string,
  shown: string,
  language: Language,
  isMeant: (row: UploadRow) => boolean,
): AskedFiles | Extract<DecideReply, { kind: 'refused' }> {
  const opened = openRecords(dataFolder, shown, language)
  if (opened.kind === 'refused') return opened
  try {
    return askedFilesOf(rowsOf(opened.records, isMeant))
  } finally {
    opened.records.close()
  }
}

function* rowsOf(
  records: Records,
  isMeant: (row: UploadRow) => boolean,
): Iterable<{ path: string; sizeBytes: number }> {
  for (const row of records.rows()) if (isMeant(row)) yield { path: row.path, sizeBytes: row.sizeBytes ?? 0 }
}

function isBelow(path: string, folder: string | null): boolean {
  return folder === null || path.startsWith(`${folder}/`)
}
