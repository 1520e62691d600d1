// What the proxy of the network is told, when it wants a name and a password.
import { useState } from 'react'
import type { ReactElement, SubmitEvent } from 'react'
import { longestLogin } from '#shared/contract/ipc-channels.ts'
import type { RequestReply } from '#shared/contract/ipc.ts'
import { useModel } from '../model/use-model.ts'
import type { WindowModel } from '../model/window-model.ts'
import { Dialog } from '../ui/dialog.tsx'
import { useStore } from '../ui/use-store.ts'
import { say } from '../words/say.ts'

/** Nothing while nobody signs in. */
export function ProxyDialog(): ReactElement | null {
  return useStore(useModel().signingInToProxy) ? <Question /> : null
}

function Question(): ReactElement {
  const model = useModel()
  const [name, setName] = useState('')
  const [password, setPassword] = useState('')
  const close = (): void => model.signingInToProxy.set(false)

  function submit(event: SubmitEvent<HTMLFormElement>): void {
    event.preventDefault()
    if (name === '') return
    model.attempt(model.bridge.signInToProxy({ name, password }).then((end) => tellEnd(model, end)))
    close()
  }

  return (
    <Dialog titleId="proxy-title" focus="first" close={close}>
      <form className="form" onSubmit={submit} noValidate>
        <h2 id="proxy-title" className="dialog-title">
          {say('proxySignIn.title')}
        </h2>
        <p>{say('proxySignIn.text')}</p>
        <label className="field">
          <span className="field-label">{say('proxySignIn.name')}</span>
          <input
            className="input"
            type="text"
            autoComplete="off"
            spellCheck={false}
            maxLength={longestLogin}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
        </label>
        <label className="field">
          <span className="field-label">{say('proxySignIn.password')}</span>
          <input
            className="input"
            type="password"
            autoComplete="off"
            spellCheck={false}
            maxLength={longestLogin}
            value={password}
            onChange={(event) => setPassword(event.currentTarget.value)}
          />
        </label>
        <div className="dialog-actions">
          <button type="button" className="button" onClick={close}>
            {say('general.cancel')}
          </button>
          <button type="submit" className="button is-primary" disabled={name === ''}>
            {say('proxySignIn.signIn')}
          </button>
        </div>
      </form>
    </Dialog>
  )
}

/** Says what is not as a person expects; that it was kept shows by itself. */
function tellEnd(model: WindowModel, end: RequestReply<'signInToProxy'>): void {
  if (end === 'in_memory' || end === 'not_saved') model.toasts.say(say('proxySignIn.inMemory'))
  if (end === 'not_wanted') model.toasts.say(say('proxySignIn.notWanted'))
}
