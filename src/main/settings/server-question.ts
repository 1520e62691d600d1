// Asked by the system's own dialog, which no page can answer: whether all files shall go to another company's server.
import { serverOrigin, shownServer } from './display-names.ts'

export type Question = {
  readonly title: string
  readonly message: string
  readonly detail: string
  /** The words of the button that means yes. */
  readonly yes: string
}

/** What to ask before files go to `next` instead of `before`; null when that is the same server, or the first one. */
export function serverQuestion(before: string | null, next: string): Question | null {
  if (before === null || serverOrigin(before) === serverOrigin(next)) return null
  return {
    title: 'Another company server',
    message: `Send files to ${shownServer(next)} from now on?`,
    detail: `Until now they went to ${shownServer(before)}. All files in the watched folder will be offered to the new server. Say no if you did not ask for this.`,
    yes: 'Use the new server',
  }
}
