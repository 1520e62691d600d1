// This folder: the first start.

// The third step: what becomes of the files that are in the folder already. Then watching begins.
import { useState } from 'react'
import type { ReactElement } from 'react'
import type { ExistingChoice, FolderChoice } from '#shared/contract/ipc-setup.ts'
import { sizeWords } from '#shared/words/format.ts'
import { AttentionIcon } from '../ui/icons.tsx'
import { useModel } from '../model/use-model.ts'
import { ViewTitle } from '../ui/view-title.tsx'
import { pageLanguage, say } from '../words/say.ts'
import { PathText } from '../ui/paths/path-text.tsx'

type Props = { readonly folder: FolderChoice; readonly onBack: () => void }
type Refusal = { readonly code: string; readonly text: string }

export function ExistingStep({ folder, onBack }: Props): ReactElement {
  const model = useModel()
  const [choice, setChoice] = useState<ExistingChoice>('send')
  const [isFinishing, setFinishing] = useState(false)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  function finish(): void {
    setFinishing(true)
    setRefusal(null)
    const ended = model.bridge
      .finishSetUp(choice)
      .then((end) => {
        if (end.kind === 'refused') setRefusal(end)
        else model.view.set('queue')
      })
      .finally(() => setFinishing(false))
    model.attempt(ended)
  }
  return (
    <section className="form">
      <ViewTitle level="h2" className="form-title">
        {say('setUp.existingTitle')}
      </ViewTitle>
      {folder.files === 0 ? (
        <p>{say('setUp.existingNone')}</p>
      ) : (
        <>
          <p>
            {say(folder.isAll ? 'setUp.existingText' : 'setUp.existingTextMore', {
              count: folder.files,
              size: sizeWords(folder.bytes, pageLanguage()),
            })}
          </p>
          {folder.toFetch === 0 ? null : <p>{say('setUp.existingToFetch', { count: folder.toFetch })}</p>}
          <Examples folder={folder} />
          <div className="choices" role="radiogroup" aria-label={say('setUp.existingTitle')}>
            <Choice
              value="send"
              title={say('setUp.sendAll')}
              text={say('setUp.sendAllText')}
              chosen={choice}
              onChoose={setChoice}
            />
            <Choice
              value="leave"
              title={say('setUp.onlyNew')}
              text={say('setUp.onlyNewText')}
              chosen={choice}
              onChoose={setChoice}
            />
          </div>
        </>
      )}
      <div role="status" className="check-result">
        {refusal === null ? null : (
          <p className="finding">
            <AttentionIcon />
            <span className="finding-text selectable">
              {refusal.text} <span className="quiet">{say('stopped.code', { code: refusal.code })}</span>
            </span>
          </p>
        )}
      </div>
      <div className="page-actions">
        <button type="button" className="button" onClick={onBack}>
          {say('general.back')}
        </button>
        <span className="spring" />
        <button type="button" className="button is-primary" disabled={isFinishing} onClick={finish}>
          {isFinishing ? say('setUp.finishing') : say('setUp.finish')}
        </button>
      </div>
    </section>
  )
}

function Examples({ folder }: { readonly folder: FolderChoice }): ReactElement {
  const more = folder.files - folder.examples.length
  return (
    <ul className="examples quiet">
      {folder.examples.map((name) => (
        <li key={name} className="example">
          <PathText path={name} />
        </li>
      ))}
      {more > 0 ? <li>{say('setUp.more', { count: more })}</li> : null}
    </ul>
  )
}

type ChoiceProps = {
  readonly value: ExistingChoice
  readonly title: string
  readonly text: string
  readonly chosen: ExistingChoice
  readonly onChoose: (value: ExistingChoice) => void
}

function Choice({ value, title, text, chosen, onChoose }: ChoiceProps): ReactElement {
  return (
    <label className="choice">
      <input type="radio" name="existing" checked={chosen === value} onChange={() => onChoose(value)} />
      <span>
        <span className="strong">{title}</span>
        <span className="quiet choice-text">{text}</span>
      </span>
    </label>
  )
}
