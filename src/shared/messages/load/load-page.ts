// The language of the window's page: it reads one of them, and only what the page says.
import { createLanguage, type Language } from '../language.ts'
import { languageFacts, type LanguageTag } from '../languages.ts'
import type { PageCatalogue } from '../messages.ts'

const pages: Readonly<Record<LanguageTag, () => Promise<{ readonly pageMessages: PageCatalogue }>>> = {
  en: () => import('../en/page.ts'),
  de: () => import('../de/page.ts'),
  fr: () => import('../fr/page.ts'),
}

export async function loadPageLanguage(tag: LanguageTag): Promise<Language> {
  const { pageMessages } = await pages[tag]()
  return createLanguage(languageFacts[tag], pageMessages)
}
