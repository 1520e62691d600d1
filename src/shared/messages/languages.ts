// The languages Outbox speaks, and which of them somebody wants. A language stands here when its catalogue is complete.
import type { LanguageFacts } from './language.ts'

export const languageTags = ['en', 'de', 'fr'] as const
export type LanguageTag = (typeof languageTags)[number]

export const languageFacts: Readonly<Record<LanguageTag, LanguageFacts>> = {
  en: { tag: 'en', locale: 'en-GB', direction: 'ltr' },
  de: { tag: 'de', locale: 'de-DE', direction: 'ltr' },
  fr: { tag: 'fr', locale: 'fr-FR', direction: 'ltr' },
}

/** Each language as those who speak it call it. */
export const languageNames: Readonly<Record<LanguageTag, string>> = {
  en: 'English',
  de: 'Deutsch',
  fr: 'Français',
}

/** The language of the computer, where nobody chose another one. */
export const systemLanguage = 'system' as const

/** A language as a person writes it, "de", "de-CH" or "de_AT.UTF-8"; null where Outbox does not speak it. */
export function spokenTag(wanted: string): LanguageTag | null {
  const language = wanted
    .trim()
    .toLowerCase()
    .split(/[-_.@]/)[0]
  if (language === 'c' || language === 'posix') return 'en'
  return languageTags.find((one) => one === language) ?? null
}

/** The first of the wanted languages that Outbox speaks, in the order of wanting; English where there is none. */
export function chooseLanguage(wanted: readonly string[]): LanguageTag {
  for (const tag of wanted) {
    const known = spokenTag(tag)
    if (known !== null) return known
  }
  return 'en'
}

export type LanguageChoice = {
  readonly tag: LanguageTag
  /** What was chosen, where Outbox does not speak it: then it speaks English. */
  readonly unknown: string | null
}

/** `setting`: a language, or `system`, which means the first of `ofSystem`. */
export function chosenLanguage(setting: string, ofSystem: readonly string[]): LanguageChoice {
  if (setting === systemLanguage) return { tag: chooseLanguage(ofSystem), unknown: null }
  const tag = spokenTag(setting)
  return tag === null ? { tag: 'en', unknown: setting } : { tag, unknown: null }
}
