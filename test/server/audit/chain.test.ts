// The chain of the audit's rows: every way to change it later is found.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { findChainFaults, firstLink, linkOf } from '#server/audit/chain.ts'
import type { ChainedRow } from '#server/audit/chain.ts'

function chainOf(lines: readonly string[]): ChainedRow[] {
  const rows: ChainedRow[] = []
  for (const [at, line] of lines.entries()) {
    const row = { id: at + 1, atMs: 1000 * at, line }
    rows.push({ ...row, link: linkOf(rows.at(-1)?.link ?? firstLink, row) })
  }
  return rows
}

const rows = chainOf(['a', 'b', 'c', 'd', 'e'])
const end = rowAt(5)

function rowAt(id: number, chain = rows): ChainedRow {
  const row = chain[id - 1]
  if (row === undefined) throw new Error(`there is no row ${id}`)
  return row
}
const faults = (changed: readonly ChainedRow[], last: Pick<ChainedRow, 'id' | 'link'> = end) => [
  ...findChainFaults(changed, last),
]

test('rows as they were written have no fault, and neither have none', () => {
  expect(faults(rows)).toEqual([])
  expect(faults([], { id: 0, link: firstLink })).toEqual([])
})

test.each([
  ['another line', rows.with(2, { ...rowAt(3), line: 'x' }), [{ kind: 'changed', id: 3 }]],
  ['another moment', rows.with(2, { ...rowAt(3), atMs: 7 }), [{ kind: 'changed', id: 3 }]],
  ['a row taken out', rows.toSpliced(1, 1), [{ kind: 'missing', from: 2, to: 2 }]],
  ['the first rows taken out', rows.slice(2), [{ kind: 'missing', from: 1, to: 2 }]],
  ['the last rows taken out', rows.slice(0, 3), [{ kind: 'missing', from: 4, to: 5 }]],
  ['all taken out', [], [{ kind: 'missing', from: 1, to: 5 }]],
  ['a row behind the end', [...rows, { ...rowAt(5), id: 6 }], [{ kind: 'added', id: 6 }]],
])('%s is found', (_what, changed, found) => {
  expect(faults(changed)).toEqual(found)
})

test('a changed row with a link made for it gives itself away by the next one; the last one by the end', () => {
  const forge = (id: number) => {
    const forged = { ...rowAt(id), line: 'x' }
    return rows.with(id - 1, { ...forged, link: linkOf(rowAt(id - 1).link, forged) })
  }
  expect(faults(forge(3))).toEqual([{ kind: 'changed', id: 4 }])
  expect(faults(forge(5))).toEqual([{ kind: 'changed', id: 5 }])
})

test('any change of one row of any chain is found', () => {
  const changes = fc.record({ lines: fc.array(fc.string(), { minLength: 1 }), at: fc.nat(), line: fc.string() })
  fc.assert(
    fc.property(changes, ({ at, line, lines }) => {
      const whole = chainOf(lines)
      const row = rowAt((at % whole.length) + 1, whole)
      const last = rowAt(whole.length, whole)
      const isSame = row.line === line
      const found = faults(whole.with(row.id - 1, { ...row, line }), last)
      expect(found.length === 0).toBe(isSame)
    }),
  )
})
