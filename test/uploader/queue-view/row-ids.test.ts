// Numbers that stand for paths.
import { expect, it } from 'vitest'
import { RowIds } from '#uploader/queue-view/row-ids.ts'

it('one path, one number, forever', () => {
  const names = new RowIds()
  const ids = ['a', 'b', 'a'].map((path) => names.idOf(path))
  const [a = 0, b = 0] = ids
  expect([ids[2], a === b]).toEqual([a, false])
  expect([names.pathOf(b), names.pathOf(99_999), names.pathsOf([b, 99_999, a])]).toEqual(['b', null, ['b', 'a']])
})

it('a number of one view names nothing in the next', () => {
  const id = new RowIds().idOf('a')
  const next = new RowIds()
  expect([next.pathOf(id), next.idOf('b') === id, next.pathOf(id)]).toEqual([null, false, null])
})
