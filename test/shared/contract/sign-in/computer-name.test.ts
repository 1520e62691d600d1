// What a computer calls itself goes into names of files and lines of logs: whatever is said, it is one plain word, or nothing.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cleanComputerName, formatComputerName, parseComputerName } from '#shared/contract/sign-in/computer-name.ts'
import { checkPath, toDropboxName } from '#shared/names.ts'

test.each([
  ['FRONTDESK-3', 'FRONTDESK-3'],
  ['FRONTDESK-3.corp.example.com', 'FRONTDESK-3'],
  ['Kims-MacBook-Pro.local', 'Kims-MacBook-Pro'],
  ['Kim’s MacBook', 'Kim-s-MacBook'],
  ['büro_2', 'büro_2'],
  ['bu\u0308ro', 'büro'],
  ['受付', '受付'],
  ['--till--', 'till'],
  ['a/../b\\c', 'a'],
  ['a/b\\c:d', 'a-b-c-d'],
  ['x (from kim d9934c7d, 2026-11-23)', 'x--from-kim-d9934c7d--2026-11-23'],
  ['till\u202ecod\u200b\u0007', 'tillcod'],
  ['till🎉', 'till'],
  ['till\uf9d0\ufad0', 'till類'],
  ['d'.repeat(63), 'd'.repeat(32)],
  ['受'.repeat(40), '受'.repeat(21)],
])('%j is told as %s', (said, told) => {
  expect(cleanComputerName(said)).toBe(told)
})

test.each([
  '',
  '.',
  '-',
  '🎉',
  '\ud800',
  'CON',
  'com1.example.com',
  'localhost',
  'localhost.localdomain',
  '\u3164',
  '\u0301',
])('%j is no name', (said) => {
  expect(cleanComputerName(said)).toBeNull()
})

const anything = fc.oneof(fc.string({ unit: 'binary', maxLength: 300 }), fc.string({ unit: 'grapheme', maxLength: 80 }))

test('whatever is said, the name is a word that a path, a log and a header can hold, and stays as it is', () => {
  fc.assert(
    fc.property(anything, (said) => {
      const name = cleanComputerName(said)
      if (name === null) return
      expect(name).toMatch(/^[\p{L}\p{N}][\p{L}\p{M}\p{N}_-]*$/u)
      expect(name).not.toMatch(/[\p{Default_Ignorable_Code_Point}\p{Bidi_Control}\p{C}\u{10000}-\u{10FFFF}]/u)
      expect(name.length).toBeLessThanOrEqual(32)
      expect(Buffer.byteLength(name)).toBeLessThanOrEqual(64)
      expect(toDropboxName(name)).toBe(name)
      expect(checkPath(name, { emoji: 'refuse' })).toBeNull()
      expect(cleanComputerName(name)).toBe(name)
      expect(formatComputerName(name)).toMatch(/^[\w%.!~*'()-]{1,192}$/)
      expect(parseComputerName(formatComputerName(name))).toBe(name)
    }),
    { numRuns: 2_000 },
  )
})

test('a header of any shape gives a clean name or none', () => {
  for (const value of [undefined, ['a', 'b'], '%', '%ff', 'x'.repeat(601)]) expect(parseComputerName(value)).toBeNull()
  fc.assert(
    fc.property(anything, (said) => {
      const name = parseComputerName(said)
      expect(name === null ? null : cleanComputerName(name)).toBe(name)
    }),
  )
})
