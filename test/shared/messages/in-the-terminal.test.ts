// The terminal has no buttons: what it prints, too, names none.
import { expect, test } from 'vitest'
import { blocked } from '#shared/messages/en/blocked.ts'
import { messages as english } from '#shared/messages/en/messages.ts'
import { originalTexts } from '#shared/messages/en/originals.ts'
import { waiting } from '#shared/messages/en/waiting.ts'
import type { Catalogue } from '#shared/messages/messages.ts'
import { translations } from './translations.ts'

const buttons = ['action.retry', 'action.send_again', 'action.send_first', 'trouble.proxySignIn'] as const

/** Texts of both, but for one that the terminal has in words of its own. */
const inBoth = { ...blocked, ...originalTexts, ...waiting }
const keys = Object.keys(inBoth).filter((key) => key !== 'blocked.skipped.todo')

/** Texts that hold a button's words as a name: in quotation marks, or in capitals within a sentence. */
function namingButtons(texts: Catalogue): readonly string[] {
  const all: Readonly<Record<string, string>> = texts
  const names = buttons.map((key) => texts[key].replace('…', '').trim())
  const asName = new RegExp(names.map((name) => `[“„«「"]\\s*${name}|[\\p{Ll},;] ${name}`).join('|'), 'u')
  return keys.filter((key) => asName.test(all[key] ?? ''))
}

test.each([{ tag: 'en', texts: english }, ...translations])(
  'no sentence of both names a button ($tag)',
  ({ texts }) => {
    expect(namingButtons(texts)).toEqual([])
  },
)

test('a name would be found', () => {
  const texts = {
    ...english,
    'waiting.queued.next': 'Wait, or choose Try again.',
    'waiting.queued.what': 'See “Send first”.',
  }
  expect(namingButtons(texts as Catalogue)).toEqual(['waiting.queued.what', 'waiting.queued.next'])
})
