// What rows are found and sorted by.
import { describe, expect, it } from 'vitest'
import { absent, anUpload, done, waitingForLink } from '#test/engine/builders.ts'
import { belongs, compareValues, matches, searchWords, sortValue } from '#uploader/queue-view/row-order.ts'
import { rowGroups } from '#shared/rows/row-groups.ts'
import { sortKeys } from '#shared/contract/ipc-rows.ts'

describe('a search', () => {
  it.each([
    ['', true],
    ['budget', true],
    ['BUDGET q3', true],
    ['q3/bud', true],
    ['budget q4', false],
    ['büro', true],
    ['bu\u0308ro', true],
    ['U+202E', true],
  ])('for %j in "Büro/Q3/Budget\u202e.xlsx": %s', (search, expected) => {
    expect(matches('Büro/Q3/Budget\u202e.xlsx', searchWords(search))).toBe(expected)
  })
})

describe('the order', () => {
  it.each(sortKeys)('by %s knows a value for every row, of one kind', (sort) => {
    const rows = [
      { path: 'a/b.txt', group: 'waiting', upload: anUpload({ state: waitingForLink }) },
      { path: 'c', group: 'sent', upload: anUpload({ state: done, observed: absent }) },
      { path: 'd', group: 'left_out', upload: null },
    ] as const
    const kinds = new Set(rows.map((row) => typeof sortValue(row, sort)))
    expect(kinds.size).toBe(1)
  })

  it('of what is on its way begins with the oldest, of what was sent with the newest', () => {
    const waiting = (addedAtMs: number) =>
      sortValue({ path: 'a', group: 'waiting', upload: anUpload({ addedAtMs }) }, 'turn')
    const sent = (atMs: number) =>
      sortValue({ path: 'a', group: 'sent', upload: anUpload({ state: { ...done, atMs } }) }, 'turn')
    expect([compareValues(waiting(1), waiting(2)), compareValues(sent(1), sent(2))]).toEqual([-1, 1])
  })

  it('by name goes by the name before the folder, without regard to capitals, with numbers as numbers', () => {
    const key = (path: string) => sortValue({ path, group: 'sent', upload: null }, 'name')
    const paths = ['z/Alpha', 'a/beta', 'b/ALPHA', 'beta', 'beta 10', 'beta 9', 'beta 010b']
    expect(paths.toSorted((one, other) => compareValues(key(one), key(other)))).toEqual([
      'b/ALPHA',
      'z/Alpha',
      'a/beta',
      'beta',
      'beta 9',
      'beta 10',
      'beta 010b',
    ])
  })
})

it('a list of all holds everything that is not left out, a list of one group that group', () => {
  expect(rowGroups.filter((group) => belongs(group, 'all'))).toEqual(['attention', 'active', 'waiting', 'sent'])
  expect(rowGroups.filter((group) => belongs(group, 'left_out'))).toEqual(['left_out'])
})
