import { expect, test } from 'vitest'
import { parseArguments } from '#server/config/arguments.ts'

test('verify takes the settings or the database', () => {
  expect(parseArguments(['audit', 'verify', '--config', 'a.json'])).toEqual({
    kind: 'audit',
    place: { kind: 'config', path: 'a.json' },
    act: { act: 'verify' },
  })
  expect(parseArguments(['audit', 'verify', '--file', 'a.db'])).toMatchObject({ place: { kind: 'file', path: 'a.db' } })
})

test('export takes a day of UTC and a format', () => {
  const words = ['audit', 'export', '--file', 'a.db', '--day', '1970-01-02', '--format', 'csv']
  expect(parseArguments(words)).toMatchObject({
    act: { act: 'export', span: { fromMs: 86_400_000, toMs: 172_800_000 }, format: 'csv' },
  })
  expect(parseArguments(['audit', 'export', '--file', 'a.db'])).toMatchObject({ act: { span: null, format: 'jsonl' } })
})

test.each([
  [['audit'], '"verify" or "export"'],
  [['audit', 'burn'], '"verify" or "export"'],
  [['audit', 'verify'], '--config FILE'],
  [['audit', 'verify', '--config', 'a', '--file', 'b'], '--config FILE'],
  [['audit', 'verify', '--file', 'b', '--day', '2026-11-23'], 'audit export only'],
  [['audit', 'export', '--file', 'b', '--day', 'monday'], 'like 2026-11-23'],
  [['audit', 'export', '--file', 'b', '--format', 'xls'], 'jsonl or csv'],
  [['audit', 'export', '--bogus'], "Unknown option '--bogus'"],
])('%j is refused', (words, because) => {
  expect(parseArguments(words)).toEqual({ kind: 'refused', because: expect.stringContaining(because) })
})
