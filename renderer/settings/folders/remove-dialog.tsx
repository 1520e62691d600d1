// The question before a folder is not watched any more, with what waits in it.
import { useEffect, useId, useState } from 'react'
import type { ReactElement } from 'react'
import type { WaitingFiles } from '#shared/contract/ipc-setup.ts'
import type { ShownSettings } from '#shared/contract/settings.ts'
import { sizeWords } from '#shared/words/format.ts'
import { visibleName } from '#shared/words/visible-name.ts'
import { useModel } from '../../model/use-model.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { pageLanguage, say } from '../../words/say.ts'

type Props = {
  readonly folder: ShownSettings['furtherFolders'][number]
  readonly done: () => void
  readonly close: () => void
}

export function RemoveDialog({ folder: { folder, into }, done, close }: Props): ReactElement {
  const model = useModel()
  const titleId = useId()
  const [waiting, setWaiting] = useState<WaitingFiles | null>(null)
  const [refusal, setRefusal] = useState<string | null>(null)
  useEffect(() => model.attempt(model.bridge.readFolderWaiting(into).then(setWaiting)), [model, into])
  const remove = (): void =>
    model.attempt(
      model.bridge.removeFurtherFolder(into).then((end) => {
        if (end.kind === 'done') done()
        else setRefusal(end.text)
      }),
    )
  return (
    <Dialog titleId={titleId} focus="first" close={close}>
      <h2 id={titleId} className="dialog-title">
        {say('folders.removeTitle', { folder: visibleName(folder) })}
      </h2>
      <p>{waiting === null ? null : waitingWords(waiting)}</p>
      <p>{say('folders.removeText')}</p>
      <p role="alert" className="folder-refusal">
        {refusal}
      </p>
      <div className="dialog-actions">
        <button type="button" className="button" onClick={close}>
          {say('general.cancel')}
        </button>
        <button type="button" className="button is-primary" disabled={waiting === null} onClick={remove}>
          {say('folders.removeIt')}
        </button>
      </div>
    </Dialog>
  )
}

function waitingWords({ bytes, files }: WaitingFiles): string {
  return say('folders.removeWaiting', { count: files, size: sizeWords(bytes, pageLanguage()) })
}
