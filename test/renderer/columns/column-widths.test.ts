// The room of each column of words.
import { describe, expect, it } from 'vitest'
import { lettersOf, tagLetters, usualLetters, widthsFor } from '#renderer/columns/column-widths.ts'

describe('the letters of a column', () => {
  it('are those of its longest cell', () => {
    const rows = [
      { name: 24, status: 40, destination: 50 },
      { name: 69, status: 16, destination: 0 },
    ]
    expect(lettersOf(rows)).toEqual({ name: 69, status: 40, destination: 50 })
  })

  it('are few for a column in which nothing stands, and bounded for one that is very full', () => {
    expect(lettersOf([{ name: 400, status: 20 }])).toEqual({ name: 80, status: 20, destination: 12 })
  })

  it('are the usual ones as long as nothing was read', () => {
    expect(lettersOf([])).toBe(usualLetters)
  })
})

describe('the width of a column', () => {
  const letters = { name: 60, status: 40, destination: 70 }
  const widths = (roomRem: number): number[] => {
    const found = widthsFor(letters, ['name', 'status', 'destination'], roomRem, 'name')
    return [found.get('name') ?? 0, found.get('status') ?? 0, found.get('destination') ?? 0]
  }

  it('is what its longest cell needs where there is room, and one of them has the rest', () => {
    const [name = 0, status, destination] = widths(100)
    expect([status, destination]).toEqual([40 * 0.47, 70 * 0.47])
    expect(name).toBeCloseTo(100 - 110 * 0.47)
  })

  it('is an equal share of what those leave who need less', () => {
    const [name, status, destination] = widths(70)
    expect(status).toBe(40 * 0.47)
    expect(name).toBeCloseTo((70 - 40 * 0.47) / 2)
    expect(destination).toBeCloseTo((70 - 40 * 0.47) / 2)
  })

  it('is an equal share for all where nobody has enough, and nothing where there is no room at all', () => {
    expect(widths(30)).toEqual([10, 10, 10])
    expect(widths(-3)).toEqual([0, 0, 0])
  })

  it('counts only the columns that are shown', () => {
    expect(widthsFor(letters, ['name', 'status'], 60, 'name').get('name')).toBeCloseTo(60 - 40 * 0.47)
  })

  it('gives the rest to another column where that is wanted', () => {
    const found = widthsFor(letters, ['name', 'destination'], 100, 'destination')
    expect(found.get('name')).toBe(60 * 0.47)
    expect(found.get('destination')).toBeCloseTo(100 - 60 * 0.47)
  })
})

it('leaves room for the watched folder beside the name of a file', () => {
  expect(['', 'Scans', 'a folder with a very long name'].map(tagLetters)).toEqual([0, 9, 22])
})
