// What is said about files that go on by themselves. A reason without its sentences in the catalogue does not compile.
import type { Language } from '../messages/language.ts'
import type { MessageKey } from '../messages/messages.ts'
import type { WaitingReason } from '../reasons.ts'

export type WaitingWords = {
  /** A few words for a row. */
  readonly status: string
  readonly what: string
  readonly next: string
}

/** When it goes on: as a sentence, and as the time of day it does so at the latest, as "14:35"; null when nobody knows it. */
export type Times = { readonly again: string; readonly latest: string | null }

/** `name` is already made visible and in quotation marks; a reason that keeps all files leaves it out. */
export function waitingWords(reason: WaitingReason, name: string, times: Times, { say }: Language): WaitingWords {
  return {
    status: say(`waiting.${reason}.status`),
    what: say(`waiting.${reason}.what`, { name }),
    next: nextWords(reason, times, { say }),
  }
}

function nextWords(reason: WaitingReason, { again, latest }: Times, { say }: Pick<Language, 'say'>): string {
  return latest !== null && hasLatest(reason)
    ? say(`waiting.${reason}.nextBy`, { latest })
    : say(`waiting.${reason}.next`, { again })
}

/** Reasons that end at a time of day. */
type LatestReason = {
  [Reason in WaitingReason]: `waiting.${Reason}.nextBy` extends MessageKey ? Reason : never
}[WaitingReason]

const latestReasons: Readonly<Record<LatestReason, true>> = { earlier_send_open: true, paused_by_timetable: true }

function hasLatest(reason: WaitingReason): reason is LatestReason {
  return reason in latestReasons
}
