// The open row under what keeps all files: that goes on from try to try, while the row itself stays as it was read.
import type { WindowRow } from '#shared/contract/ipc-rows.ts'
import { heldRow } from '#shared/rows/held-row.ts'
import { useModel } from '../model/use-model.ts'
import { useStore } from '../ui/use-store.ts'

/** The row with the time that the line above the list says, too. */
export function useHeldRow(row: WindowRow): WindowRow {
  const app = useStore(useModel().app)
  const hold = app?.phase.kind === 'running' ? app.phase.overview.facts.hold : null
  return row.row.state === 'excluded' ? row : { ...row, row: heldRow(row.row, hold) }
}
