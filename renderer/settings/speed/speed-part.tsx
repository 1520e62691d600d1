// This folder: the settings of speed and time.

// How fast files are sent: one limit, and a timetable of others.
import { useState } from 'react'
import type { ReactElement } from 'react'
import type { SettingsChange, ShownSettings } from '#shared/contract/settings.ts'
import {
  leastKilobytesPerSecond,
  mostKilobytesPerSecond,
  type SpeedLimit,
  type TimetableEntry,
} from '#shared/speed/speed.ts'
import { entryText } from '#shared/speed/speed-text.ts'
import { LinesEditor } from '../lines-editor.tsx'
import { parseTimetableLines } from './timetable-lines.ts'
import { Managed } from '../../ui/controls/managed.tsx'
import { SettingsPart } from '../settings-part.tsx'
import { useModel } from '../../model/use-model.ts'
import { WeekPicture } from '../../pictures/week-picture.tsx'
import { say } from '../../words/say.ts'

type Props = { readonly settings: ShownSettings; readonly onChanged: (settings: ShownSettings) => void }

export function SpeedPart({ settings, onChanged }: Props): ReactElement {
  return (
    <SettingsPart title={say('settings.speedTitle')}>
      <Managed by={settings.managed.speedLimit}>
        <LimitChoice settings={settings} onChanged={onChanged} />
      </Managed>
      <Managed by={settings.managed.timetable}>
        <Timetable settings={settings} onChanged={onChanged} />
      </Managed>
      <Pauses settings={settings} onChanged={onChanged} />
    </SettingsPart>
  )
}

const usualLimit = 1_000

function LimitChoice({ settings: { speedLimit }, onChanged }: Props): ReactElement {
  const model = useModel()
  const [number, setNumber] = useState(String(speedLimit.kind === 'fixed' ? speedLimit.kilobytesPerSecond : usualLimit))
  const change = (limit: SpeedLimit): void =>
    model.attempt(model.bridge.changeSettings({ speedLimit: limit }).then(onChanged))
  const kilobytesPerSecond = Number(number)
  const isPossible = kilobytesPerSecond >= leastKilobytesPerSecond && kilobytesPerSecond <= mostKilobytesPerSecond
  const keep = (): void => (isPossible ? change({ kind: 'fixed', kilobytesPerSecond }) : undefined)
  return (
    <fieldset className="choices">
      <legend className="field-label">{say('settings.speedLimit')}</legend>
      {(['full', 'auto'] as const).map((kind) => (
        <label key={kind} className="choice">
          <input type="radio" name="speed" checked={speedLimit.kind === kind} onChange={() => change({ kind })} />
          <span>
            <span>{say(`settings.speedKinds.${kind}`)}</span>
            <span className="quiet choice-text">{say(`settings.speedTexts.${kind}`)}</span>
          </span>
        </label>
      ))}
      <label className="choice">
        <input type="radio" name="speed" checked={speedLimit.kind === 'fixed'} onChange={keep} />
        <span>{say('settings.speedKinds.fixed')}</span>
      </label>
      <div className="part-actions">
        <input
          className="input speed-number"
          type="number"
          min={leastKilobytesPerSecond}
          max={mostKilobytesPerSecond}
          aria-label={say('settings.speedNumber')}
          aria-invalid={!isPossible}
          value={number}
          onChange={(event) => setNumber(event.currentTarget.value)}
          onBlur={() => (speedLimit.kind === 'fixed' ? keep() : undefined)}
        />
        <span className="quiet">{say('settings.speedUnit')}</span>
        <span role="status">{isPossible ? '' : say('settings.speedRange', { least: leastKilobytesPerSecond })}</span>
      </div>
    </fieldset>
  )
}

function Timetable({ settings: { timetable }, onChanged }: Props): ReactElement {
  const model = useModel()
  return (
    <>
      <h3 className="field-label">{say('settings.timetable')}</h3>
      <LinesEditor
        label={say('settings.timetable')}
        about={say('settings.timetableText')}
        hint={say('settings.timetableHint')}
        saveLabel={say('settings.saveTimetable')}
        kept={textOf(timetable)}
        read={parseTimetableLines}
        write={textOf}
        save={async (entries) => {
          const changed = entries.map((entry) => ({ ...entry, days: [...entry.days] }))
          const now = await model.bridge.changeSettings({ timetable: changed })
          onChanged(now)
          return textOf(now.timetable)
        }}
      />
      {timetable.length > 0 ? <WeekPicture timetable={timetable} /> : null}
    </>
  )
}

function textOf(timetable: readonly TimetableEntry[]): string {
  return timetable.map(entryText).join('\n')
}

function Pauses({ settings: { managed, pauseOnBattery, pauseOnMetered }, onChanged }: Props): ReactElement {
  const model = useModel()
  const change = (part: SettingsChange): void => model.attempt(model.bridge.changeSettings(part).then(onChanged))
  return (
    <>
      {pauseOnMetered === null ? (
        <p className="quiet">{say('settings.meteredUntold')}</p>
      ) : (
        <Managed by={managed.pauseOnMetered}>
          <label className="choice">
            <input
              type="checkbox"
              checked={pauseOnMetered}
              onChange={(event) => change({ pauseOnMetered: event.currentTarget.checked })}
            />
            <span>
              <span>{say('settings.pauseOnMetered')}</span>
              <span className="quiet choice-text">{say('settings.pauseOnMeteredText')}</span>
            </span>
          </label>
        </Managed>
      )}
      <Managed by={managed.pauseOnBattery}>
        <label className="choice">
          <input
            type="checkbox"
            checked={pauseOnBattery}
            onChange={(event) => change({ pauseOnBattery: event.currentTarget.checked })}
          />
          <span>{say('settings.pauseOnBattery')}</span>
        </label>
      </Managed>
    </>
  )
}
