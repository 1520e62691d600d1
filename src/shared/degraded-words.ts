// Why new files are found later than at once, in words.
import { assertNever } from './assert.ts'
import type { DegradedReason } from './degraded.ts'

/** One or two sentences for a person. Nothing is wrong with the files, and nothing need be done. */
export function degradedWords(reason: DegradedReason): string {
  switch (reason) {
    case 'watch_limit':
      return 'This system lets Outbox watch no more folders. What is saved in the others is found within a minute.'
    case 'watch_failed':
      return 'Some folders cannot be watched. What is saved in them is found within a minute.'
    case 'not_heard':
      return 'This system does not tell Outbox about new files. They are found within a minute.'
    case 'network_folder':
      return 'This folder is on a network drive, or on one that works like it: changes by others are found within a minute.'
    default:
      return assertNever(reason)
  }
}
