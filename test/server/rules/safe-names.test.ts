import fc from 'fast-check'
import { expect, test } from 'vitest'
import { safePath } from '#server/rules/safe-names.ts'
import { checkPath } from '#shared/names.ts'
import { slowness } from '#test/rigs/time/slowness.ts'

test.each([
  ['a/b.txt', 'a/b.txt'],
  ['what? "this" <is>.txt', 'what_ _this_ _is_.txt'],
  ['party 🎉.jpg', 'party _.jpg'],
  ['back\\slash\nline.txt', 'back_slash_line.txt'],
  ['trailing. . /dots...', 'trailing____/dots___'],
  ['  edge.txt', '__edge.txt'],
  ['CON/nul.txt/com1.tar.gz/console', 'CON_/nul_.txt/com1_.tar.gz/console'],
  ['Gru\u0308ße.txt', 'Grüße.txt'],
  ['half \ud83d.txt', 'half _.txt'],
])('%s becomes %s', (path, safe) => expect(safePath(path)).toBe(safe))

test.each(['..', '../a', 'a/../b', './a', 'a//b', '/a', ''])('%s stays what it is, to be refused', (path) => {
  expect(safePath(path)).toBe(path)
})

test('a name stays one name, and is only refused for what no underscore mends', () => {
  const names = fc.string({ unit: 'binary', minLength: 1, maxLength: 60 })
  fc.assert(
    fc.property(names, (path) => {
      const safe = safePath(path)
      expect(safe.split('/').length).toBe(path.normalize('NFC').split('/').length)
      expect(safePath(safe)).toBe(safe)
      const problem = checkPath(safe, { emoji: 'refuse' })?.kind
      expect([undefined, 'empty_segment', 'dot_segment', 'reserved_prefix', 'ignored_by_dropbox']).toContain(problem)
    }),
    { numRuns: 5_000 },
  )
})

test('a name of sixty thousand dots is read once', () => {
  const beganMs = performance.now()
  expect(safePath(`${'.'.repeat(60_000)}a`)).toHaveLength(60_001)
  expect((performance.now() - beganMs) / slowness()).toBeLessThan(1_000)
})
