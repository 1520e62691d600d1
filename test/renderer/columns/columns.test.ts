// Which columns fit, and what a click on a header sorts by.
import { describe, expect, it } from 'vitest'
import { columns, columnsFor, keptWidth, movedEdge, nextOrder, stepOfKey, tracksOf } from '#renderer/columns/columns.ts'
import { usualLetters } from '#renderer/columns/column-widths.ts'
import { messages } from '#shared/messages/en/messages.ts'

/** The columns that have a label. */
const columnNames = Object.keys(messages).flatMap((key) =>
  key.startsWith('column.') ? [key.slice('column.'.length)] : [],
)

const shownAt = (widthRem: number): string[] => columnsFor(widthRem).map(({ key }) => key)

describe('the columns', () => {
  it('are name and status in a narrow window, and all in a wide one', () => {
    expect(shownAt(20)).toEqual(['name', 'status'])
    expect(shownAt(33)).toEqual(['name', 'status', 'size'])
    expect(shownAt(100)).toEqual(columns.map(({ key }) => key))
    expect(shownAt(100).toSorted()).toEqual(columnNames.toSorted())
  })

  it('have one track each', () => {
    expect(tracksOf(columnsFor(33), 33, usualLetters)).toBe(
      'minmax(8rem, 12.1fr) minmax(min(16rem, 45%), 12.1fr) 4.75rem',
    )
  })

  it('end in a wide window with the one that has the room nobody needs', () => {
    expect(tracksOf(columnsFor(120), 120, usualLetters)).toBe(
      'minmax(8rem, 23.5fr) minmax(min(16rem, 45%), 18.8fr) 4.75rem 5.75rem 5.75rem 3.75rem minmax(8rem, 49.7fr)',
    )
  })

  it('sort up, down, and then in the order of sending again', () => {
    const turn = { sort: 'turn', descending: false } as const
    const up = nextOrder(turn, 'name')
    expect(up).toEqual({ sort: 'name', descending: false })
    expect(nextOrder(up, 'name')).toEqual({ sort: 'name', descending: true })
    expect(nextOrder({ sort: 'name', descending: true }, 'name')).toEqual(turn)
  })

  it('sort numbers and times from the largest on', () => {
    expect(nextOrder({ sort: 'name', descending: true }, 'size')).toEqual({ sort: 'size', descending: true })
  })
})

describe('what a person made of the columns', () => {
  it('leaves out what is not wanted, and never the names', () => {
    expect(columnsFor(33, ['size', 'name']).map(({ key }) => key)).toEqual(['name', 'status'])
  })

  it('gives a column its width, of which words keep a share where the window is another', () => {
    expect(tracksOf(columnsFor(33), 33, usualLetters, { name: 20, size: 6 })).toBe(
      'minmax(3rem, 20fr) minmax(min(16rem, 45%), 3.0fr) minmax(3rem, 6rem)',
    )
  })

  it('gives to the one column beside an edge what it takes from the other, down to the least', () => {
    expect(movedEdge([10, 20], 5)).toEqual([15, 15])
    expect(movedEdge([10, 20], -9)).toEqual([3, 27])
    expect(movedEdge([10, 20], 1_000)).toEqual([27, 3])
    expect(movedEdge([2, 2], 1)).toEqual([3, 3])
  })

  it('is kept in pixels between the bounds', () => {
    expect([keptWidth(5.1), keptWidth(5.2), keptWidth(-1), keptWidth(1_000)]).toEqual([5.125, 5.1875, 3, 120])
  })

  it('follows the keys, mirrored where text runs from right to left', () => {
    const keys = ['ArrowLeft', 'ArrowRight', 'Home', 'Enter', 'a']
    expect(keys.map((key) => stepOfKey(key, false))).toEqual([-1, 1, -120, null, undefined])
    expect(stepOfKey('ArrowLeft', true)).toBe(1)
  })
})
