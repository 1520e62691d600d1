// What becomes of a file on this computer once it is in Dropbox: it stays, or is moved.
import type { ReactElement } from 'react'
import type { ShownSettings } from '#shared/contract/settings.ts'
import { afterUploads, type AfterUpload } from '#shared/sent/original.ts'
import { Managed } from '../ui/controls/managed.tsx'
import { SettingsPart } from './settings-part.tsx'
import { useModel } from '../model/use-model.ts'
import { say } from '../words/say.ts'

type Props = { readonly settings: ShownSettings; readonly onChanged: (settings: ShownSettings) => void }

export function AfterUploadPart({ settings, onChanged }: Props): ReactElement {
  const model = useModel()
  const change = (afterUpload: AfterUpload): void =>
    model.attempt(model.bridge.changeSettings({ afterUpload }).then(onChanged))
  return (
    <SettingsPart title={say('afterUpload.title')}>
      <Managed by={settings.managed.afterUpload}>
        <fieldset className="choices">
          <legend className="field-label">{say('afterUpload.question')}</legend>
          {afterUploads.map((rule) => (
            <label key={rule} className="choice">
              <input
                type="radio"
                name="after-upload"
                checked={settings.afterUpload === rule}
                onChange={() => change(rule)}
              />
              <span>
                <span>{say(`afterUpload.${rule}`)}</span>
                <span className="quiet choice-text">{say(`afterUpload.${rule}.text`)}</span>
              </span>
            </label>
          ))}
        </fieldset>
      </Managed>
    </SettingsPart>
  )
}
