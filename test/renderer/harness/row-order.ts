// The orders of the list, as main has them.
import type { SortKey, WindowRow } from '#shared/contract/ipc-rows.ts'

type Order = (one: WindowRow, other: WindowRow) => number

/** null for the order of sending: rows stay as they are. */
export function rowOrder(sort: SortKey, descending: boolean): Order | null {
  if (sort === 'turn') return null
  const sign = descending ? -1 : 1
  return (one, other) => {
    const left = valueOf(one, sort)
    const right = valueOf(other, sort)
    return left === right ? 0 : sign * (left < right ? -1 : 1)
  }
}

function valueOf(
  { row, addedAtMs, finishedAtMs, failures }: WindowRow,
  sort: Exclude<SortKey, 'turn'>,
): string | number {
  const upload = row.state === 'excluded' ? null : row
  switch (sort) {
    case 'name':
      return row.path.slice(row.path.lastIndexOf('/') + 1).toLowerCase()
    case 'status':
      return row.state
    case 'size':
      return upload?.sizeBytes ?? -1
    case 'destination':
      return upload?.destination ?? ''
    case 'added':
      return addedAtMs ?? 0
    case 'finished':
      return finishedAtMs ?? 0
    case 'tries':
      return failures
  }
}
