// What a person may write into the ignore patterns.
import { expect, it } from 'vitest'
import { settingsChangeSchema } from '#shared/contract/settings.ts'
import { parseIgnoreLines } from '#renderer/settings/ignore-lines.ts'
import '../in-english.ts'

it('drops empty lines, spaces and doubles', () => {
  expect(parseIgnoreLines(' *.bak \n\n*.bak\ndraft-?\n')).toEqual({ kind: 'parsed', value: ['*.bak', 'draft-?'] })
})

it('refuses paths, long lines and too many of them, with words', () => {
  for (const text of ['a/b', 'a\\b', 'x'.repeat(256), Array.from({ length: 101 }, (_, at) => `${at}`).join('\n')]) {
    const lines = parseIgnoreLines(text)
    expect(lines.kind).toBe('refused')
  }
})

it('lets nothing pass that main would not take', () => {
  for (const text of [
    '*.bak',
    'x'.repeat(255),
    '  ',
    'a\r\nb',
    Array.from({ length: 100 }, (_, at) => `${at}`).join('\n'),
  ]) {
    const lines = parseIgnoreLines(text)
    expect(lines.kind).toBe('parsed')
    if (lines.kind === 'parsed') expect(settingsChangeSchema.safeParse({ ignore: lines.value }).success).toBe(true)
  }
})
