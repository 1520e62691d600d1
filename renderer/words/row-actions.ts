// What can be done with some rows: what the toolbar, the detail and the keyboard offer.
import type { RowAction } from '#shared/contract/ipc.ts'
import type { WindowRow } from '#shared/contract/ipc-rows.ts'

/** Everything a person can do with rows: what the uploader does, and what happens in the window. */
export type RowActionName = RowAction | 'show' | 'copy'

/** Whether a action makes sense for one row. */
export function fits(action: RowActionName, { row, group, intent }: WindowRow): boolean {
  if (row.state === 'excluded') return action === 'show' || action === 'copy'
  switch (action) {
    case 'retry':
      return intent === 'go' && (group === 'attention' || (group === 'waiting' && row.nextTryAt !== null))
    case 'send_first':
      return intent === 'go' && group === 'waiting'
    case 'pause':
      return intent === 'go' && (group === 'waiting' || group === 'active')
    case 'resume':
      return intent === 'pause'
    case 'skip':
      return intent !== 'skip' && group !== 'sent' && group !== 'left_out'
    case 'send_again':
      return intent === 'skip' || row.reason === 'skipped'
    case 'show':
      return row.state !== 'gone'
    case 'copy':
      return true
  }
}

const order: readonly RowActionName[] = ['retry', 'resume', 'send_again', 'send_first', 'pause', 'skip', 'show', 'copy']

/** What can be done with at least one of these rows. A file is shown in its folder one at a time. */
export function actionsFor(rows: Iterable<WindowRow>): readonly RowActionName[] {
  const all = [...rows]
  return order.filter((action) => (action === 'show' ? all.length === 1 : true) && all.some((row) => fits(action, row)))
}

/** The ids a action is meant for. */
export function idsFor(action: RowActionName, rows: Iterable<WindowRow>): number[] {
  return [...rows].filter((row) => fits(action, row)).map(({ id }) => id)
}

/** The one thing to offer first; null when nobody has to do anything. */
export function primaryActionOf(row: WindowRow): RowActionName | null {
  if (fits('resume', row)) return 'resume'
  if (fits('send_again', row)) return 'send_again'
  if (row.group === 'attention' && row.row.state !== 'excluded') {
    switch (row.row.action) {
      case 'retry':
        return 'retry'
      case 'rename':
      case 'make_smaller':
      case 'copy_real_file':
        return 'show'
      case 'ask_it':
        return 'copy'
      case 'none':
      case null:
        return null
    }
  }
  return fits('retry', row) ? 'retry' : null
}
