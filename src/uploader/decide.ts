// A person's answer about files that came all at once, for an Outbox that runs or one that starts next.
import { writeDecideRequest } from '#adapters/system/decide-request.ts'
import { english } from '#shared/messages/english.ts'
import { askedFilesOf, type AskedAnswer, type AskedFiles } from '#shared/rows/files-asked.ts'
import { askedText } from '#shared/words/files-asked-words.ts'
import { plural } from '#shared/words/format.ts'
import { visibleName } from '#shared/words/visible-name.ts'
import { openRecords, type Records } from './records.ts'

export type DecideReply =
  | {
      readonly kind: 'answered'
      readonly code: 'many_at_once' | 'nothing_asked' | 'decided'
      readonly text: string
      readonly asked: AskedFiles | null
    }
  | { readonly kind: 'refused'; readonly code: string; readonly text: string }

/** What is asked by the records in `dataFolder` (absolute), which `shown` names in sentences. */
export function askWhatWaits(dataFolder: string, shown: string): DecideReply {
  const asked = askedIn(dataFolder, shown, null)
  if ('kind' in asked) return asked
  if (asked.files === 0) return nothingAsked(null)
  return { kind: 'answered', code: 'many_at_once', text: askedText(asked, dataFolder, english), asked }
}

/** Leaves the answer. `below`: a folder of the watched one; null for all. */
export function decide(dataFolder: string, shown: string, answer: AskedAnswer, below: string | null): DecideReply {
  const asked = askedIn(dataFolder, shown, below)
  if ('kind' in asked) return asked
  if (asked.files === 0) return nothingAsked(below)
  try {
    writeDecideRequest(dataFolder, { answer, below })
  } catch {
    const text = `Outbox cannot write in ${shown}. Check who may, and whether the disk is full.`
    return { kind: 'refused', code: 'data_unwritable', text }
  }
  const what = answer === 'send' ? 'sent' : 'left out'
  const are = asked.files === 1 ? 'is' : 'are'
  const when = 'If Outbox is running it hears of it in a second; otherwise it does when it is started.'
  return { kind: 'answered', code: 'decided', text: `${plural(asked.files, 'file')} ${are} ${what}. ${when}`, asked }
}

function nothingAsked(below: string | null): DecideReply {
  const where = below === null ? 'No file waits' : `No file in ${visibleName(below)} waits`
  return {
    kind: 'answered',
    code: 'nothing_asked',
    text: `${where} for your word. There is nothing to do.`,
    asked: null,
  }
}

function askedIn(
  dataFolder: string,
  shown: string,
  below: string | null,
): AskedFiles | Extract<DecideReply, { kind: 'refused' }> {
  const opened = openRecords(dataFolder, shown)
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
