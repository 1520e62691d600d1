// What a person can do with rows of the list, and when it makes sense: one table for menu, toolbar, details and keyboard.
import { reasonFacts } from '../reasons.ts'
import type { Intent } from '../upload.ts'
import type { RowGroup } from './row-groups.ts'
import type { ExcludedRow, UploadRow } from './upload-row.ts'

/** What the uploader does with rows, in the order in which it is offered. */
export const rowActions = ['retry', 'resume', 'send_again', 'send_first', 'pause', 'skip'] as const
export type RowAction = (typeof rowActions)[number]

/** All that is offered for rows; the last three only look at a file. */
export const rowActionNames = [...rowActions, 'open_in_dropbox', 'show', 'copy'] as const
export type RowActionName = (typeof rowActionNames)[number]

/** What a decision about a row needs to know of it. */
export type ActionableRow = {
  readonly group: RowGroup
  readonly row: UploadRow | ExcludedRow
  readonly intent: Intent
}

type RowActionFacts = {
  /** Whether it would change anything for the row: what the engine ignores is not offered. */
  readonly fits: (row: ActionableRow) => boolean
}

const isIn = ({ group, row }: ActionableRow, ...groups: readonly RowGroup[]): boolean =>
  row.state !== 'excluded' && groups.includes(group)

export const rowActionTable: Readonly<Record<RowActionName, RowActionFacts>> = {
  retry: {
    fits: (row) => row.intent === 'go' && (isIn(row, 'attention') || hasFailed(row) || couldNotBeMoved(row)),
  },
  resume: {
    fits: (row) => row.intent === 'pause' && isIn(row, 'attention', 'active', 'waiting'),
  },
  send_again: {
    fits: (row) =>
      (row.intent === 'skip' && isIn(row, 'active', 'left_out')) || (row.intent === 'ask' && isIn(row, 'waiting')),
  },
  send_first: { fits: (row) => row.intent === 'go' && isIn(row, 'waiting') },
  // What needs a person waits anyway, and cannot be made to wait more.
  pause: { fits: (row) => row.intent === 'go' && isIn(row, 'active', 'waiting') },
  skip: { fits: (row) => row.intent !== 'skip' && isIn(row, 'attention', 'active', 'waiting') },
  // Only where the company's server told the place: nothing is guessed.
  open_in_dropbox: {
    fits: ({ row }) => row.state !== 'excluded' && row.destination?.startsWith('/') === true,
  },
  show: { fits: ({ row }) => row.state === 'excluded' || row.inFolder },
  copy: { fits: () => true },
}

/** It is sent, and still in the folder although it should not be. */
function couldNotBeMoved({ row }: ActionableRow): boolean {
  return row.state !== 'excluded' && row.original?.kind === 'stays'
}

/** It waits after a try that failed, and not for its turn or for the end of saving. */
function hasFailed({ group, row }: ActionableRow): boolean {
  if (group !== 'waiting' || row.state === 'excluded' || row.nextTryAt === null || row.reason === null) return false
  return row.state === 'settling' ? reasonFacts[row.reason].isUnreadable : row.reason !== 'queued'
}

/** What can be done with at least one of these rows. A file is shown or opened one at a time. */
export function actionsFor(rows: Iterable<ActionableRow>): readonly RowActionName[] {
  const all = [...rows]
  return rowActionNames.filter(
    (action) =>
      (action === 'show' || action === 'open_in_dropbox' ? all.length === 1 : true) &&
      all.some((row) => rowActionTable[action].fits(row)),
  )
}

/** The ids an action is meant for. */
export function idsFor(action: RowActionName, rows: Iterable<ActionableRow & { readonly id: number }>): number[] {
  return [...rows].filter((row) => rowActionTable[action].fits(row)).map(({ id }) => id)
}

/** The one thing to offer first; null when nobody has to do anything. */
export function primaryActionOf(row: ActionableRow): RowActionName | null {
  if (rowActionTable.resume.fits(row)) return 'resume'
  if (rowActionTable.send_again.fits(row)) return 'send_again'
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
  return rowActionTable.retry.fits(row) ? 'retry' : null
}
