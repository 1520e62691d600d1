// The top of the window: one sentence of health, one line of numbers, pause and settings.
import type { ReactElement } from 'react'
import { stopsOf } from '#shared/rows/attention.ts'
import type { Overview } from '#shared/contract/ipc-app-state.ts'
import { queueWords } from '#shared/words/upload-words.ts'
import { StatusHeaderIcon } from './status-icon.tsx'
import { GearIcon, HistoryIcon } from '../ui/icons.tsx'
import { lastSentMs } from '../model/list-state.ts'
import { RateChart } from '../pictures/rate-chart.tsx'
import { PauseMenu } from './pause-menu.tsx'
import { SpeedLine } from './speed-line.tsx'
import { progressParts, shareOf } from '../words/progress-words.ts'
import { useModel } from '../model/use-model.ts'
import { useViewer } from '../ui/use-now.ts'
import { useStore } from '../ui/use-store.ts'
import { timelineWords } from '../words/format-time.ts'
import { pageLanguage, say } from '../words/say.ts'

type Props = {
  readonly overview: Overview
  /** Numbers for which there is room. */
  readonly mostNumbers: number
}

/** When something stops all files the banner below says it in full, so the header says it in a few words. */
export function StatusHeader({ overview, mostNumbers }: Props): ReactElement {
  const model = useModel()
  const viewer = useViewer('second')
  const { facts, progress } = overview
  const words = queueWords(facts, viewer)
  const share = progress === null ? null : shareOf(progress)
  return (
    <header className="health">
      <div className="health-line">
        <StatusHeaderIcon overview={overview} />
        <div className="health-text">
          <h1 className="health-sentence">
            {stopsOf(facts).length > 0 ? waitingTitle(words.status, facts.waiting) : withoutDot(words.what)}
          </h1>
          {progress === null ? (
            <LastFile overview={overview} />
          ) : (
            <p className="health-numbers">
              {progressParts(progress, mostNumbers, pageLanguage()).map((part, at, parts) => (
                <span key={part} className="number">
                  {at === parts.length - 1 ? part : `${part} · `}
                </span>
              ))}
            </p>
          )}
        </div>
        {mostNumbers > 3 ? <RateChart rates={overview.rates} /> : null}
        <PauseMenu isPaused={facts.paused !== null} />
        <button
          type="button"
          className="icon-button"
          aria-label={say('history.title')}
          title={say('history.title')}
          onClick={() => model.view.set('history')}
        >
          <HistoryIcon />
        </button>
        <button
          type="button"
          className="icon-button"
          aria-label={say('health.settings')}
          title={say('health.settings')}
          onClick={() => model.view.set('settings')}
        >
          <GearIcon />
        </button>
      </div>
      <SpeedLine speed={overview.speed} />
      <ProgressLine share={facts.sending > 0 ? share : null} />
    </header>
  )
}

/** "Last file 14:32", when everything is sent. */
function LastFile({ overview: { facts } }: { readonly overview: Overview }): ReactElement | null {
  const viewer = useViewer('minute')
  const atMs = lastSentMs(useStore(useModel().list))
  if (atMs === null || facts.waiting > 0 || facts.blocked > 0) return null
  return <p className="health-numbers number">{say('health.lastFile', { when: timelineWords(atMs, viewer) })}</p>
}

/** Two pixels high, and there only while bytes move; its place is always kept. */
function ProgressLine({ share }: { readonly share: number | null }): ReactElement {
  if (share === null) return <div className="progress-line" />
  return (
    <div
      className="progress-line"
      role="progressbar"
      aria-label={say('health.progress')}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.floor(share * 100)}
    >
      <div className="progress-done" style={{ transform: `scaleX(${share})` }} />
    </div>
  )
}

/** A headline ends without a dot. */
function withoutDot(sentence: string): string {
  return sentence.replace(/\.$/, '')
}

function waitingTitle(status: string, files: number): string {
  return files === 0 ? status : `${status} · ${say('health.waits', { count: files })}`
}
