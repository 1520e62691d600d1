// What happened to a file, in sentences: the lines of its history. The compiler demands one for each kind of note.
import { assertNever } from '../assert.ts'
import type { Language } from '../messages/language.ts'
import type { HistoryEntry } from '../rows/history-entry.ts'
import { blockedWords } from './blocked-words.ts'
import { sentences, sizeWords } from './format.ts'
import { isBlockedReason, reasonFacts, type ReasonCode, type WaitingReason } from '../reasons.ts'
import { visibleName } from './visible-name.ts'

export type HistoryWords = { readonly text: string; readonly code: ReasonCode | null }

/** One line of history. `name` is already made visible and in quotation marks. Says what was done about it, too. */
export function historyWords(note: HistoryEntry, name: string, language: Language): HistoryWords {
  const { say } = language
  switch (note.kind) {
    case 'sent':
      return plain(say('timeline.sent', { size: sizeWords(note.sizeBytes, language) }))
    case 'already_there':
    case 'found':
      return plain(say(`timeline.${note.kind}`, { place: visibleName(note.destination) }))
    case 'not_found': {
      const { diagnosis } = note
      if (diagnosis === null) return plain(say('timeline.not_found'))
      const reason = reasonText(diagnosis, name, language)
      return { text: say('timeline.not_found_because', { reason }), code: diagnosis }
    }
    case 'link_refused':
    case 'blocked':
      return { text: reasonText(note.reason, name, language), code: note.reason }
    case 'setback':
      return { text: failureText(note.reason, name, language), code: note.reason }
    case 'superseded':
    case 'removed':
    case 'retried':
    case 'asked':
    case 'held_back':
    case 'skipped':
    case 'let_go':
      return plain(say(`timeline.${note.kind}`))
    default:
      return assertNever(note)
  }
}

function plain(text: string): HistoryWords {
  return { text, code: null }
}

function reasonText(reason: ReasonCode, name: string, language: Language): string {
  if (!isBlockedReason(reason)) return language.say(`waiting.${reason}.what`, { name })
  const { todo, what } = blockedWords(reason, name, language)
  return sentences(language, what, todo)
}

/** What was done about the usual failures; for others the reason alone. */
function failureText(reason: WaitingReason, name: string, language: Language): string {
  const { say } = language
  if (reason === 'link_expired') return say('timeline.linkExpired')
  if (reason === 'dropbox_unavailable') return say('timeline.unavailable', { name })
  const text = reasonText(reason, name, language)
  return reasonFacts[reason].mayHaveArrived ? say('timeline.mayHaveArrived', { reason: text }) : text
}
