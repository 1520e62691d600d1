// The groups of the list in their order, and what may be asked for.
import type { GroupCounts, ListAsk, RowGroup } from '#shared/contract/ipc-rows.ts'

/** As in the shared contract; the compiler sees that none is missing through `GroupCounts`. */
export const groupOrder = ['attention', 'active', 'waiting', 'sent', 'left_out'] as const satisfies readonly RowGroup[]

/** What a filter shows: one group, or all that are not left out. */
export type Filter = ListAsk['group']

export const filters = ['all', ...groupOrder] as const satisfies readonly Filter[]

export const noCounts: GroupCounts = { attention: 0, active: 0, waiting: 0, sent: 0, left_out: 0 }

/** How many rows a filter would show. */
export function countOf(filter: Filter, counts: GroupCounts): number {
  if (filter !== 'all') return counts[filter]
  return counts.attention + counts.active + counts.waiting + counts.sent
}

/** All rows of a page's counts. */
export function totalOf(counts: GroupCounts): number {
  return groupOrder.reduce((sum, group) => sum + counts[group], 0)
}
