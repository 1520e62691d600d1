// Settings that meet the computer: starting with it, and notices outside the window.
import type { ReactElement } from 'react'
import { noticeLevels } from '#shared/contract/ipc-channels.ts'
import type { SettingsChange, ShownSettings } from '#shared/contract/settings.ts'
import { Managed } from '../ui/controls/managed.tsx'
import { SettingsPart } from './settings-part.tsx'
import { LanguageChoice } from './language-choice.tsx'
import { useModel } from '../model/use-model.ts'
import { say } from '../words/say.ts'

type Props = { readonly settings: ShownSettings; readonly onChanged: (settings: ShownSettings) => void }

export function SystemPart({ settings, onChanged }: Props): ReactElement {
  const model = useModel()
  const change = (part: SettingsChange): void => model.attempt(model.bridge.changeSettings(part).then(onChanged))
  return (
    <SettingsPart title={say('settings.systemTitle')}>
      <LanguageChoice settings={settings} onChanged={onChanged} />
      <Managed by={settings.managed.autostart}>
        <label className="choice">
          <input
            type="checkbox"
            checked={settings.autostart}
            onChange={(event) => change({ autostart: event.currentTarget.checked })}
          />
          <span>
            <span>{say('settings.autostart')}</span>
            <span className="quiet choice-text">{say('settings.autostartText')}</span>
          </span>
        </label>
      </Managed>
      <Managed by={settings.managed.thumbnails}>
        <label className="choice">
          <input
            type="checkbox"
            checked={settings.thumbnails}
            onChange={(event) => change({ thumbnails: event.currentTarget.checked })}
          />
          <span>
            <span>{say('settings.thumbnails')}</span>
            <span className="quiet choice-text">{say('settings.thumbnailsText')}</span>
          </span>
        </label>
      </Managed>
      <Managed by={settings.managed.notices}>
        <fieldset className="choices">
          <legend className="field-label">{say('settings.notices')}</legend>
          {noticeLevels.map((level) => (
            <label key={level} className="choice">
              <input
                type="radio"
                name="notices"
                checked={settings.notices === level}
                onChange={() => change({ notices: level })}
              />
              <span>{say(`settings.noticeLevels.${level}`)}</span>
            </label>
          ))}
        </fieldset>
      </Managed>
      <p className="quiet">{say('settings.system')}</p>
    </SettingsPart>
  )
}
