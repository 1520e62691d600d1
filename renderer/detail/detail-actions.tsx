// What can be done with the file that is open: one thing first, the others beside it.
import type { ReactElement } from 'react'
import type { WindowRow } from '#shared/contract/ipc-rows.ts'
import { doDeed } from '../model/do-action.ts'
import { deedLabels, primaryLabels } from '../words/labels.ts'
import type { RowDeed } from '../words/row-actions.ts'
import { deedsFor, primaryDeedOf } from '../words/row-actions.ts'
import { useModel } from '../model/use-model.ts'

export function DetailDeeds({ row }: { readonly row: WindowRow }): ReactElement {
  const model = useModel()
  const primary = primaryDeedOf(row)
  const others = deedsFor([row]).filter((deed) => deed !== primary && deed !== 'copy')
  return (
    <div className="detail-deeds">
      {primary === null ? null : (
        <button type="button" className="button is-primary" onClick={() => doDeed(model, primary, [row])}>
          {primaryLabel(primary, row)}
        </button>
      )}
      {others.map((deed) => (
        <button key={deed} type="button" className="button" onClick={() => doDeed(model, deed, [row])}>
          {deedLabels[deed]}
        </button>
      ))}
    </div>
  )
}

/** Named after what it is good for, where the reason says so. */
function primaryLabel(deed: RowDeed, { group, row }: WindowRow): string {
  const cure = group === 'attention' && row.state !== 'excluded' ? row.action : null
  return cure === null || cure === 'none' || deed === 'resume' || deed === 'send_again'
    ? deedLabels[deed]
    : primaryLabels[cure]
}
