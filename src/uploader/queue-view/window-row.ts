// One row of the window, made from what is known of its path now.
import type { QueueAccess } from './queue-access.ts'
import { finishedAtMs } from './row-order.ts'
import type { RowGroup } from '#shared/row-groups.ts'
import type { WindowRow } from '#shared/contract/ipc-rows.ts'

export type RowPlace = { readonly id: number; readonly path: string; readonly group: RowGroup }

/** null when nothing is known of the path any more. */
export function windowRow(queue: QueueAccess, { id, path, group }: RowPlace): WindowRow | null {
  const upload = queue.upload(path)
  // A file that a rule keeps out by now may have an upload that is gone.
  if (upload !== null && upload.state.kind !== 'gone') {
    const finished = finishedAtMs(upload)
    return {
      id,
      group,
      row: queue.rowOf(upload),
      intent: upload.intent,
      addedAtMs: queue.wallMs(upload.addedAtMs),
      finishedAtMs: finished === null ? null : queue.wallMs(finished),
      failures: upload.failures,
    }
  }
  const rule = queue.excluded.get(path)
  if (rule === undefined) return null
  const row = { path, state: 'excluded', rule } as const
  return { id, group, row, intent: 'go', addedAtMs: null, finishedAtMs: null, failures: 0 }
}
