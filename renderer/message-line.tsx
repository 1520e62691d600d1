// Short messages at the bottom: what was just done, with a way back.
import type { ReactElement } from 'react'
import { GraceLine } from './drop/grace-line.tsx'
import { CloseIcon } from './ui/icons.tsx'
import { useModel } from './model/use-model.ts'
import { useStore } from './ui/use-store.ts'
import { say } from './words/say.ts'

export function MessageLine(): ReactElement {
  const app = useStore(useModel().app)
  const batch = app?.phase.kind === 'running' ? app.phase.overview.batch : null
  return (
    <div className="message-frame">
      {batch === null ? null : <GraceLine batch={batch} />}
      <ToastLine />
    </div>
  )
}

/** Always in the page, so that a screen reader hears what comes into it. */
function ToastLine(): ReactElement {
  const model = useModel()
  const toast = useStore(model.toasts)
  return (
    <div className="message-place" role="status">
      {toast === null ? null : (
        <div key={toast.id} className="message">
          <span className="message-text">{toast.text}</span>
          {toast.undo === null ? null : (
            <button
              type="button"
              className="link-button"
              onClick={() => {
                toast.undo?.()
                model.toasts.dismiss()
              }}
            >
              {say('general.undo')}
            </button>
          )}
          <button
            type="button"
            className="icon-button"
            aria-label={say('general.dismiss')}
            title={say('general.dismiss')}
            onClick={() => model.toasts.dismiss()}
          >
            <CloseIcon />
          </button>
        </div>
      )}
    </div>
  )
}
