// The columns of the history at some widths of its list.
import { expect, it } from 'vitest'
import { historyColumns, historyTracks } from '#renderer/history/history-columns.ts'

const letters = { name: 60, status: 16, destination: 40 }
const at = (widthRem: number): string =>
  historyTracks(
    historyColumns.filter(({ fromRem }) => widthRem >= fromRem),
    widthRem,
    letters,
  )

it('a wide list has its numbers right behind the names, and what nobody needs at its end', () => {
  expect(at(120)).toBe('minmax(8rem, 28.2fr) 4.75rem 3.5rem minmax(8rem, 78.5fr)')
})

it('a list without room shares it, and a narrow one gives names all that the numbers leave', () => {
  expect(at(50)).toBe('minmax(8rem, 18.4fr) 4.75rem 3.5rem minmax(8rem, 18.4fr)')
  expect(at(30)).toBe('minmax(8rem, 17.8fr) 4.75rem 3.5rem')
  expect(at(20)).toBe('minmax(8rem, 13.5fr) 3.5rem')
})
