// This folder: fetches a language when it is wanted.

// A whole language, for what stands outside the page and for the terminal. English is always there.
import { english } from '../english.ts'
import type { Language } from '../language.ts'
import type { LanguageTag } from '../languages.ts'

const languages: Readonly<Record<LanguageTag, () => Promise<Language>>> = {
  en: async () => english,
}

export async function loadLanguage(tag: LanguageTag): Promise<Language> {
  return languages[tag]()
}
