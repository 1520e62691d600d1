// The groups of the list, what may be asked for of them, and how many rows each holds.

/** In the order in which they are shown. `left_out`: by a person or by a rule; hidden unless asked for. */
export const rowGroups = ['attention', 'active', 'waiting', 'sent', 'left_out'] as const
export type RowGroup = (typeof rowGroups)[number]

/** What a filter shows: one group, or all that are not left out. */
export const rowFilters = ['all', ...rowGroups] as const
export type RowFilter = (typeof rowFilters)[number]

export type GroupCounts = Record<RowGroup, number>

export const emptyCounts: Readonly<GroupCounts> = { attention: 0, active: 0, waiting: 0, sent: 0, left_out: 0 }

/** How many rows a filter would show. */
export function countOf(filter: RowFilter, counts: Readonly<GroupCounts>): number {
  return filter === 'all' ? totalOf(counts) - counts.left_out : counts[filter]
}

/** All rows of a page's counts. */
export function totalOf(counts: Readonly<GroupCounts>): number {
  return rowGroups.reduce((sum, group) => sum + counts[group], 0)
}
