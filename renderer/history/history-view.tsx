// The page of the history: which files are shown, the list by days, and one file at the side.
import { useEffect, useRef } from 'react'
import type { ReactElement } from 'react'
import type { Overview } from '#shared/contract/ipc-app-state.ts'
import { focusList } from '../ui/focus-list.ts'
import { BackIcon } from '../ui/icons.tsx'
import { useModel } from '../model/use-model.ts'
import { useStore } from '../ui/use-store.ts'
import { ViewTitle } from '../ui/view-title.tsx'
import { DayChart } from './day-chart.tsx'
import { HistoryDetail } from './history-detail.tsx'
import { HistoryEmpty } from './history-empty.tsx'
import { ExportMenu } from './export-menu.tsx'
import { HistoryGrid } from './history-grid.tsx'
import { HistoryTools } from './history-tools.tsx'
import { say } from '../words/say.ts'

export function HistoryView({ overview }: { readonly overview: Overview }): ReactElement {
  const model = useModel()
  const { isRead, refusal, rows } = useStore(model.history)
  const scroller = useRef<HTMLDivElement>(null)
  const { done } = overview.facts
  const known = useRef(done)
  useEffect(() => model.history.refresh(), [model])
  useEffect(() => {
    if (known.current === done) return
    known.current = done
    model.history.newer((scroller.current?.scrollTop ?? 0) === 0)
  }, [done, model])
  return (
    <div className="queue" data-view="history">
      <header className="history-head">
        <button
          type="button"
          className="icon-button"
          aria-label={say('settings.back')}
          title={say('settings.back')}
          onClick={() => leaveHistory(model)}
        >
          <BackIcon />
        </button>
        <ViewTitle level="h1" className="page-title">
          {say('history.title')}
        </ViewTitle>
        <span className="spring" />
        <ExportMenu isDisabled={rows.length === 0} />
      </header>
      <HistoryTools />
      <DayChart />
      <div className="queue-body">
        <main className="queue-main">
          {refusal !== null || (isRead && rows.length === 0) ? <HistoryEmpty /> : <HistoryGrid scroller={scroller} />}
        </main>
        <HistoryDetail />
      </div>
    </div>
  )
}

/** Back to the files, and the keyboard with it. */
export function leaveHistory(model: ReturnType<typeof useModel>): void {
  model.view.set('queue')
  focusList()
}
