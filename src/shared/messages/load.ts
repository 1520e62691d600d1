// Fetches the language of the window's page when it is wanted: it reads one of them, and only what the page says.
import { createLanguage, type Language, type LanguageFacts } from './language.ts'
import type { PageCatalogue } from './messages.ts'

/** The languages Outbox speaks, by their tags. */
export const languageTags = ['en'] as const
export type LanguageTag = (typeof languageTags)[number]

type Source = LanguageFacts & { readonly read: () => Promise<{ readonly pageMessages: PageCatalogue }> }

const sources: Readonly<Record<LanguageTag, Source>> = {
  en: { tag: 'en', locale: 'en-GB', direction: 'ltr', read: () => import('./en/page.ts') },
}

export async function loadPageLanguage(tag: LanguageTag): Promise<Language> {
  const { read, ...facts } = sources[tag]
  const { pageMessages } = await read()
  return createLanguage(facts, pageMessages)
}

/** The first of the wanted languages that Outbox speaks, in the order of wanting: "de-CH" is "de"; English where there is none. */
export function chooseLanguage(wanted: readonly string[]): LanguageTag {
  for (const tag of wanted) {
    const language = tag.toLowerCase().split(/[-_.@]/)[0]
    const known = languageTags.find((one) => one === language)
    if (known !== undefined) return known
  }
  return 'en'
}
