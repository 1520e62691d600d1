// The language of this page. It is chosen before anything is drawn, and another one means that the page is loaded again.
import type { Language } from '#shared/messages/language.ts'
import { withIsolatedNames } from '#shared/messages/isolated-names.ts'
import type { SayOnPage } from '#shared/messages/messages.ts'

let spoken: Language | null = null

/** Chooses the language of the page. Called once, by the entry. */
export function speak(language: Language): void {
  spoken = withIsolatedNames(language)
}

export function pageLanguage(): Language {
  if (spoken === null) throw new Error('the page has no language yet')
  return spoken
}

/** Says a message in the language of the page. */
export const say: SayOnPage = (key, ...given) => pageLanguage().say(key, ...given)
