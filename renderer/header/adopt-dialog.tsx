// This folder: the line that says how all is, and the banners.

// The question before another folder is taken for the watched one.
import { useRef } from 'react'
import type { ReactElement } from 'react'
import { useModel } from '../model/use-model.ts'
import { useModal } from '../ui/use-modal.ts'
import { useStore } from '../ui/use-store.ts'
import { say } from '../words/say.ts'

/** Nothing while nobody is about to take another folder. */
export function AdoptDialog(): ReactElement | null {
  return useStore(useModel().adopting) ? <Question /> : null
}

function Question(): ReactElement {
  const model = useModel()
  const app = useStore(model.app)
  const dialog = useRef<HTMLDialogElement>(null)
  useModal(dialog, 'first')
  const close = (): void => model.adopting.set(false)
  const folder = app?.phase.kind === 'running' ? app.phase.place.folder : ''
  return (
    <dialog ref={dialog} className="dialog" aria-labelledby="adopt-title" onClose={close}>
      <h2 id="adopt-title" className="dialog-title">
        {say('adopting.title', { folder })}
      </h2>
      <p>{say('adopting.text')}</p>
      <div className="dialog-actions">
        <button type="button" className="button" onClick={close}>
          {say('general.cancel')}
        </button>
        <button
          type="button"
          className="button is-primary"
          onClick={() => {
            model.attempt(model.bridge.adoptFolder())
            close()
          }}
        >
          {say('adopting.take')}
        </button>
      </div>
    </dialog>
  )
}
