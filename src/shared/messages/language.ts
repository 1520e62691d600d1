// A language that a person reads: its catalogue, made into sentences by FormatJS.
import { parse, type MessageFormatElement } from '@formatjs/icu-messageformat-parser'
import { formatToParts } from 'intl-messageformat'
import { dateFormat, numberFormat, pluralRules } from './intl-formats.ts'
import type { Catalogue, MessageKey, PageCatalogue, Say } from './messages.ts'

export type Direction = 'ltr' | 'rtl'

export type Language = {
  /** Names the catalogue: "de". */
  readonly tag: string
  /** For numbers, days and lists, as Intl takes it: "de-DE". */
  readonly locale: string
  readonly direction: Direction
  readonly say: Say
}

export type LanguageFacts = Omit<Language, 'say'>

/** What a text is made of. In the page of the built window texts stand in the catalogue as their elements already. */
type Elements = MessageFormatElement[]

/** A text is read when it is said for the first time: a run says few of them. The page has no more than it says. */
export function createLanguage(facts: LanguageFacts, texts: Catalogue | PageCatalogue): Language {
  const catalogue: Partial<Record<MessageKey, string | Elements>> = texts
  const read = new Map<MessageKey, string | Elements>()
  const contentOf = (key: MessageKey): string | Elements => {
    const known = read.get(key)
    if (known !== undefined) return known
    const text = catalogue[key]
    if (text === undefined) throw new Error(`the catalogue has no ${key}`)
    const content = typeof text === 'string' && text.includes('{') ? parse(text, { ignoreTag: true }) : text
    read.set(key, content)
    return content
  }
  const isMirrored = facts.direction === 'rtl'
  return {
    ...facts,
    say: (key, ...[given]) => {
      const content = contentOf(key)
      if (typeof content === 'string') return content
      const values: Given = given ?? {}
      const parts = formatToParts(content, facts.locale, formatters, noStyles, isMirrored ? isolated(values) : values)
      return parts.map(({ value }) => String(value)).join('')
    },
  }
}

const formatters: Parameters<typeof formatToParts>[2] = {
  getNumberFormat: (locale, options) => numberFormat(String(locale), options),
  getDateTimeFormat: (locale, options) => dateFormat(String(locale), { atMs: 0, timeZone: null }, options ?? {}),
  getPluralRules: (locale, options) => pluralRules(String(locale), options),
}

/** No text names a style: sizes, moments and days come as arguments. */
const noStyles: Parameters<typeof formatToParts>[3] = { number: {}, date: {}, time: {} }

type Given = Readonly<Record<string, string | number>>

/** A name of a file that is written from the left must not turn the words around it: each text stands by itself. */
function isolated(values: Given): Record<string, string | number> {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, typeof value === 'string' ? `\u2068${value}\u2069` : value]),
  )
}
