// Carries out what a person wants done with some rows.
import { mostRowsCopied } from '#shared/contract/ipc-channels.ts'
import type { WindowRow } from '#shared/contract/ipc-rows.ts'
import { idsFor, rowActionTable, type RowActionName } from '#shared/rows/row-actions.ts'
import type { WindowModel } from './window-model.ts'
import { say } from '../words/say.ts'

/** Does it for all of these rows it makes sense for. Leaving files out asks first. */
export function doAction(model: WindowModel, action: RowActionName, rows: readonly WindowRow[]): void {
  const ids = idsFor(action, rows)
  const [first] = ids
  if (first === undefined) return
  if (action === 'show') model.attempt(model.bridge.showInFolder(first))
  else if (action === 'open_in_dropbox') model.attempt(model.bridge.openInDropbox(first))
  else if (action === 'copy')
    model.attempt(
      model.bridge.copyDetails(ids.slice(0, mostRowsCopied)).then(() => model.toasts.say(say('general.copied'))),
    )
  else if (action === 'skip') model.leavingOut.set(rows.filter((row) => rowActionTable.skip.fits(row)))
  else {
    model.list.expectMove()
    model.attempt(model.bridge.act({ action, rows: ids }))
  }
}

/** Leaves them out, after the person said yes. */
export function leaveOut(model: WindowModel, rows: readonly WindowRow[]): void {
  model.list.expectMove()
  model.attempt(model.bridge.act({ action: 'skip', rows: rows.map(({ id }) => id) }))
  // They leave the list, and what nobody sees must not stay chosen.
  model.list.clear()
}
