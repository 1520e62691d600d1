// The uploader could not start or a fault ended it: what happened, and two ways on.
import type { ReactElement } from 'react'
import { AttentionIcon } from './ui/icons.tsx'
import { stopped } from './words/labels.ts'
import { useModel } from './model/use-model.ts'

type Props = { readonly code: string; readonly text: string }

export function StoppedView({ code, text }: Props): ReactElement {
  const model = useModel()
  return (
    <main className="page">
      <div className="page-body is-short" data-view="stopped">
        <h1 className="page-title with-icon">
          <AttentionIcon />
          {stopped.title}
        </h1>
        <p className="selectable">{text}</p>
        <p className="quiet selectable">{stopped.code(code)}</p>
        <div className="page-actions">
          <button type="button" className="button is-primary" onClick={() => model.attempt(model.bridge.startAgain())}>
            {stopped.again}
          </button>
          <button type="button" className="button" onClick={() => model.attempt(model.bridge.beginSetUp())}>
            {stopped.setUp}
          </button>
        </div>
      </div>
    </main>
  )
}
