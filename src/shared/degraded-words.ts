// Why new files are found later than at once, in words.
import type { DegradedReason } from './degraded.ts'
import type { Language } from './messages/language.ts'

/** One or two sentences for a person. Nothing is wrong with the files, and nothing need be done. */
export function degradedWords(reason: DegradedReason, { say }: Language): string {
  return say(`folder.degraded.${reason}`)
}
