// The language Outbox speaks. Choosing another one loads the window again.
import { useId, type ReactElement } from 'react'
import type { ShownSettings } from '#shared/contract/settings.ts'
import { languageNames, languageTags, spokenTag, systemLanguage } from '#shared/messages/languages.ts'
import { useModel } from '../model/use-model.ts'
import { Managed } from '../ui/controls/managed.tsx'
import { say } from '../words/say.ts'

type Props = { readonly settings: ShownSettings; readonly onChanged: (settings: ShownSettings) => void }

const choices = [systemLanguage, ...languageTags]

export function LanguageChoice({ settings: { language, managed }, onChanged }: Props): ReactElement {
  const model = useModel()
  const id = useId()
  const chosen = language === systemLanguage ? systemLanguage : (spokenTag(language) ?? 'en')
  const change = (value: string): void => {
    const next = choices.find((choice) => choice === value)
    if (next !== undefined) model.attempt(model.bridge.changeSettings({ language: next }).then(onChanged))
  }
  return (
    <Managed by={managed.language}>
      <div className="field">
        <label className="field-label" htmlFor={id}>
          {say('settings.language')}
        </label>
        <select
          id={id}
          className="input language-choice"
          value={chosen}
          onChange={(event) => change(event.currentTarget.value)}
        >
          <option value={systemLanguage}>{say('settings.languageSystem')}</option>
          {languageTags.map((tag) => (
            <option key={tag} value={tag} lang={tag}>
              {languageNames[tag]}
            </option>
          ))}
        </select>
      </div>
    </Managed>
  )
}
