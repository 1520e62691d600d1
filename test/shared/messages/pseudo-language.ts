// Languages nobody speaks, made from English, to see what becomes of the window in one that is longer or written from the right.
import { parse, TYPE, type MessageFormatElement } from '@formatjs/icu-messageformat-parser'
import { pageMessages } from '#shared/messages/en/page.ts'
import { createLanguage, type Language } from '#shared/messages/language.ts'
import { languageFacts } from '#shared/messages/languages.ts'

/** `en-XA`: longer by 40 %, with accents; `ar-XB`: written from the right. */
export type PseudoTag = 'en-XA' | 'ar-XB'

/** What the page says, in the pseudo-language. */
export function pseudoLanguage(tag: PseudoTag): Language {
  const texts = Object.fromEntries(Object.entries(pageMessages).map(([key, text]) => [key, pseudoText(text, tag)]))
  const direction = tag === 'ar-XB' ? 'rtl' : 'ltr'
  return createLanguage({ ...languageFacts.en, direction }, texts as typeof pageMessages)
}

/** The text in the pseudo-language, with its arguments, cases and plurals. */
export function pseudoText(text: string, tag: PseudoTag): string {
  return written(parse(text, { ignoreTag: true }), tag)
}

function written(elements: readonly MessageFormatElement[], tag: PseudoTag): string {
  return elements.map((element) => writtenElement(element, tag)).join('')
}

function writtenElement(element: MessageFormatElement, tag: PseudoTag): string {
  switch (element.type) {
    case TYPE.literal:
      return tag === 'en-XA' ? longer(element.value) : mirrored(element.value)
    case TYPE.pound:
      return '#'
    case TYPE.argument:
      // What `say` does in a language that is written from the right.
      return tag === 'ar-XB' ? `\u2068{${element.value}}\u2069` : `{${element.value}}`
    case TYPE.number:
      return `{${element.value}, number}`
    case TYPE.plural:
    case TYPE.select: {
      const kind = element.type === TYPE.plural ? 'plural' : 'select'
      const branches = Object.entries(element.options).map(([name, { value }]) => `${name} {${written(value, tag)}}`)
      return `{${element.value}, ${kind}, ${branches.join(' ')}}`
    }
    // No text of ours has these.
    case TYPE.date:
    case TYPE.time:
    case TYPE.tag:
      return ''
  }
}

const accents: Readonly<Record<string, string>> = {
  a: 'á',
  c: 'ç',
  e: 'é',
  i: 'ï',
  n: 'ñ',
  o: 'ö',
  u: 'ü',
  y: 'ý',
  s: 'š',
  A: 'Å',
  E: 'É',
  I: 'Ì',
  O: 'Ø',
  S: 'Š',
  U: 'Ü',
}

/** Each word grows by two letters in five, so that words that stand alone do, too. */
function longer(text: string): string {
  return text.replaceAll(/\p{L}+/gu, (word) => {
    const accented = word.replaceAll(/./gu, (letter) => accents[letter] ?? letter)
    return word.length === 1 ? accented : `${accented}${'~'.repeat(Math.ceil(word.length * 0.4))}`
  })
}

/** The override of direction turns the letters around; spaces and marks stay where they stand. */
function mirrored(text: string): string {
  return text.replaceAll(/\p{L}[\p{L}\p{M}\s]*\p{L}|\p{L}/gu, (words) => `\u202e${words}\u202c`)
}
