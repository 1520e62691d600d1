// Headers and rows on lines of equal height, with groups folded away.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { rowGroups } from '#shared/rows/row-groups.ts'
import { lineAt, lineOfGroup, lineOfOffset, linesOf, spansBetween } from '#renderer/model/list-layout.ts'

const counts = { attention: 2, active: 3, waiting: 0, sent: 4, left_out: 0 }

describe('the lines of the list', () => {
  it('gives each group that is not empty a header and its rows', () => {
    const lines = linesOf(counts, new Set(), true)
    expect(lines.count).toBe(12)
    expect(lineAt(lines, 0)).toMatchObject({ kind: 'group', section: { group: 'attention', count: 2 } })
    expect(lineAt(lines, 1)).toEqual({ kind: 'row', offset: 0, group: 'attention' })
    expect(lineAt(lines, 4)).toEqual({ kind: 'row', offset: 2, group: 'active' })
    expect(lineAt(lines, 11)).toEqual({ kind: 'row', offset: 8, group: 'sent' })
    expect(lineAt(lines, 12)).toBeNull()
  })

  it('has no headers when one group is shown', () => {
    const lines = linesOf({ ...counts, attention: 0, active: 0 }, new Set(['sent']), false)
    expect(lines.count).toBe(4)
    expect(lineAt(lines, 0)).toEqual({ kind: 'row', offset: 0, group: 'sent' })
    expect(lineOfGroup(lines, 'sent')).toBeNull()
  })

  it('leaves out the rows of a folded group, and keeps their places', () => {
    const lines = linesOf(counts, new Set(['active']), true)
    expect(lines.count).toBe(9)
    expect(lineOfOffset(lines, 2)).toBeNull()
    expect(lineOfOffset(lines, 5)).toBe(5)
    expect(spansBetween(lines, 0, 8)).toEqual([
      { from: 0, to: 2 },
      { from: 5, to: 9 },
    ])
  })

  it('joins spans that touch', () => {
    expect(spansBetween(linesOf(counts, new Set(), true), 2, 5)).toEqual([{ from: 1, to: 4 }])
  })

  it('finds each row on the line it is on, whatever is folded', () => {
    const some = fc.record({
      attention: fc.nat(5),
      active: fc.nat(5),
      waiting: fc.nat(5),
      sent: fc.nat(5),
      left_out: fc.nat(5),
    })
    fc.assert(
      fc.property(some, fc.subarray([...rowGroups]), fc.boolean(), (sizes, folded, hasHeaders) => {
        const lines = linesOf(sizes, new Set(folded), hasHeaders)
        for (let line = 0; line < lines.count; line += 1) {
          const at = lineAt(lines, line)
          if (at?.kind === 'row') expect(lineOfOffset(lines, at.offset)).toBe(line)
          else expect(lineOfGroup(lines, at?.section.group ?? 'sent')).toBe(line)
        }
      }),
    )
  })
})
