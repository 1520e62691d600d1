// Dropbox paths: composed, and compared without regard to case.
import { expect, test } from 'vitest'
import { isWithin, keyOfNames, parentOfKey, parsePath } from '#emulator/model/namespace/paths.ts'

test('two ways to write a path have one key, and keep their own names', () => {
  const one = parsePath('/Bu\u0308ro/Plan.PDF', 'refuse')
  expect(one).toEqual({ kind: 'path', names: ['B\u00fcro', 'Plan.PDF'], key: '/b\u00fcro/plan.pdf' })
  expect(parsePath('/B\u00dcRO/plan.pdf', 'refuse')).toMatchObject({ key: '/b\u00fcro/plan.pdf' })
})

test('the root is empty', () => {
  expect(parsePath('', 'refuse')).toEqual({ kind: 'path', names: [], key: '' })
  expect([keyOfNames([]), parentOfKey('/a'), parentOfKey('')]).toEqual(['', '', ''])
})

test.each(['a', '/', '/a/', '/a//b', '/a/../b'])('%j is malformed', (path) => {
  expect(parsePath(path, 'refuse')).toEqual({ kind: 'faulty', fault: 'malformed_path' })
})

test('emoji are kept where they are accepted', () => {
  expect(parsePath('/🗂.txt', 'accept').kind).toBe('path')
  expect(parsePath('/🗂.txt', 'refuse').kind).toBe('faulty')
})

test('a folder holds itself and what is below it, not what only begins like it', () => {
  const inside = ['/a', '/a/b', '/a/b/c', '/ab'].filter((key) => isWithin(key, '/a'))
  expect(inside).toEqual(['/a', '/a/b', '/a/b/c'])
  expect(isWithin('/anything', '')).toBe(true)
})
