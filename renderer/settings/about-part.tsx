// This folder: the settings page.

// What this program is: its version and who brings newer ones, what it is made with, and the licences of that.
import type { ReactElement } from 'react'
import { updateModes } from '#shared/contract/ipc-channels.ts'
import type { ShownSettings } from '#shared/contract/settings.ts'
import { SettingsPart } from './settings-part.tsx'
import { Managed } from '../ui/controls/managed.tsx'
import { useModel } from '../model/use-model.ts'
import { say } from '../words/say.ts'

export function AboutPart({ about }: { readonly about: ShownSettings['about'] }): ReactElement {
  const model = useModel()
  return (
    <SettingsPart title={say('settings.aboutTitle')}>
      <p className="selectable">{say('settings.version', { version: about.version })}</p>
      <p className="quiet selectable">
        {say('receipt.line', {
          name: say('settings.parts'),
          value: about.parts.map(({ name, version }) => `${name} ${version}`).join(', '),
        })}
      </p>
      <div className="part-actions">
        <button type="button" className="link-button" onClick={() => model.attempt(model.bridge.openPage('help'))}>
          {say('settings.help')}
        </button>
        <button type="button" className="link-button" onClick={() => model.attempt(model.bridge.openPage('source'))}>
          {say('settings.source')}
        </button>
      </div>
      <details className="for-it">
        <summary>{say('settings.licences')}</summary>
        <pre className="licences selectable" tabIndex={0}>
          {about.licences}
        </pre>
      </details>
    </SettingsPart>
  )
}

type UpdateProps = { readonly settings: ShownSettings; readonly onChanged: (settings: ShownSettings) => void }

/** Newer versions: who brings them, and what a person may choose about them. */
export function UpdatePart({ settings, onChanged }: UpdateProps): ReactElement {
  const model = useModel()
  return (
    <SettingsPart title={say('settings.updates')}>
      {settings.updateMode === null ? null : (
        <Managed by={settings.managed.updateMode}>
          <fieldset className="choices">
            <legend className="field-label">{say('settings.updates')}</legend>
            {updateModes.map((mode) => (
              <label key={mode} className="choice">
                <input
                  type="radio"
                  name="updates"
                  checked={settings.updateMode === mode}
                  onChange={() => model.attempt(model.bridge.changeSettings({ updateMode: mode }).then(onChanged))}
                />
                <span>{say(`settings.updates.${mode}`)}</span>
              </label>
            ))}
          </fieldset>
        </Managed>
      )}
      <p className="quiet">{settings.updates}</p>
    </SettingsPart>
  )
}
