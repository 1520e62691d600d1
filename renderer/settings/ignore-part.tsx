// Which files are never sent: a person's own patterns, and the rules that always hold.
import { useState } from 'react'
import type { ReactElement } from 'react'
import type { ShownSettings } from '#shared/contract/settings.ts'
import { parseIgnoreLines } from './ignore-lines.ts'
import { settings as labels } from '../words/labels.ts'
import { SettingsPart } from './settings-part.tsx'
import { useModel } from '../model/use-model.ts'

type Props = { readonly settings: ShownSettings; readonly onChanged: (settings: ShownSettings) => void }

export function IgnorePart({ settings, onChanged }: Props): ReactElement {
  const model = useModel()
  const [text, setText] = useState(settings.ignore.join('\n'))
  const [isSaved, setSaved] = useState(false)
  const lines = parseIgnoreLines(text)
  const isChanged = lines.kind === 'refused' || lines.patterns.join('\n') !== settings.ignore.join('\n')
  function save(): void {
    if (lines.kind === 'refused') return
    const saved = model.bridge.changeSettings({ ignore: lines.patterns }).then((now) => {
      onChanged(now)
      setText(now.ignore.join('\n'))
      setSaved(true)
    })
    model.attempt(saved)
  }
  return (
    <SettingsPart title={labels.ignoreTitle}>
      <p className="quiet" id="ignore-text">
        {labels.ignoreText}
      </p>
      <textarea
        className="input text-area"
        rows={4}
        spellCheck={false}
        aria-label={labels.ignoreLabel}
        aria-describedby="ignore-text"
        aria-invalid={lines.kind === 'refused'}
        placeholder={labels.ignoreHint}
        value={text}
        onChange={(event) => {
          setText(event.currentTarget.value)
          setSaved(false)
        }}
      />
      <div className="part-actions">
        <button type="button" className="button" disabled={!isChanged || lines.kind === 'refused'} onClick={save}>
          {labels.save}
        </button>
        <span role="status">{lines.kind === 'refused' ? lines.text : isSaved && !isChanged ? labels.saved : ''}</span>
      </div>
      <BuiltInRules rules={settings.builtInRules} />
    </SettingsPart>
  )
}

function BuiltInRules({ rules }: { readonly rules: ShownSettings['builtInRules'] }): ReactElement {
  return (
    <details className="for-it">
      <summary>{labels.builtIn(rules.length)}</summary>
      <table className="rules">
        <thead>
          <tr>
            <th scope="col">{labels.pattern}</th>
            <th scope="col">{labels.madeBy}</th>
          </tr>
        </thead>
        <tbody>
          {rules.map(({ pattern, madeBy }) => (
            <tr key={pattern}>
              <td>
                <code>{pattern}</code>
              </td>
              <td className="quiet">{madeBy}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  )
}
