// The uploader could not start or a fault ended it: what happened, and two ways on.
import type { ReactElement } from 'react'
import { AttentionIcon } from './ui/icons.tsx'
import { useModel } from './model/use-model.ts'
import { say } from './words/say.ts'

type Props = { readonly code: string; readonly text: string }

export function StoppedView({ code, text }: Props): ReactElement {
  const model = useModel()
  return (
    <main className="page">
      <div className="page-body is-short" data-view="stopped">
        <h1 className="page-title with-icon">
          <AttentionIcon />
          {say('stopped.title')}
        </h1>
        <p className="selectable">{text}</p>
        <p className="quiet selectable">{say('stopped.code', { code })}</p>
        <div className="page-actions">
          <button type="button" className="button is-primary" onClick={() => model.attempt(model.bridge.startAgain())}>
            {say('stopped.again')}
          </button>
          <button type="button" className="button" onClick={() => model.attempt(model.bridge.beginSetUp())}>
            {say('stopped.setUp')}
          </button>
        </div>
      </div>
    </main>
  )
}
