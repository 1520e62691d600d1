import { expect, test } from 'vitest'
import { trimEndOf, trimOf } from '#shared/trim.ts'

test('characters go from the ends, and stay within', () => {
  expect(trimEndOf('//a/b//', '/')).toBe('//a/b')
  expect(trimEndOf('a. b. .', '. ')).toBe('a. b')
  expect(trimOf('//a//b//', '/')).toBe('a//b')
  expect([trimEndOf('', '/'), trimOf('', '/'), trimOf('///', '/'), trimEndOf('///', '/')]).toEqual(['', '', '', ''])
})
