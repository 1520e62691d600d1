// What can be done about a newer Outbox from here, where the company's server wants one: the next step, or who brings it.
import { useEffect, useState } from 'react'
import type { ReactElement } from 'react'
import type { RequestReply } from '#shared/contract/ipc.ts'
import { useModel } from '../model/use-model.ts'
import { useStore } from '../ui/use-store.ts'
import { say } from '../words/say.ts'

/** Nothing until main has answered. */
export function UpdateHere(): ReactElement | null {
  const model = useModel()
  const { bridge } = model
  // Each step is told as a notice: then the next one is another.
  const notices = useStore(model.app)?.notices
  const [shown, setShown] = useState<RequestReply<'readUpdate'> | null>(null)
  useEffect(() => {
    let isOver = false
    const take = (reply: RequestReply<'readUpdate'>): void => {
      if (!isOver) setShown(reply)
    }
    // What is shown stays where main does not answer.
    void bridge.readUpdate().then(take, () => undefined)
    return () => {
      isOver = true
    }
  }, [bridge, notices])
  if (shown === null) return null
  const { step, who } = shown
  if (step === null) return <p className="banner-text">{who}</p>
  return (
    <button type="button" className="link-button" onClick={() => model.attempt(bridge.doUpdate(step))}>
      {say(`trouble.update.${step}`)}
    </button>
  )
}
