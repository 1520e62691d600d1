// This folder: the settings page.

// What this program is: its version, what it is made with, and the licences of that.
import type { ReactElement } from 'react'
import type { ShownSettings } from '#shared/contract/settings.ts'
import { settings as labels } from '../words/labels.ts'
import { SettingsPart } from './settings-part.tsx'
import { useModel } from '../model/use-model.ts'

export function AboutPart({ about }: { readonly about: ShownSettings['about'] }): ReactElement {
  const model = useModel()
  return (
    <SettingsPart title={labels.aboutTitle}>
      <p className="selectable">{labels.version(about.version)}</p>
      <p className="quiet selectable">
        {labels.parts}: {about.parts.map(({ name, version }) => `${name} ${version}`).join(', ')}
      </p>
      <div className="part-actions">
        <button type="button" className="link-button" onClick={() => model.attempt(model.bridge.openPage('help'))}>
          {labels.help}
        </button>
        <button type="button" className="link-button" onClick={() => model.attempt(model.bridge.openPage('source'))}>
          {labels.source}
        </button>
      </div>
      <details className="for-it">
        <summary>{labels.licences}</summary>
        <pre className="licences selectable" tabIndex={0}>
          {about.licences}
        </pre>
      </details>
    </SettingsPart>
  )
}
