// This folder: words about files that were sent.

// What a person reads about the original of a file that was sent: where it is now, or why it stays.
import { assertNever } from '../../assert.ts'
import type { Language } from '../../messages/language.ts'
import type { StayReason } from '../../sent/original.ts'
import type { Original } from '../../sent/sent-file.ts'
import type { RowOriginal } from '../../rows/upload-row.ts'
import { visibleName } from '../visible-name.ts'

/** What the history says of the file on this computer. */
export function originalWords(original: Original, { say }: Language): string {
  return say(`original.${original}`)
}

/** Why the file was not moved, and what to do about it; the file is "it". */
export function stayText(because: StayReason, { say }: Language): string {
  return say(`original.${because}`)
}

/** One sentence about where the file on this computer is. */
export function originalText(original: RowOriginal, language: Language): string {
  switch (original.kind) {
    case 'due':
      return language.say(`original.due.${original.to}`)
    case 'stays':
      return stayText(original.because, language)
    case 'moved':
      return movedText(original.to, original.where, language)
    default:
      return assertNever(original)
  }
}

/** Where Outbox put the file. */
export function movedText(to: 'sent' | 'trash', where: string | null, { say }: Language): string {
  if (to === 'sent') return say('original.moved', { place: visibleName(where ?? 'Sent') })
  return where === null ? say('original.thrown') : say('original.thrownTo', { place: visibleName(where) })
}
