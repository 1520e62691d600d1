// This folder: what IT wants to know of this computer. It is loaded when somebody asks for it.

// The support bundle, read by the person before it is saved.
import { useEffect, useState } from 'react'
import type { ReactElement } from 'react'
import { useModel } from '../model/use-model.ts'
import { Dialog } from '../ui/dialog.tsx'
import { say } from '../words/say.ts'

export function BundleDialog(): ReactElement {
  const model = useModel()
  const [withNames, setWithNames] = useState(false)
  const [content, setContent] = useState<string | null>(null)
  useEffect(() => {
    let isWanted = true
    setContent(null)
    const read = async (): Promise<void> => {
      const text = await model.bridge.readSupportBundle(withNames)
      if (isWanted) setContent(text)
    }
    model.attempt(read())
    return () => {
      isWanted = false
    }
  }, [model, withNames])
  const close = (): void => model.report.set(null)
  const save = async (): Promise<void> => {
    const said = await model.bridge.saveSupportBundle()
    if (said === null) return
    model.toasts.say(said)
    close()
  }
  return (
    <Dialog className="report-dialog" titleId="bundle-title" focus="first" close={close}>
      <h2 id="bundle-title" className="dialog-title">
        {say('bundle.title')}
      </h2>
      <p className="quiet">{say('bundle.text')}</p>
      <label className="choice">
        <input type="checkbox" checked={withNames} onChange={(event) => setWithNames(event.currentTarget.checked)} />
        <span>
          <span>{say('bundle.withNames')}</span>
          <span className="quiet choice-text">{say('bundle.withNamesHint')}</span>
        </span>
      </label>
      {content === null ? (
        <p className="bundle-content" role="status">
          {say('bundle.gathering')}
        </p>
      ) : (
        <pre className="bundle-content selectable" dir="ltr" tabIndex={0} aria-label={say('bundle.content')}>
          {content}
        </pre>
      )}
      <div className="dialog-actions">
        <button type="button" className="button" onClick={close}>
          {say('general.close')}
        </button>
        <button
          type="button"
          className="button is-primary"
          disabled={content === null}
          onClick={() => model.attempt(save())}
        >
          {say('bundle.save')}
        </button>
      </div>
    </Dialog>
  )
}
