import { expect, test } from 'vitest'
import { linkOf, rowColumns, rowOf, valuesOf, type RowValue } from '#adapters/history/row.ts'
import { aSentRow } from '#test/rigs/history/many-rows.ts'

function named(values: readonly RowValue[]): Readonly<Record<string, unknown>> {
  return Object.fromEntries(rowColumns.map((name, index): [string, unknown] => [name, values[index]]))
}

test.each([
  aSentRow(1),
  aSentRow(2, { path: 'half \uD800 a pair', folder: null, destination: null, tries: null, how: 'found' }),
  aSentRow(3, { path: '"a quoted name".txt', device: null, server: null, rev: '015f', account: 'abc' }),
])('a row comes back as it was: %#', (row) => {
  expect(rowOf(named(valuesOf(row)))).toEqual(row)
})

test.each(rowColumns)('a row whose %s is of another kind is none', (name) => {
  expect(rowOf({ ...named(valuesOf(aSentRow(1))), [name]: new Uint8Array(1) })).toBe(null)
})

test('the link changes with each value, with the number, and with the link before', () => {
  const values = valuesOf(aSentRow(1))
  const link = linkOf('0', 1, values)
  expect(link).toMatch(/^[0-9a-f]{64}$/)
  expect(linkOf('0', 1, values)).toBe(link)
  const others = [linkOf('1', 1, values), linkOf('0', 2, values)]
  const changed = values.map((value, index) => linkOf('0', 1, values.with(index, value === null ? 'x' : null)))
  expect(new Set([link, ...others, ...changed]).size).toBe(3 + values.length)
})
