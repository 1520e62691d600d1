// The question before files are left out.
import type { ReactElement } from 'react'
import { visibleBaseName } from '#shared/words/visible-name.ts'
import type { WindowRow } from '#shared/contract/ipc-rows.ts'
import { leaveOut } from '../model/do-action.ts'
import { useModel } from '../model/use-model.ts'
import { Dialog } from '../ui/dialog.tsx'
import { useStore } from '../ui/use-store.ts'
import { say } from '../words/say.ts'

/** Nothing while nobody is about to leave files out. */
export function LeaveOutDialog(): ReactElement | null {
  const model = useModel()
  const rows = useStore(model.leavingOut)
  return rows === null ? null : <Question rows={rows} />
}

function Question({ rows }: { readonly rows: readonly WindowRow[] }): ReactElement {
  const model = useModel()
  const close = (): void => model.leavingOut.set(null)
  const name = visibleBaseName(rows[0]?.row.path ?? '')
  return (
    <Dialog titleId="leave-out-title" focus="primary" close={close}>
      <h2 id="leave-out-title" className="dialog-title">
        {say('chosen.leaveOutTitle', { count: rows.length, name })}
      </h2>
      <p>{say('chosen.leaveOutText', { count: rows.length })}</p>
      <div className="dialog-actions">
        <button type="button" className="button" onClick={close}>
          {say('general.cancel')}
        </button>
        <button
          type="button"
          className="button is-primary"
          onClick={() => {
            leaveOut(model, rows)
            close()
          }}
        >
          {say('action.skip')}
        </button>
      </div>
    </Dialog>
  )
}
