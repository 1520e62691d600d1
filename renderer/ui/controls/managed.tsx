// A control that the company decides: what holds is seen, and nobody can change it here.
import type { ReactElement, ReactNode } from 'react'
import type { ManagedSettings } from '#shared/contract/settings.ts'
import { say } from '../../words/say.ts'

type Props = {
  /** Whose policy decides; left out where the person does. */
  readonly by: ManagedSettings[keyof ManagedSettings] | undefined
  readonly children: ReactNode
}

export function Managed({ by, children }: Props): ReactElement {
  if (by === undefined) return <>{children}</>
  return (
    <fieldset className="managed" disabled>
      {children}
      <p className="quiet managed-text">{say(`settings.managed.${by}`)}</p>
    </fieldset>
  )
}
