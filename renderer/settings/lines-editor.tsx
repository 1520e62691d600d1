// A text of lines that a person writes and saves, with what is wrong with it said beside the button.
import { useId, useState } from 'react'
import type { ReactElement } from 'react'
import type { Parsed } from '#shared/parsed.ts'
import { useModel } from '../model/use-model.ts'
import { say } from '../words/say.ts'

type Props<Value> = {
  readonly label: string
  readonly about: string
  readonly hint: string
  readonly saveLabel: string
  /** The lines as they are saved now. */
  readonly kept: string
  readonly read: (text: string) => Parsed<Value>
  readonly write: (value: Value) => string
  /** Answers the lines as they are saved then. */
  readonly save: (value: Value) => Promise<string>
}

export function LinesEditor<Value>(props: Props<Value>): ReactElement {
  const { about, hint, kept, label, read, save, saveLabel, write } = props
  const model = useModel()
  const aboutId = useId()
  const [text, setText] = useState(kept)
  const [isSaved, setSaved] = useState(false)
  const lines = read(text)
  const isChanged = lines.kind === 'refused' || write(lines.value) !== kept
  const keep = (value: Value): void =>
    model.attempt(
      save(value).then((now) => {
        setText(now)
        setSaved(true)
      }),
    )
  return (
    <>
      <p className="quiet" id={aboutId}>
        {about}
      </p>
      <textarea
        className="input text-area"
        rows={4}
        spellCheck={false}
        aria-label={label}
        aria-describedby={aboutId}
        aria-invalid={lines.kind === 'refused'}
        placeholder={hint}
        value={text}
        onChange={(event) => {
          setText(event.currentTarget.value)
          setSaved(false)
        }}
      />
      <div className="part-actions">
        <button
          type="button"
          className="button"
          disabled={!isChanged || lines.kind === 'refused'}
          onClick={() => (lines.kind === 'parsed' ? keep(lines.value) : undefined)}
        >
          {saveLabel}
        </button>
        <span role="status">
          {lines.kind === 'refused' ? lines.because : isSaved && !isChanged ? say('settings.saved') : ''}
        </span>
      </div>
    </>
  )
}
