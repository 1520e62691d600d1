// Short messages at the bottom: what was just done, with a way back.
import type { ReactElement } from 'react'
import { CloseIcon } from './ui/icons.tsx'
import { useModel } from './model/use-model.ts'
import { useStore } from './ui/use-store.ts'
import { say } from './words/say.ts'

/** Always in the page, so that a screen reader hears what comes into it. */
export function MessageLine(): ReactElement {
  const model = useModel()
  const toast = useStore(model.toasts)
  return (
    <div className="message-frame" role="status">
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
