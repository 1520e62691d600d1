// This folder: the line that says how all is, and the banners.

// The question before another folder is taken for the watched one.
import type { ReactElement } from 'react'
import { folderInto } from '#shared/folders/watched-places.ts'
import { useModel } from '../model/use-model.ts'
import { Dialog } from '../ui/dialog.tsx'
import { useStore } from '../ui/use-store.ts'
import { say } from '../words/say.ts'

/** Nothing while nobody is about to take another folder. */
export function AdoptDialog(): ReactElement | null {
  const into = useStore(useModel().adopting)
  return into === null ? null : <Question into={into} />
}

function Question({ into }: { readonly into: string }): ReactElement {
  const model = useModel()
  const app = useStore(model.app)
  const close = (): void => model.adopting.set(null)
  const folder = app?.phase.kind === 'running' ? folderInto(app.phase.place, into) : ''
  return (
    <Dialog titleId="adopt-title" focus="first" close={close}>
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
            model.attempt(model.bridge.adoptFolder(into))
            close()
          }}
        >
          {say('adopting.take')}
        </button>
      </div>
    </Dialog>
  )
}
