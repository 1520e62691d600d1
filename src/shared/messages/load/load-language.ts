// This folder: fetches a language when it is wanted.

// A whole language, for what stands outside the page and for the terminal. English is always there.
import { english } from '../english.ts'
import { createLanguage, type Language } from '../language.ts'
import { languageFacts, type LanguageTag } from '../languages.ts'

const languages: Readonly<Record<LanguageTag, () => Promise<Language>>> = {
  en: async () => english,
  de: async () => createLanguage(languageFacts.de, (await import('../de/messages.ts')).messages),
  fr: async () => createLanguage(languageFacts.fr, (await import('../fr/messages.ts')).messages),
}

export async function loadLanguage(tag: LanguageTag): Promise<Language> {
  return languages[tag]()
}
