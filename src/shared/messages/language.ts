// A language that a person reads: its catalogue, made into sentences by FormatJS.
import { IntlMessageFormat } from 'intl-messageformat'
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

/** A text is read when it is said for the first time: a run says few of them. The page has no more than it says. */
export function createLanguage(facts: LanguageFacts, texts: Catalogue | PageCatalogue): Language {
  const catalogue: Partial<Catalogue> = texts
  const read = new Map<MessageKey, IntlMessageFormat>()
  const messageOf = (key: MessageKey): IntlMessageFormat => {
    const known = read.get(key)
    if (known !== undefined) return known
    const text = catalogue[key]
    if (text === undefined) throw new Error(`the catalogue has no ${key}`)
    const made = new IntlMessageFormat(text, facts.locale, undefined, { ignoreTag: true })
    read.set(key, made)
    return made
  }
  const isMirrored = facts.direction === 'rtl'
  return {
    ...facts,
    say: (key, ...[given]) => {
      const values: Given = given ?? {}
      return String(messageOf(key).format(isMirrored ? isolated(values) : values))
    },
  }
}

type Given = Readonly<Record<string, string | number>>

/** A name of a file that is written from the left must not turn the words around it: each text stands by itself. */
function isolated(values: Given): Record<string, string | number> {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, typeof value === 'string' ? `\u2068${value}\u2069` : value]),
  )
}
