// What happened to a file, in sentences: the lines of its history. The compiler demands one for each kind of note.
import { assertNever } from '../assert.ts'
import { movedText, stayText } from './sent/original-words.ts'
import { blockedWords } from './blocked-words.ts'
import type { HistoryEntry } from '../rows/history-entry.ts'
import { sizeWords } from './format.ts'
import { isBlockedReason, reasonFacts, type ReasonCode, type WaitingReason } from '../reasons.ts'
import { visibleName } from './visible-name.ts'
import { waitingWords } from './waiting-words.ts'

export type HistoryWords = { readonly text: string; readonly code: ReasonCode | null }

/** One line of history. `name` is already made visible and in quotation marks. Says what was done about it, too. */
export function historyWords(note: HistoryEntry, name: string): HistoryWords {
  switch (note.kind) {
    case 'sent':
      return plain(
        `Sent ${sizeWords(note.sizeBytes)}. Dropbox reported the same content hash as your file, so it arrived whole.`,
      )
    case 'already_there':
      return plain(`The same content was already in Dropbox at ${visibleName(note.destination)}, so nothing was sent.`)
    case 'found':
      return plain(
        `Your company\u2019s server found the file whole in Dropbox at ${visibleName(note.destination)}. Nothing had to be sent again.`,
      )
    case 'not_found':
      return note.diagnosis === null
        ? plain('Your company\u2019s server looked: the file is not in Dropbox. It is sent again.')
        : { text: `The file is not in Dropbox. ${reasonText(note.diagnosis, name)}`, code: note.diagnosis }
    case 'link_refused':
    case 'blocked':
      return { text: reasonText(note.reason, name), code: note.reason }
    case 'setback':
      return { text: failureText(note.reason, name), code: note.reason }
    case 'superseded':
      return plain('The file was saved again before it was sent. The new version waits until it is saved completely.')
    case 'removed':
      return plain('The file was moved or deleted before it was sent.')
    case 'retried':
      return plain('You asked for another try.')
    case 'asked':
      return plain('The file came with very many others, so Outbox asked before it sent them.')
    case 'held_back':
      return plain('You paused this file.')
    case 'skipped':
      return plain('You left this file out.')
    case 'let_go':
      return plain('You let this file go on its way again.')
    case 'original_moved':
      return plain(movedText(note.to, note.where))
    case 'original_stays':
      return { text: stayText(note.because), code: null }
    default:
      return assertNever(note)
  }
}

function plain(text: string): HistoryWords {
  return { text, code: null }
}

function reasonText(reason: ReasonCode, name: string): string {
  if (isBlockedReason(reason)) return `${blockedWords[reason].what(name)} ${blockedWords[reason].todo}`
  return waitingWords[reason].what(name)
}

/** What was done about the usual failures; for others the reason alone. */
function failureText(reason: WaitingReason, name: string): string {
  if (reason === 'link_expired') {
    return 'The permission to send ran out before the file was through. Outbox checked Dropbox and took a new one.'
  }
  if (reason === 'dropbox_unavailable') {
    return `Dropbox did not accept ${name}. Outbox asked your company\u2019s server why, and whether the file is there all the same.`
  }
  const text = reasonText(reason, name)
  return reasonFacts[reason].mayHaveArrived
    ? `${text} Outbox makes sure that Dropbox does not have it before it is sent again.`
    : text
}
