// This folder: what a company decides about who sends what where.

// A folder in Dropbox with blanks: `/Inbox/{user}/{yyyy}/{mm}`. Pure.
import { assert } from '#shared/assert.ts'
import { checkPath, foldPath, toDropboxName } from '#shared/names.ts'

const dateBlanks = { yyyy: [0, 4], mm: [5, 7], dd: [8, 10] } as const
type DateBlank = keyof typeof dateBlanks
type Blank = DateBlank | 'user' | 'device'

type Token = { readonly kind: 'text'; readonly text: string } | { readonly kind: 'blank'; readonly blank: Blank }
export type BaseTemplate = readonly Token[]

/** Who a folder is for. Each is one segment of a path: no slash is in it. */
export type Words = {
  /** Null for a computer with a token of its own. */
  readonly user: string | null
  readonly device: string
}

/** Reads a template; null for one that is no folder, or has a blank that nobody knows. */
export function parseTemplate(text: string): BaseTemplate | null {
  const tokens: Token[] = []
  for (const [index, part] of text.split(/[{}]/).entries()) {
    if (index % 2 === 0) tokens.push({ kind: 'text', text: part })
    else if (isBlank(part)) tokens.push({ kind: 'blank', blank: part })
    else return null
  }
  // Every brace that opens is closed again, and in this order.
  const written = tokens.map((token) => (token.kind === 'text' ? token.text : `{${token.blank}}`)).join('')
  if (written !== text || !text.startsWith('/')) return null
  const example = fillBase(tokens, { user: 'x', device: 'x' }, '2026-11-23')
  return example === null || checkPath(example.slice(1), { emoji: 'allow' }) !== null ? null : tokens
}

function isBlank(text: string): text is Blank {
  return text === 'user' || text === 'device' || text in dateBlanks
}

function isDateBlank(blank: Blank): blank is DateBlank {
  return blank in dateBlanks
}

/** What is where the digits of a date must be; null for another token. */
function dateDigits(token: Token, text: string, at: number) {
  if (token.kind === 'text' || !isDateBlank(token.blank)) return null
  const [from, to] = dateBlanks[token.blank]
  return { from, to, text: text.slice(at, at + to - from) }
}

function textOf(token: Token, words: Words): string | null {
  if (token.kind === 'text') return token.text
  return isDateBlank(token.blank) ? null : words[token.blank]
}

/** The folder on `date` (`2026-11-23`), composed; null where nobody is the user. */
export function fillBase(template: BaseTemplate, words: Words, date: string): string | null {
  let filled = ''
  for (const token of template) {
    const text = token.kind === 'text' ? token.text : valueOf(token.blank, words, date)
    if (text === null) return null
    assert(token.kind === 'text' || !text.includes('/'), 'a blank is filled with one segment')
    filled += text
  }
  return toDropboxName(filled)
}

function valueOf(blank: Blank, words: Words, date: string): string | null {
  return isDateBlank(blank) ? date.slice(...dateBlanks[blank]) : words[blank]
}

/** The part of the folder that is the same on every day, which all of them lie in; null where nobody is the user. */
export function lastingBase(template: BaseTemplate, words: Words): string | null {
  const first = template.findIndex((token) => token.kind === 'blank' && isDateBlank(token.blank))
  if (first === -1) return fillBase(template, words, '')
  const filled = fillBase(template.slice(0, first), words, '')
  return filled === null ? null : filled.slice(0, filled.lastIndexOf('/'))
}

/** The part of the folder that is the same for everybody; '' for none. */
export function commonBase(template: BaseTemplate): string {
  const [first] = template
  const text = first?.kind === 'text' ? first.text : ''
  return toDropboxName(template.length === 1 ? text : text.slice(0, text.lastIndexOf('/')))
}

/**
 * The date on which `path` lies in the folder of the same `words`; null when it never does. Only digits are taken from `path`; what the
 * template does not say stays as on `today`.
 */
export function dateIn(template: BaseTemplate, words: Words, path: string, today: string): string | null {
  const folded = foldPath(path)
  let [at, date] = [0, today]
  for (const token of template) {
    const digits = dateDigits(token, folded, at)
    if (digits === null) {
      const text = textOf(token, words)
      if (text === null || !folded.startsWith(foldPath(text), at)) return null
      at += foldPath(text).length
    } else {
      const { from, text, to } = digits
      if (text.length !== to - from || !/^\d+$/.test(text)) return null
      date = `${date.slice(0, from)}${text}${date.slice(to)}`
      at += text.length
    }
  }
  return folded.startsWith('/', at) ? date : null
}
