// How long files that were sent stay in the history.
import { useState } from 'react'
import type { ReactElement } from 'react'
import { leastHistoryDays, mostHistoryDays } from '#shared/contract/ipc-channels.ts'
import type { ShownSettings } from '#shared/contract/settings.ts'
import { useModel } from '../model/use-model.ts'
import { parseDays } from './days-text.ts'
import { Managed } from '../ui/controls/managed.tsx'
import { SettingsPart } from './settings-part.tsx'
import { keptWords } from '../words/sent-words.ts'
import { pageLanguage, say } from '../words/say.ts'

type Props = { readonly settings: ShownSettings; readonly onChanged: (settings: ShownSettings) => void }

/** Kept when it is said so, not while it is typed: on the way to 730 there is a 7, which would let go of nearly all. */
export function HistoryPart({ settings: { historyDays, managed }, onChanged }: Props): ReactElement {
  const model = useModel()
  const [text, setText] = useState(String(historyDays))
  const days = parseDays(text)
  const isChanged = days !== historyDays
  const save = (kept: number): void =>
    model.attempt(
      model.bridge.changeSettings({ historyDays: kept }).then((now) => {
        onChanged(now)
        setText(String(now.historyDays))
        model.toasts.say(say('settings.saved'))
      }),
    )
  return (
    <SettingsPart title={say('history.title')}>
      <Managed by={managed.historyDays}>
        <form
          className="field"
          onSubmit={(event) => {
            event.preventDefault()
            if (days !== null) save(days)
          }}
        >
          <label className="field-label" htmlFor="history-days">
            {say('history.kept')}
          </label>
          <div className="part-actions">
            <input
              id="history-days"
              className="input history-days"
              inputMode="numeric"
              autoComplete="off"
              aria-describedby="history-days-text"
              aria-invalid={days === null}
              value={text}
              onChange={(event) => setText(event.currentTarget.value)}
            />
            <span className="quiet">{say('history.days')}</span>
            <button type="submit" className="button" disabled={days === null || !isChanged}>
              {say('history.saveKept')}
            </button>
          </div>
          <span id="history-days-text" className="field-hint quiet" role="status">
            {days === null
              ? say('history.keptRange', { least: leastHistoryDays, most: mostHistoryDays })
              : keptWords(days, pageLanguage())}
          </span>
        </form>
      </Managed>
    </SettingsPart>
  )
}
