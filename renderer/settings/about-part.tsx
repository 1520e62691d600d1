// This folder: the settings page.

// What this program is: its version, what it is made with, and the licences of that.
import type { ReactElement } from 'react'
import type { ShownSettings } from '#shared/contract/settings.ts'
import { SettingsPart } from './settings-part.tsx'
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
