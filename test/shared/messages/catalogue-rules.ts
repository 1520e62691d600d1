// What a catalogue has to keep to beside being complete, which the compiler demands.
import { parse, TYPE, type MessageFormatElement } from '@formatjs/icu-messageformat-parser'
import type { Catalogue } from '#shared/messages/messages.ts'

/** How arguments are written, so that the compiler finds them: `{name}`, `{count, number}`, `{count, plural, ` or `{kind, select, `. */
const argumentShape = /^\{\w+(\}|, number\}|, (plural|select), )/

/** Faults of one text by itself. */
export function textFaults(key: string, text: string): readonly string[] {
  const faults: string[] = []
  // An apostrophe quotes braces in this format; the printed one is the right one anyway.
  if (text.includes("'")) faults.push(`${key}: a straight apostrophe`)
  if (/[\u2066-\u2069\u200e\u200f\u202a-\u202e]/.test(text)) faults.push(`${key}: a mark of direction`)
  if (text.trim() !== text || text === '') faults.push(`${key}: a space at the edge, or nothing`)
  try {
    visit(parse(text, { ignoreTag: true, captureLocation: true }), (element) => {
      const at = element.location?.start.offset ?? 0
      if (element.type !== TYPE.literal && element.type !== TYPE.pound && !argumentShape.test(text.slice(at))) {
        faults.push(`${key}: ${text.slice(at, at + 20)} is written in another way`)
      }
    })
  } catch (error) {
    faults.push(`${key}: ${String(error)}`)
  }
  return faults
}

/** How a language sets its marks: French keeps them with their words, on one line; quotation marks are the language's own. */
const typography: Readonly<Record<string, RegExp>> = {
  de: /[“”](?=[\p{L}{])/u,
  fr: / [:»]| [;!?](?! un seul)|« |[“”]/,
}

/** Marks that are set as another language sets them. */
export function typographyFaults(key: string, text: string, tag: string): readonly string[] {
  const found = typography[tag]?.exec(text)
  return found === null || found === undefined
    ? []
    : [`${key}: ${text.slice(Math.max(0, found.index - 10), found.index + 10)}`]
}

/** Plurals that lack a category which the language has for whole numbers. */
export function pluralFaults(key: string, text: string, locale: string): readonly string[] {
  const needed = pluralsOf(locale)
  const faults: string[] = []
  visit(parse(text, { ignoreTag: true }), (element) => {
    if (element.type !== TYPE.plural) return
    const absent = [...needed].filter((category) => !(category in element.options))
    if (absent.length > 0) faults.push(`${key}: ${element.value} has no ${absent.join(', ')}`)
  })
  return faults
}

const plurals = new Map<string, ReadonlySet<string>>()

/** Asked once for each language: a thousand numbers for each text take seconds. */
function pluralsOf(locale: string): ReadonlySet<string> {
  const known = plurals.get(locale)
  if (known !== undefined) return known
  const rules = new Intl.PluralRules(locale)
  const found = new Set(Array.from({ length: 1_001 }, (_, count) => rules.select(count)))
  plurals.set(locale, found)
  return found
}

/** Arguments that the English text has and this one has not, or the other way round; of a select its cases, too. */
export function argumentFaults(key: string, text: string, source: string): readonly string[] {
  const [here, there] = [argumentsOf(text), argumentsOf(source)]
  const lost = [...there].filter((one) => !here.has(one)).map((one) => `${key}: ${one} is lost`)
  const added = [...here].filter((one) => !there.has(one)).map((one) => `${key}: ${one} is not in English`)
  return [...lost, ...added]
}

function argumentsOf(text: string): ReadonlySet<string> {
  const found = new Set<string>()
  visit(parse(text, { ignoreTag: true }), (element) => {
    if (element.type === TYPE.literal || element.type === TYPE.pound) return
    if (element.type !== TYPE.select) found.add(element.value)
    else for (const name of Object.keys(element.options)) found.add(`${element.value}: ${name}`)
  })
  return found
}

/** Texts that are the same in English, and are not among those that may be. */
export function untranslated(catalogue: Catalogue, source: Catalogue, allowed: readonly string[]): readonly string[] {
  const english = new Map<string, string>(Object.entries(source))
  return Object.entries(catalogue).flatMap(([key, text]) => {
    const isOnlyArguments = text.replace(/\{\w+(, number)?\}/g, '').match(/\p{L}/u) === null
    return text === english.get(key) && !isOnlyArguments && !allowed.includes(key) ? [key] : []
  })
}

function visit(elements: readonly MessageFormatElement[], see: (element: MessageFormatElement) => void): void {
  for (const element of elements) {
    see(element)
    if (element.type !== TYPE.plural && element.type !== TYPE.select) continue
    for (const option of Object.values(element.options)) visit(option.value, see)
  }
}
