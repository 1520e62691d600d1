// What is asked before the app ends with work left.
import { sentences } from '#shared/words/format.ts'
import type { Language } from '#shared/messages/language.ts'
import type { AppState } from '#shared/contract/ipc-app-state.ts'

export type QuitChoice = 'finish' | 'quit' | 'cancel'

export type QuitQuestion = {
  readonly message: string
  readonly detail: string
  /** In the order they are shown, each with what it means. The first is the one the Enter key takes. */
  readonly buttons: readonly { readonly label: string; readonly choice: QuitChoice }[]
}

/** The question, or null when there is nothing left to do and the app may end at once. */
export function quitQuestion({ phase }: AppState, language: Language): QuitQuestion | null {
  if (phase.kind !== 'running') return null
  const { facts } = phase.overview
  const left = facts.waiting
  if (left === 0) return null
  const { say } = language
  const message = say('quit.left', { count: left })
  const later = say('quit.later', { count: left })
  const quit = { label: say('quit.now'), choice: 'quit' } as const
  const cancel = { label: say('general.cancel'), choice: 'cancel' } as const
  if (facts.paused !== null)
    return { message, detail: sentences(language, say('quit.paused'), later), buttons: [cancel, quit] }
  return {
    message,
    detail: later,
    buttons: [{ label: say('quit.finish'), choice: 'finish' }, quit, cancel],
  }
}

/** True when "finish, then quit" is done: nothing is on its way or waiting for its turn. */
export function isFinished({ phase }: AppState): boolean {
  return phase.kind !== 'running' || phase.overview.facts.waiting === 0
}
