// How long what is new can be taken back before it is sent.
import type { ReactElement } from 'react'
import { graceSeconds } from '#shared/contract/ipc-channels.ts'
import type { ShownSettings } from '#shared/contract/settings.ts'
import { useModel } from '../model/use-model.ts'
import { Managed } from '../ui/controls/managed.tsx'
import { SettingsPart } from './settings-part.tsx'
import { say } from '../words/say.ts'

type Props = { readonly settings: ShownSettings; readonly onChanged: (settings: ShownSettings) => void }

const usualChoices = [graceSeconds.usual, 10, 30, graceSeconds.most]

export function GracePart({ settings, onChanged }: Props): ReactElement {
  const model = useModel()
  const change = (seconds: number): void =>
    model.attempt(model.bridge.changeSettings({ graceSeconds: seconds }).then(onChanged))
  // A file of settings may say another number.
  const choices = [...new Set([...usualChoices, settings.graceSeconds])].toSorted((one, other) => one - other)
  return (
    <SettingsPart title={say('settings.graceTitle')}>
      <Managed by={settings.managed.graceSeconds}>
        <fieldset className="choices">
          <legend className="field-label">{say('settings.grace')}</legend>
          {choices.map((seconds) => (
            <label key={seconds} className="choice">
              <input
                type="radio"
                name="grace"
                checked={settings.graceSeconds === seconds}
                onChange={() => change(seconds)}
              />
              <span>{say('settings.graceChoice', { seconds })}</span>
            </label>
          ))}
        </fieldset>
      </Managed>
      <p className="quiet">{say('settings.graceText')}</p>
    </SettingsPart>
  )
}
