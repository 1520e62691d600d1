// What is new and can still be taken back, with the time that is left for it.
import type { ReactElement } from 'react'
import type { Overview } from '#shared/contract/ipc-app-state.ts'
import { useModel } from '../model/use-model.ts'
import { useViewer } from '../ui/use-now.ts'
import { takenBackWords } from '../words/grace-words.ts'
import { say } from '../words/say.ts'
import { secondsLeft } from './seconds-left.ts'

type Props = { readonly batch: NonNullable<Overview['batch']> }

/** The number that counts down is seen and not spoken: a screen reader hears once that there is something to take back. */
export function GraceLine({ batch: { id, files, untilMs } }: Props): ReactElement | null {
  const model = useModel()
  const { nowMs } = useViewer('second')
  const seconds = secondsLeft(untilMs, nowMs)
  if (seconds === 0) return null
  const takeBack = (): void =>
    model.attempt(model.bridge.takeBack(id).then((end) => model.toasts.say(takenBackWords(end.files, end.removed))))
  return (
    <div className="message">
      <span className="message-text number" aria-hidden="true">
        {say('grace.sentIn', { count: files, seconds })}
      </span>
      <span className="unseen" role="status">
        {say('grace.sentSoon', { count: files })}
      </span>
      <button type="button" className="link-button" onClick={takeBack}>
        {say('general.undo')}
      </button>
    </div>
  )
}
