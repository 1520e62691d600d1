// What is asked before the app ends with work left.
import { plural } from '#shared/words/format.ts'
import type { AppState } from '#shared/contract/ipc-app-state.ts'

export type QuitChoice = 'finish' | 'quit' | 'cancel'

export type QuitQuestion = {
  readonly message: string
  readonly detail: string
  /** In the order they are shown, each with what it means. The first is the one the Enter key takes. */
  readonly buttons: readonly { readonly label: string; readonly choice: QuitChoice }[]
}

/** The question, or null when there is nothing left to do and the app may end at once. */
export function quitQuestion({ phase }: AppState): QuitQuestion | null {
  if (phase.kind !== 'running') return null
  const { facts } = phase.overview
  const left = facts.waiting
  if (left === 0) return null
  const message = `${plural(left, 'file')} ${left === 1 ? 'is' : 'are'} not sent yet.`
  const quit = { label: 'Quit now', choice: 'quit' } as const
  const cancel = { label: 'Cancel', choice: 'cancel' } as const
  if (facts.paused !== null)
    return { message, detail: `Sending is paused. ${laterWords(left)}`, buttons: [cancel, quit] }
  return {
    message,
    detail: laterWords(left),
    buttons: [{ label: 'Finish, then quit', choice: 'finish' }, quit, cancel],
  }
}

function laterWords(left: number): string {
  return `Nothing is lost when you quit now: ${left === 1 ? 'it goes' : 'they go'} on when you open Outbox the next time.`
}

/** True when "finish, then quit" is done: nothing is on its way or waiting for its turn. */
export function isFinished({ phase }: AppState): boolean {
  return phase.kind !== 'running' || phase.overview.facts.waiting === 0
}
