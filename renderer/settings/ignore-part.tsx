// Which files are never sent: a person's own patterns, and the rules that always hold.
import type { ReactElement } from 'react'
import type { ShownSettings } from '#shared/contract/settings.ts'
import { LinesEditor } from './lines-editor.tsx'
import { parseIgnoreLines } from './ignore-lines.ts'
import { SettingsPart } from './settings-part.tsx'
import { useModel } from '../model/use-model.ts'
import { say } from '../words/say.ts'

type Props = { readonly settings: ShownSettings; readonly onChanged: (settings: ShownSettings) => void }

export function IgnorePart({ settings, onChanged }: Props): ReactElement {
  const model = useModel()
  const textOf = (patterns: readonly string[]): string => patterns.join('\n')
  return (
    <SettingsPart title={say('settings.ignoreTitle')}>
      <LinesEditor
        label={say('settings.ignoreLabel')}
        about={say('settings.ignoreText')}
        hint={say('settings.ignoreHint')}
        saveLabel={say('settings.save')}
        kept={textOf(settings.ignore)}
        read={parseIgnoreLines}
        write={textOf}
        save={async (ignore) => {
          const now = await model.bridge.changeSettings({ ignore: [...ignore] })
          onChanged(now)
          return textOf(now.ignore)
        }}
      />
      {settings.managed.ignore === undefined ? null : (
        <p className="quiet managed-text">{say('settings.managedIgnore')}</p>
      )}
      <BuiltInRules rules={settings.builtInRules} />
    </SettingsPart>
  )
}

function BuiltInRules({ rules }: { readonly rules: ShownSettings['builtInRules'] }): ReactElement {
  return (
    <details className="for-it">
      <summary>{say('settings.builtIn', { count: rules.length })}</summary>
      <table className="rules">
        <thead>
          <tr>
            <th scope="col">{say('settings.pattern')}</th>
            <th scope="col">{say('settings.madeBy')}</th>
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
