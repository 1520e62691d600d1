// How many files that are too large for a link are sent at once.
import type { ReactElement } from 'react'
import { largeFilesAtOnce } from '#shared/contract/ipc-channels.ts'
import type { ShownSettings } from '#shared/contract/settings.ts'
import { Managed } from '../ui/controls/managed.tsx'
import { SettingsPart } from './settings-part.tsx'
import { useModel } from '../model/use-model.ts'
import { filesWords } from '#shared/words/format.ts'
import { pageLanguage, say } from '../words/say.ts'

type Props = { readonly settings: ShownSettings; readonly onChanged: (settings: ShownSettings) => void }

const choices = Array.from({ length: largeFilesAtOnce.most }, (_, index) => index + 1)

export function LargeFilesPart({ settings, onChanged }: Props): ReactElement {
  const model = useModel()
  const change = (largeFiles: number): void =>
    model.attempt(model.bridge.changeSettings({ largeFiles }).then(onChanged))
  return (
    <SettingsPart title={say('settings.largeFilesTitle')}>
      <Managed by={settings.managed.largeFiles}>
        <fieldset className="choices">
          <legend className="field-label">{say('settings.largeFiles')}</legend>
          {choices.map((count) => (
            <label key={count} className="choice">
              <input
                type="radio"
                name="large-files"
                checked={settings.largeFiles === count}
                onChange={() => change(count)}
              />
              <span>{filesWords(count, pageLanguage())}</span>
            </label>
          ))}
        </fieldset>
      </Managed>
      <p className="quiet">{say('settings.largeFilesText')}</p>
    </SettingsPart>
  )
}
