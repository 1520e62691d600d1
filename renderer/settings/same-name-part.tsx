// What becomes of a file that takes the name of one that was deleted before: kept beside it, or put in its place.
import type { ReactElement } from 'react'
import type { ShownSettings } from '#shared/contract/settings.ts'
import { Managed } from '../ui/controls/managed.tsx'
import { SettingsPart } from './settings-part.tsx'
import { useModel } from '../model/use-model.ts'
import { say } from '../words/say.ts'

type Props = { readonly settings: ShownSettings; readonly onChanged: (settings: ShownSettings) => void }

export function SameNamePart({ settings, onChanged }: Props): ReactElement {
  const model = useModel()
  const change = (replaceByName: boolean): void =>
    model.attempt(model.bridge.changeSettings({ replaceByName }).then(onChanged))
  return (
    <SettingsPart title={say('settings.sameNameTitle')}>
      <Managed by={settings.managed.replaceByName}>
        <label className="choice">
          <input
            type="checkbox"
            checked={settings.replaceByName}
            onChange={(event) => change(event.currentTarget.checked)}
          />
          <span>
            <span>{say('settings.replaceByName')}</span>
            <span className="quiet choice-text">{say('settings.replaceByNameText')}</span>
          </span>
        </label>
      </Managed>
    </SettingsPart>
  )
}
