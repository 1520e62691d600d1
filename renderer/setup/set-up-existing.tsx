// The third step: what becomes of the files that are in the folder already. Then watching begins.
import { useState } from 'react'
import type { ReactElement } from 'react'
import type { ExistingChoice, FolderChoice } from '#shared/contract/ipc-setup.ts'
import { visibleName } from '#shared/words/visible-name.ts'
import { AttentionIcon } from '../ui/icons.tsx'
import { general, setUp, stopped } from '../words/labels.ts'
import { useModel } from '../model/use-model.ts'
import { ViewTitle } from '../ui/view-title.tsx'

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
        {setUp.existingTitle}
      </ViewTitle>
      {folder.files === 0 ? (
        <p>{setUp.existingNone}</p>
      ) : (
        <>
          <p>{setUp.existingText(folder.files, folder.bytes, folder.isAll)}</p>
          {folder.toFetch === 0 ? null : <p>{setUp.existingToFetch(folder.toFetch)}</p>}
          <Examples folder={folder} />
          <div className="choices" role="radiogroup" aria-label={setUp.existingTitle}>
            <Choice value="send" title={setUp.sendAll} text={setUp.sendAllText} chosen={choice} onChoose={setChoice} />
            <Choice value="leave" title={setUp.onlyNew} text={setUp.onlyNewText} chosen={choice} onChoose={setChoice} />
          </div>
        </>
      )}
      <div role="status" className="check-result">
        {refusal === null ? null : (
          <p className="finding">
            <AttentionIcon />
            <span className="finding-text selectable">
              {refusal.text} <span className="quiet">{stopped.code(refusal.code)}</span>
            </span>
          </p>
        )}
      </div>
      <div className="page-actions">
        <button type="button" className="button" onClick={onBack}>
          {general.back}
        </button>
        <span className="spring" />
        <button type="button" className="button is-primary" disabled={isFinishing} onClick={finish}>
          {isFinishing ? setUp.finishing : setUp.finish}
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
          <bdi dir="auto">{visibleName(name)}</bdi>
        </li>
      ))}
      {more > 0 ? <li>{setUp.more(more)}</li> : null}
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
