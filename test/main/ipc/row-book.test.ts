// The rows the window was told of last.
import { expect, it } from 'vitest'
import { mostKnownRows, RowCache } from '#main/ipc/row-book.ts'
import { aRow } from '../samples.ts'

it('knows rows as they were told last, in the order they are asked for', () => {
  const book = new RowCache()
  book.note([aRow({ id: 1 }), aRow({ id: 2 })])
  book.note([aRow({ id: 1, failures: 3 })])
  expect(book.find([2, 1, 9])).toEqual([aRow({ id: 2 }), aRow({ id: 1, failures: 3 })])
  book.clear()
  expect(book.find([1])).toEqual([])
})

it('forgets the oldest beyond its bound', () => {
  const book = new RowCache()
  for (let id = 1; id <= mostKnownRows + 10; id += 1) book.note([aRow({ id })])
  expect(book.find([10])).toEqual([])
  expect(book.find([11, mostKnownRows + 10]).length).toBe(2)
})
