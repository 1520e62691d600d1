// The make-up of the queue: how much of a bar each group of rows takes.
import { rowGroups } from '#shared/rows/row-groups.ts'
import type { GroupCounts, RowGroup } from '#shared/rows/row-groups.ts'

export type Segment = { readonly group: RowGroup; readonly from: number; readonly share: number }

/** One file of a hundred thousand is seen, too: no group that has a file takes less of the bar than this. */
const leastShare = 0.012

const inBar: readonly RowGroup[] = rowGroups.filter((group) => group !== 'left_out')

/** The groups that have files, in the order of the list, from 0 to 1; left-out files are no part of it. [] for none. */
export function segmentsOf(counts: Readonly<GroupCounts>): readonly Segment[] {
  const present = inBar.filter((group) => counts[group] > 0)
  const all = present.reduce((sum, group) => sum + counts[group], 0)
  const widened = present.map((group) => Math.max(counts[group] / all, leastShare))
  const sum = widened.reduce((one, other) => one + other, 0)
  let from = 0
  return present.map((group, at) => {
    const share = (widened[at] ?? 0) / sum
    const segment = { group, from, share }
    from += share
    return segment
  })
}
