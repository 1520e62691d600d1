// This folder: every sentence about a file.

// What is said about files that wait for a person. A reason without its sentences in the catalogue does not compile.
import type { Language } from '../messages/language.ts'
import type { BlockedReason } from '../reasons.ts'

type BlockedWords = {
  /** A few words for a row. */
  readonly status: string
  readonly what: string
  /** The one thing to do. */
  readonly todo: string
}

/** `name` is already made visible and in quotation marks. */
export function blockedWords(reason: BlockedReason, name: string, { say }: Language): BlockedWords {
  return {
    status: say(`blocked.${reason}.status`),
    what: say(`blocked.${reason}.what`, { name }),
    todo: say(`blocked.${reason}.todo`),
  }
}
