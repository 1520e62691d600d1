// The first step: the address of the company server and the device key, checked before they are used.
import { useState } from 'react'
import type { ReactElement, SubmitEvent } from 'react'
import { longestKey, longestServerAddress } from '#shared/contract/ipc-channels.ts'
import type { RequestReply } from '#shared/contract/ipc.ts'
import { Findings } from '../ui/controls/findings.tsx'
import { useModel } from '../model/use-model.ts'
import { ViewTitle } from '../ui/view-title.tsx'
import { say } from '../words/say.ts'
import { useInSight } from './use-in-sight.ts'

type Props = {
  readonly server: string
  /** The company decides which it is. */
  readonly isDecided: boolean
  /** A key is stored already. */
  readonly hasKey: boolean
  /** There is a set-up to go back to. */
  readonly canLeave: boolean
  readonly onUsable: (server: string) => void
}

type Check =
  | { readonly kind: 'none' }
  | { readonly kind: 'running' }
  /** The person is in the browser. */
  | { readonly kind: 'signing_in' }
  | { readonly kind: 'answered'; readonly answer: RequestReply<'checkServer'> }

export function ServerStep({ server, hasKey, isDecided, canLeave, onUsable }: Props): ReactElement {
  const model = useModel()
  const [address, setAddress] = useState(server)
  const [key, setKey] = useState('')
  const [check, setCheck] = useState<Check>({ kind: 'none' })
  const isUsable = check.kind === 'answered' && check.answer.usable
  const isComplete = address.trim() !== '' && (hasKey || key.trim() !== '')

  function submit(event: SubmitEvent<HTMLFormElement>): void {
    event.preventDefault()
    if (isUsable) {
      onUsable(address.trim())
      return
    }
    if (!isComplete || check.kind === 'running') return
    ask('running', model.bridge.checkServer({ server: address.trim(), key: key.trim() }))
  }

  function ask(kind: 'running' | 'signing_in', asked: Promise<RequestReply<'checkServer'>>): void {
    setCheck({ kind })
    const answered = asked.then(
      (answer) => setCheck({ kind: 'answered', answer }),
      (failure: unknown) => {
        setCheck({ kind: 'none' })
        throw failure
      },
    )
    model.attempt(answered)
  }

  return (
    <form className="form" onSubmit={submit} noValidate>
      <ViewTitle level="h2" className="form-title">
        {say('setUp.serverTitle')}
      </ViewTitle>
      <p className="quiet">{say('setUp.serverText')}</p>
      <label className="field">
        <span className="field-label">{say('setUp.address')}</span>
        <input
          className="input"
          type="url"
          inputMode="url"
          autoComplete="off"
          spellCheck={false}
          maxLength={longestServerAddress}
          placeholder={say('setUp.addressHint')}
          readOnly={isDecided}
          value={address}
          onChange={(event) => {
            setAddress(event.currentTarget.value)
            setCheck({ kind: 'none' })
          }}
        />
        {isDecided ? <span className="quiet field-hint">{say('settings.managedServer')}</span> : null}
      </label>
      <button
        type="button"
        className="button"
        disabled={address.trim() === '' || check.kind === 'running' || isUsable}
        onClick={() => ask('signing_in', model.bridge.signIn({ server: address.trim() }))}
      >
        {check.kind === 'signing_in' ? say('setUp.signingIn') : say('setUp.signIn')}
      </button>
      <label className="field">
        <span className="field-label">{say('setUp.key')}</span>
        <input
          className="input"
          type="password"
          autoComplete="off"
          spellCheck={false}
          maxLength={longestKey}
          value={key}
          onChange={(event) => {
            setKey(event.currentTarget.value)
            setCheck({ kind: 'none' })
          }}
        />
        <span className="quiet field-hint">{hasKey ? say('setUp.keyAtHand') : say('setUp.keyHint')}</span>
      </label>
      <CheckResult check={check} />
      <div className="page-actions">
        {canLeave ? (
          <button type="button" className="button" onClick={() => model.attempt(model.bridge.startAgain())}>
            {say('general.cancel')}
          </button>
        ) : null}
        <span className="spring" />
        <span className="spring" />
        <button
          type="submit"
          className="button is-primary"
          disabled={(!isComplete && !isUsable) || check.kind === 'running'}
        >
          {buttonWords(check)}
        </button>
      </div>
    </form>
  )
}

function buttonWords(check: Check): string {
  if (check.kind === 'running') return say('setUp.checking')
  if (check.kind === 'none' || check.kind === 'signing_in') return say('setUp.check')
  return check.answer.usable ? say('general.carryOn') : say('setUp.checkAgain')
}

function CheckResult({ check }: { readonly check: Check }): ReactElement {
  const shown = useInSight(check.kind === 'answered' ? check.answer : null)
  return (
    <div role="status" className="check-result" ref={shown}>
      {check.kind === 'answered' ? (
        <>
          <Findings findings={check.answer.findings} />
          <p className="strong">{check.answer.usable ? say('setUp.serverUsable') : say('setUp.serverUnusable')}</p>
        </>
      ) : null}
    </div>
  )
}
