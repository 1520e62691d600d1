// This folder: watched folders beside the first.

// Where in Dropbox the files of a folder go, and what becomes of them here: asked when it is added, and when that is to change.
import { useId, useState } from 'react'
import type { ReactElement } from 'react'
import { longestInto } from '#shared/contract/ipc-channels.ts'
import type { FurtherChoice, FurtherEnd } from '#shared/contract/ipc-setup.ts'
import { plainInto } from '#shared/folders/further-folders.ts'
import { afterUploads, type AfterUpload } from '#shared/sent/original.ts'
import { Findings } from '../../ui/controls/findings.tsx'
import { useModel } from '../../model/use-model.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { say } from '../../words/say.ts'

type Entry = { readonly into: string; readonly afterUpload: AfterUpload | null }

type Props = {
  readonly title: string
  readonly text: string | null
  readonly yes: string
  /** What was found of a folder that is to be added; null for one that is watched already. */
  readonly choice: FurtherChoice | null
  readonly entry: Entry
  readonly save: (entry: Entry) => Promise<FurtherEnd>
  readonly done: () => void
  readonly close: () => void
}

const sameAsFirst = 'same'

export function FolderDialog({ title, text, yes, choice, entry, save, done, close }: Props): ReactElement {
  const model = useModel()
  const [titleId, intoId, hintId, ruleId] = [useId(), useId(), useId(), useId()]
  const [into, setInto] = useState(entry.into)
  const [rule, setRule] = useState<AfterUpload | null>(entry.afterUpload)
  const [refusal, setRefusal] = useState<string | null>(null)
  const [isBusy, setBusy] = useState(false)
  const isUsable = choice === null || choice.usable
  const end = (answer: FurtherEnd): void => {
    if (answer.kind === 'done') return done()
    setBusy(false)
    setRefusal(answer.text)
  }
  const send = (): void => {
    setBusy(true)
    model.attempt(save({ into: plainInto(into), afterUpload: rule }).then(end, fail))
  }
  function fail(error: unknown): never {
    setBusy(false)
    throw error
  }
  return (
    <Dialog className="folder-dialog" titleId={titleId} focus="first" close={close}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault()
          send()
        }}
      >
        <h2 id={titleId} className="dialog-title">
          {title}
        </h2>
        {choice === null ? null : <Findings findings={choice.findings} />}
        {isUsable ? (
          <>
            <div className="field">
              <label className="field-label" htmlFor={intoId}>
                {say('folders.into')}
              </label>
              <input
                id={intoId}
                className="input"
                autoComplete="off"
                spellCheck={false}
                maxLength={longestInto}
                aria-describedby={hintId}
                value={into}
                onChange={(event) => {
                  setInto(event.currentTarget.value)
                  setRefusal(null)
                }}
              />
              <span id={hintId} className="field-hint quiet">
                {say('folders.intoText')}
              </span>
            </div>
            <div className="field">
              <label className="field-label" htmlFor={ruleId}>
                {say('afterUpload.title')}
              </label>
              <select
                id={ruleId}
                className="input"
                value={rule ?? sameAsFirst}
                onChange={(event) => setRule(afterUploads.find((one) => one === event.currentTarget.value) ?? null)}
              >
                <option value={sameAsFirst}>{say('folders.same')}</option>
                {afterUploads.map((one) => (
                  <option key={one} value={one}>
                    {say(`afterUpload.${one}`)}
                  </option>
                ))}
              </select>
            </div>
            {text === null ? null : <p className="quiet">{text}</p>}
          </>
        ) : null}
        <p role="alert" className="folder-refusal">
          {refusal}
        </p>
        <div className="dialog-actions">
          <button type="button" className="button" onClick={close}>
            {isUsable ? say('general.cancel') : say('general.close')}
          </button>
          {isUsable ? (
            <button type="submit" className="button is-primary" disabled={isBusy || plainInto(into) === ''}>
              {yes}
            </button>
          ) : null}
        </div>
      </form>
    </Dialog>
  )
}
