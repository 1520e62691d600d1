// A language as it is read in the page. What may be copied, compared or printed is said without this: its marks are no part of a name.
import { isolatedText } from './isolated-text.ts'
import type { Language } from './language.ts'
import type { Say } from './messages.ts'

type Given = Readonly<Record<string, string | number>>
type SayAnything = (key: string, given?: Given) => string

/** The language that keeps the order of its words around names that are written from the right. It follows `language`, which may become another. */
export function withIsolatedNames(language: Language): Language {
  const say: SayAnything = (key, given) => {
    // The types say what each text takes, which does not change here.
    const plain = language.say as SayAnything
    // One that is written from the right isolates all that it is given.
    return given === undefined || language.direction === 'rtl' ? plain(key, given) : plain(key, isolatedValues(given))
  }
  return {
    get tag() {
      return language.tag
    },
    get locale() {
      return language.locale
    },
    get direction() {
      return language.direction
    },
    say: say as Say,
  }
}

function isolatedValues(given: Given): Given {
  return Object.fromEntries(
    Object.entries(given).map(([name, value]) => [name, typeof value === 'string' ? isolatedText(value) : value]),
  )
}
