// The language of all that is said outside the page. It may become another one while the app runs: whoever was given this one says
// all that follows in the language that holds then.
import type { Direction, Language } from '#shared/messages/language.ts'
import { chosenLanguage, type LanguageChoice, type LanguageTag } from '#shared/messages/languages.ts'
import { loadLanguage } from '#shared/messages/load/load-language.ts'
import type { Say } from '#shared/messages/messages.ts'

export type LanguageSources = {
  /** A language, or `system`. */
  readonly setting: () => string
  /** The languages of the system, the dearest first. */
  readonly ofSystem: () => readonly string[]
}

export class SpokenLanguage implements Language {
  readonly #sources: LanguageSources
  #choice: LanguageChoice
  #now: Language

  private constructor(sources: LanguageSources, choice: LanguageChoice, now: Language) {
    this.#sources = sources
    this.#choice = choice
    this.#now = now
  }

  static async open(sources: LanguageSources): Promise<SpokenLanguage> {
    const choice = chosenLanguage(sources.setting(), sources.ofSystem())
    return new SpokenLanguage(sources, choice, await loadLanguage(choice.tag))
  }

  get tag(): LanguageTag {
    return this.#choice.tag
  }

  get locale(): string {
    return this.#now.locale
  }

  get direction(): Direction {
    return this.#now.direction
  }

  readonly say: Say = (key, ...given) => this.#now.say(key, ...given)

  /** What was chosen, where Outbox does not speak it. */
  unknown(): string | null {
    return this.#choice.unknown
  }

  /** Looks at what is chosen now. Answers whether the language is another one. */
  async follow(): Promise<boolean> {
    const { setting, ofSystem } = this.#sources
    const choice = chosenLanguage(setting(), ofSystem())
    const next = choice.tag === this.#choice.tag ? this.#now : await loadLanguage(choice.tag)
    const isAnother = next !== this.#now
    this.#choice = choice
    this.#now = next
    return isAnother
  }
}
