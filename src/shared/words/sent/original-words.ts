// This folder: words about files that were sent.

// What a person reads about the original of a file that was sent: where it is now, or why it stays.
import { assertNever } from '../../assert.ts'
import type { StayReason } from '../../sent/original.ts'
import type { Original } from '../../sent/sent-file.ts'
import type { RowOriginal } from '../../rows/upload-row.ts'
import { visibleName } from '../visible-name.ts'

const again = 'then choose Try again, or start Outbox again.'

const stayWords: Readonly<Record<StayReason, string>> = {
  sent_full: `there is no room for it in \u201cSent\u201d. Free some space there; ${again}`,
  sent_read_only: `nothing may be written in \u201cSent\u201d. Check who may write there; ${again}`,
  trash_full: `there is no room in the trash. Empty the trash or free some space; ${again}`,
  trash_read_only: `nothing may be put into the trash. Check who may write there; ${again}`,
  trash_missing: 'this computer has no trash for it that Outbox could use. Delete it yourself when you like.',
  original_in_use: `a program has had it open for minutes. Close it there; ${again}`,
  move_failed: `it could not be moved. Look whether the disk works and who may change the folder; ${again}`,
}

/** What the history says of the file on this computer. */
export const originalWords: Readonly<Record<Original, string>> = {
  kept: 'Left where it was',
  sent_folder: 'Moved to \u201cSent\u201d',
  trash: 'Moved to the trash',
}

/** Why the file was not moved, and what to do about it; the file is "it". */
export function stayText(because: StayReason): string {
  return `It is still in the folder, because ${stayWords[because]}`
}

/** One sentence about where the file on this computer is. */
export function originalText(original: RowOriginal): string {
  switch (original.kind) {
    case 'due':
      return original.to === 'sent'
        ? 'The file is moved to \u201cSent\u201d next.'
        : 'The file is moved to the trash next.'
    case 'stays':
      return stayText(original.because)
    case 'moved':
      return movedText(original.to, original.where)
    default:
      return assertNever(original)
  }
}

/** Where Outbox put the file. */
export function movedText(to: 'sent' | 'trash', where: string | null): string {
  if (to === 'trash') {
    return where === null
      ? 'The file was moved to the trash.'
      : `The file was moved to the trash: ${visibleName(where)}`
  }
  return `The file was moved to ${visibleName(where ?? 'Sent')}`
}
