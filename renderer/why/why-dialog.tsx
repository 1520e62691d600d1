// This folder: the answer to "why was this file not sent?".

// The answer about one file: where it is, or why it was not sent, and the one thing to do.
import type { ReactElement } from 'react'
import type { WhyShown } from '#shared/contract/ipc-history.ts'
import { visibleBaseName } from '#shared/words/visible-name.ts'
import { useModel } from '../model/use-model.ts'
import { Dialog } from '../ui/dialog.tsx'
import { useStore } from '../ui/use-store.ts'
import { say } from '../words/say.ts'

/** Nothing while nobody asked. */
export function WhyDialog(): ReactElement | null {
  const model = useModel()
  const answer = useStore(model.why)
  return answer === null ? null : <Answer answer={answer} />
}

function Answer({ answer: { name, todo, what } }: { readonly answer: WhyShown }): ReactElement {
  const model = useModel()
  const close = (): void => model.why.close()
  return (
    <Dialog titleId="why-title" textId="why-answer" focus="primary" close={close}>
      <h2 id="why-title" className="dialog-title">
        {say('whyDialog.title', { name: visibleBaseName(name) })}
      </h2>
      <div id="why-answer" className="why-answer selectable">
        <p>{what}</p>
        <p className="strong">{todo}</p>
      </div>
      <div className="dialog-actions">
        <button
          type="button"
          className="button"
          onClick={() => model.attempt(model.bridge.copyWhy().then(() => model.toasts.say(say('whyDialog.copied'))))}
        >
          {say('whyDialog.copy')}
        </button>
        <button type="button" className="button is-primary" onClick={close}>
          {say('general.close')}
        </button>
      </div>
    </Dialog>
  )
}
