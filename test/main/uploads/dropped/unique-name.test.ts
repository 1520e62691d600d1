// Names for copies.
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { copyNames, mostSameNames } from '#main/uploads/dropped/unique-name.ts'

it.each([
  ['report.pdf', ['report.pdf', 'report (2).pdf', 'report (3).pdf']],
  ['archive.tar.gz', ['archive.tar.gz', 'archive.tar (2).gz', 'archive.tar (3).gz']],
  ['README', ['README', 'README (2)', 'README (3)']],
  ['.hidden', ['.hidden', '.hidden (2)', '.hidden (3)']],
])('of %s', (name, names) => expect([...copyNames(name).take(3)]).toEqual(names))

it('are all different, bounded, and never longer than a disk takes', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[a-z.]{1,250}$/), (name) => {
      const names = [...copyNames(name)]
      expect(new Set(names).size).toBe(names.length)
      expect(names.length).toBe(mostSameNames)
      expect(Math.max(...names.map((one) => one.length))).toBeLessThanOrEqual(255)
    }),
    { numRuns: 50 },
  )
})
