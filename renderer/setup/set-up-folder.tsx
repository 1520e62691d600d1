// The second step: the folder, chosen in the system's own dialog.
import { useState } from 'react'
import type { ReactElement } from 'react'
import type { FolderChoice } from '#shared/contract/ipc-setup.ts'
import { Findings } from '../ui/controls/findings.tsx'
import { FolderIcon } from '../ui/icons.tsx'
import { useModel } from '../model/use-model.ts'
import { ViewTitle } from '../ui/view-title.tsx'
import { say } from '../words/say.ts'
import { PathText } from '../ui/paths/path-text.tsx'

type Props = {
  readonly folder: FolderChoice | null
  /** The company decides which it is. */
  readonly isDecided: boolean
  readonly onChosen: (folder: FolderChoice) => void
  readonly onBack: () => void
  readonly onUsable: () => void
}

export function FolderStep({ folder, isDecided, onChosen, onBack, onUsable }: Props): ReactElement {
  const model = useModel()
  const [isChoosing, setChoosing] = useState(false)
  function choose(): void {
    setChoosing(true)
    const chosen = model.bridge
      .chooseFolder()
      .then((choice) => {
        if (choice !== null) onChosen(choice)
      })
      .finally(() => setChoosing(false))
    model.attempt(chosen)
  }
  return (
    <section className="form">
      <ViewTitle level="h2" className="form-title">
        {say('setUp.folderTitle')}
      </ViewTitle>
      <p className="quiet">{say('setUp.folderText')}</p>
      {folder === null ? null : (
        <div className="chosen-folder">
          <FolderIcon />
          <PathText className="selectable strong" path={folder.shown} />
        </div>
      )}
      {isDecided ? <p className="quiet">{say('settings.managedFolder')}</p> : null}
      <div role="status" className="check-result">
        {folder === null ? null : <Findings findings={folder.findings} />}
        {folder !== null && !folder.usable ? <p className="strong">{say('setUp.folderUnusable')}</p> : null}
      </div>
      <div className="page-actions">
        <button type="button" className="button" onClick={onBack}>
          {say('general.back')}
        </button>
        <span className="spring" />
        <button
          type="button"
          className={folder === null ? 'button is-primary' : 'button'}
          disabled={isChoosing || isDecided}
          onClick={choose}
        >
          {folder === null ? say('setUp.choose') : say('setUp.chooseOther')}
        </button>
        {folder === null ? null : (
          <button type="button" className="button is-primary" disabled={!folder.usable} onClick={onUsable}>
            {say('general.carryOn')}
          </button>
        )}
      </div>
    </section>
  )
}
