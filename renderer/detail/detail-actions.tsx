// This folder: the panel about one file.

// What can be done with the file that is open: one thing first, the others beside it.
import type { ReactElement } from 'react'
import type { WindowRow } from '#shared/contract/ipc-rows.ts'
import { actionsFor, primaryActionOf, type RowActionName } from '#shared/rows/row-actions.ts'
import { doAction } from '../model/do-action.ts'
import { useModel } from '../model/use-model.ts'
import { say } from '../words/say.ts'

export function DetailActions({ row }: { readonly row: WindowRow }): ReactElement {
  const model = useModel()
  const primary = primaryActionOf(row)
  const others = actionsFor([row]).filter((action) => action !== primary && action !== 'copy')
  return (
    <div className="detail-actions">
      {primary === null ? null : (
        <button type="button" className="button is-primary" onClick={() => doAction(model, primary, [row])}>
          {primaryLabel(primary, row)}
        </button>
      )}
      {others.map((action) => (
        <button key={action} type="button" className="button" onClick={() => doAction(model, action, [row])}>
          {say(`action.${action}`)}
        </button>
      ))}
    </div>
  )
}

/** Named after what it is good for, where the reason says so. */
function primaryLabel(action: RowActionName, { group, row }: WindowRow): string {
  const cure = group === 'attention' && row.state !== 'excluded' ? row.action : null
  return cure === null || cure === 'none' || action === 'resume' || action === 'send_again'
    ? say(`action.${action}`)
    : say(`primary.${cure}`)
}
