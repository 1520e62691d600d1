// This folder: every text a person can read, by language, and how one becomes a sentence.

// English: the source of all other languages, and what is spoken where no other is known.
import { messages } from './en/messages.ts'
import { createLanguage, type Language } from './language.ts'
import { languageFacts } from './languages.ts'

export const english: Language = createLanguage(languageFacts.en, messages)
