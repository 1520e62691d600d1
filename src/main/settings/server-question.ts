// Asked by the system's own dialog, which no page can answer: whether all files shall go to another company's server.
import type { Language } from '#shared/messages/language.ts'
import { serverOrigin, shownServer } from './display-names.ts'

export type Question = {
  readonly title: string
  readonly message: string
  readonly detail: string
  /** The words of the button that means yes. */
  readonly yes: string
}

/** What to ask before files go to `next` instead of `before`; null when that is the same server, or the first one. */
export function serverQuestion(before: string | null, next: string, { say }: Language): Question | null {
  if (before === null || serverOrigin(before) === serverOrigin(next)) return null
  return {
    title: say('serverQuestion.title'),
    message: say('serverQuestion.message', { server: shownServer(next) }),
    detail: say('serverQuestion.detail', { server: shownServer(before) }),
    yes: say('serverQuestion.yes'),
  }
}
