// One row of the window, made from what is known of its path now.
import type { SystemClock } from '#adapters/system/clock.ts'
import type { Supervisor } from '../session/supervisor.ts'
import { finishedAtMs } from './row-order.ts'
import { shownRow } from './rows.ts'
import type { RowGroup } from '#shared/rows/row-groups.ts'
import type { WindowRow } from '#shared/contract/ipc-rows.ts'

export type RowPlace = { readonly id: number; readonly path: string; readonly group: RowGroup }

export type WindowRowParts = { readonly clock: SystemClock; readonly session: Supervisor }

/** null when nothing is known of the path any more. */
export function windowRow({ clock, session }: WindowRowParts, { id, path, group }: RowPlace): WindowRow | null {
  const upload = session.engine().upload(path)
  // A file that a rule keeps out by now may have an upload that is gone.
  if (upload !== null && upload.state.kind !== 'gone') {
    const finished = finishedAtMs(upload)
    return {
      id,
      group,
      row: shownRow(clock, session, upload),
      intent: upload.intent,
      addedAtMs: clock.wallMs(upload.addedAtMs),
      finishedAtMs: finished === null ? null : clock.wallMs(finished),
      failures: upload.failures,
    }
  }
  const rule = session.excluded.get(path)
  if (rule === undefined) return null
  const row = { path, state: 'excluded', rule } as const
  return { id, group, row, intent: 'go', addedAtMs: null, finishedAtMs: null, failures: 0 }
}
