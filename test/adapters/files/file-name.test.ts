import { expect, test } from 'vitest'
import { nameOfBytes } from '#adapters/files/file-name.ts'

function named(...bytes: readonly number[]): string {
  return nameOfBytes(Buffer.from(bytes).toString('latin1'))
}

test('names that are text come out as they are', () => {
  for (const name of ['plain.txt', 'é', 'e\u0301', '写真 🎉', '\u202e', 'a\nb', '\ufffd'])
    expect(named(...Buffer.from(name))).toBe(name)
})

test('names that are no text stay unique, and show it', () => {
  const names = [
    named(0x61, 0xff),
    named(0x61, 0xfe),
    named(0xe9),
    named(0xc3),
    named(0xc3, 0xa9, 0xff),
    named(0xed, 0xb3, 0xbf), // a surrogate written as UTF-8, which is not allowed
    named(0xf0, 0x9f, 0x8e), // an emoji cut off
    named(0xf0, 0x9f, 0x8e, 0x89, 0x80),
  ]
  expect(new Set(names).size).toBe(names.length)
  for (const name of names) expect(name.isWellFormed()).toBe(false)
  expect(named(0x61, 0xff)).toBe('a\udcff')
  expect(named(0xc3, 0xa9, 0xff)).toBe('é\udcff')
})
