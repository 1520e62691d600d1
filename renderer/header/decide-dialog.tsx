// Very many files came at once: what they are, and whether they are sent.
import { useEffect, useState } from 'react'
import type { ReactElement } from 'react'
import type { AskedAnswer, AskedFiles, AskedPart } from '#shared/rows/files-asked.ts'
import { askedFolderWords, askedMoreWords, askedSentence, askedTypeWords } from '#shared/words/files-asked-words.ts'
import { visibleName } from '#shared/words/visible-name.ts'
import { useModel } from '../model/use-model.ts'
import { Dialog } from '../ui/dialog.tsx'
import { useStore } from '../ui/use-store.ts'
import { pageLanguage, say } from '../words/say.ts'

/** Nothing while nobody looks. */
export function DecideDialog(): ReactElement | null {
  return useStore(useModel().deciding) ? <Question /> : null
}

function Question(): ReactElement {
  const model = useModel()
  const [asked, setAsked] = useState<AskedFiles | null>(null)
  const close = (): void => model.deciding.set(false)
  const read = async (): Promise<void> => {
    const next = await model.bridge.readAsked()
    // Nothing is asked any more: another terminal may have answered.
    if (next.files === 0) close()
    else setAsked(next)
  }
  // The list is read when the dialog opens, and after each answer.
  useEffect(() => model.attempt(read()), [])
  const decide = (answer: AskedAnswer, below: string | null): void => {
    model.attempt(model.bridge.decideAsked({ answer, below }).then(() => (below === null ? close() : read())))
  }
  return (
    <Dialog className="decide-dialog" titleId="decide-title" focus="first" close={close}>
      <h2 id="decide-title" className="dialog-title">
        {asked === null ? '' : askedSentence(asked, pageLanguage())}
      </h2>
      <p>{say('deciding.text')}</p>
      {asked === null ? null : <Parts asked={asked} onDecide={decide} />}
      <div className="dialog-actions">
        <button type="button" className="button" onClick={close}>
          {say('deciding.later')}
        </button>
        <button type="button" className="button" onClick={() => decide('leave_out', null)}>
          {say('deciding.leaveAll')}
        </button>
        <button type="button" className="button is-primary" onClick={() => decide('send', null)}>
          {say('deciding.sendAll')}
        </button>
      </div>
    </Dialog>
  )
}

type PartsProps = {
  readonly asked: AskedFiles
  readonly onDecide: (answer: AskedAnswer, below: string | null) => void
}

function Parts({ asked, onDecide }: PartsProps): ReactElement {
  const moreFolders = askedMoreWords(asked.moreFolders, 'folder', pageLanguage())
  const moreTypes = askedMoreWords(asked.moreTypes, 'type', pageLanguage())
  return (
    <div className="decide-parts">
      <h3>{say('deciding.byFolder')}</h3>
      <ul>
        {asked.folders.map((part) => (
          <li key={part.name}>
            {askedFolderWords(part, pageLanguage())}
            {part.name === '' ? null : <FolderButtons part={part} onDecide={onDecide} />}
          </li>
        ))}
        {moreFolders === '' ? null : <li>{moreFolders}</li>}
      </ul>
      <h3>{say('deciding.byType')}</h3>
      <ul>
        {asked.types.map((part) => (
          <li key={part.name}>{askedTypeWords(part, pageLanguage())}</li>
        ))}
        {moreTypes === '' ? null : <li>{moreTypes}</li>}
      </ul>
    </div>
  )
}

function FolderButtons({ part, onDecide }: Pick<PartsProps, 'onDecide'> & { readonly part: AskedPart }): ReactElement {
  const shown = visibleName(part.name)
  return (
    <span className="decide-folder">
      <button
        type="button"
        className="link-button"
        aria-label={say('deciding.sendFolder', { folder: shown })}
        onClick={() => onDecide('send', part.name)}
      >
        {say('deciding.send')}
      </button>
      <button
        type="button"
        className="link-button"
        aria-label={say('deciding.leaveFolder', { folder: shown })}
        onClick={() => onDecide('leave_out', part.name)}
      >
        {say('deciding.leave')}
      </button>
    </span>
  )
}
