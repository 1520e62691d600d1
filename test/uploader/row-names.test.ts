// Numbers that stand for paths.
import { expect, it } from 'vitest'
import { RowNames } from '#uploader/row-names.ts'

it('one path, one number, for ever', () => {
  const names = new RowNames()
  const ids = ['a', 'b', 'a'].map((path) => names.idOf(path))
  expect(ids).toEqual([1, 2, 1])
  expect([names.pathOf(2), names.pathOf(3), names.pathsOf([2, 9, 1])]).toEqual(['b', null, ['b', 'a']])
})
