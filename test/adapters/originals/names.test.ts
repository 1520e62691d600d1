// Names that moved files get.
import { expect, it } from 'vitest'
import { asideName, nameOfTurn } from '#adapters/originals/names.ts'

it.each([
  ['report.pdf', 1, 'report.pdf'],
  ['report.pdf', 2, 'report (2).pdf'],
  ['report.pdf', 12, 'report (12).pdf'],
  ['archive.tar.gz', 2, 'archive.tar (2).gz'],
  ['no ending', 3, 'no ending (3)'],
  ['.profile', 2, '.profile (2)'],
] as const)('%s at turn %i is %s', (name, turn, expected) => {
  expect(nameOfTurn(name, turn)).toBe(expected)
})

it('a name of 255 bytes is shortened so that its mark fits, by whole characters', () => {
  const name = `${'ä'.repeat(125)}x.pdf`
  expect(Buffer.byteLength(name)).toBe(255)
  expect(nameOfTurn(name, 1)).toBe(name)
  expect(nameOfTurn(name, 2)).toBe(`${'ä'.repeat(123)} (2).pdf`)
  const family = '👩‍👩‍👧‍👦'
  const ofFamilies = nameOfTurn(`${family.repeat(10)}.pdf`, 2)
  expect(Buffer.byteLength(ofFamilies)).toBeLessThanOrEqual(255)
  expect(ofFamilies).toBe(`${family.repeat(9)} (2).pdf`)
})

it('an ending that fills the name is no ending', () => {
  const name = `a.${'b'.repeat(253)}`
  expect(nameOfTurn(name, 2)).toBe(`a.${'b'.repeat(249)} (2)`)
})

it('in the trash names leave room for what is told of them', () => {
  expect(Buffer.byteLength(nameOfTurn(`${'a'.repeat(251)}.pdf`, 1, 245))).toBe(245)
})

it('the name aside is the same again, and another one for other bytes', () => {
  expect(asideName('a/b.txt', 'one')).toBe(asideName('a/b.txt', 'one'))
  expect(asideName('a/b.txt', 'one')).not.toBe(asideName('a/b.txt', 'two'))
})
