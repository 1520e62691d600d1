// Everything the window knows, joined: the app's state, the list, the open detail, the messages, and main's reports.
import type { Bridge, WindowUpdate } from '#shared/contract/ipc.ts'
import type { ItReportKind } from '#shared/contract/ipc-reports.ts'
import type { AppState } from '#shared/contract/ipc-app-state.ts'
import type { WindowRow } from '#shared/contract/ipc-rows.ts'
import type { DetailModel } from './detail-model.ts'
import { openDetails } from './detail-model.ts'
import type { UpdateSequence } from './update-sequence.ts'
import { takeReports } from './update-sequence.ts'
import type { HistoryModel } from './history/history-model.ts'
import { openHistory } from './history/history-model.ts'
import type { ColumnsModel } from './columns-model.ts'
import { openColumns } from './columns-model.ts'
import type { WhyModel } from './why-model.ts'
import { openWhy } from './why-model.ts'
import type { ListModel } from './list-model.ts'
import { openList } from './list-model.ts'
import { createStore } from '../ui/store.ts'
import type { Store } from '../ui/store.ts'
import type { ToastsModel } from './toasts.ts'
import { openToasts } from './toasts.ts'
import { say } from '../words/say.ts'

export type View = 'queue' | 'settings' | 'history'

export type WindowModel = {
  readonly bridge: Bridge
  /** null before main answered for the first time. */
  readonly app: Store<AppState | null>
  readonly view: Store<View>
  readonly list: ListModel
  readonly detail: DetailModel
  readonly history: HistoryModel
  readonly why: WhyModel
  /** What of this computer is shown for IT. */
  readonly report: Store<ItReportKind | null>
  readonly columns: ColumnsModel
  readonly toasts: ToastsModel
  /** Notices a person has read and closed; they come back with the next window. */
  readonly closedNotices: Store<ReadonlySet<string>>
  /** Rows a person is about to leave out: the question is open. */
  readonly leavingOut: Store<readonly WindowRow[] | null>
  /** The question whether another folder is taken is open, about the one whose files go there in Dropbox; null: it is not. */
  readonly adopting: Store<string | null>
  /** Whether a person looks at very many files that came at once. */
  readonly deciding: Store<boolean>
  /** Hands a promise on: when it fails, the person is told. */
  attempt(work: Promise<unknown>): void
}

/** Joins the parts and begins to listen. */
export function openWindow(bridge: Bridge): WindowModel {
  const toasts = openToasts()
  const app = createStore<AppState | null>(null)
  const view = createStore<View>('queue')
  const failed = (): void => toasts.say(say('general.failed'))
  const list = openList(bridge, { failed, mostReached: (most) => toasts.say(say('chosen.mostReached', { most })) })
  const detail = openDetails(bridge, failed)
  const history = openHistory(bridge, failed)
  const why = openWhy(bridge, { failed, say: (text) => toasts.say(text) })
  followReports(bridge, {
    showApp: (state) => app.set(state),
    showReports: (reports) => {
      list.applyUpdates(reports)
      detail.applyUpdates(reports)
    },
    startOver: () => {
      list.refresh()
      detail.refresh()
    },
    failed,
  })
  const leavingOut = createStore<readonly WindowRow[] | null>(null)
  const adopting = createStore<string | null>(null)
  const deciding = createStore(false)
  const report = createStore<ItReportKind | null>(null)
  const closedNotices = createStore<ReadonlySet<string>>(new Set())
  const attempt = (work: Promise<unknown>): void => void work.catch(failed)
  return {
    bridge,
    app,
    view,
    list,
    detail,
    history,
    why,
    report,
    columns: openColumns(bridge, failed),
    toasts,
    closedNotices,
    leavingOut,
    adopting,
    deciding,
    attempt,
  }
}

type Listeners = {
  showApp(app: AppState): void
  showReports(reports: readonly WindowUpdate[]): void
  /** Reports were missed: what was read of the list and the details may be wrong. */
  startOver(): void
  readonly failed: () => void
}

function followReports(bridge: Pick<Bridge, 'on' | 'readApp'>, listeners: Listeners): void {
  let feed: UpdateSequence | null = null
  let isReading = false
  let waiting: WindowUpdate[] = []

  // Main chooses how often it tells; what comes is shown at once.
  function show(): void {
    if (isReading) return
    if (feed === null) {
      read()
      return
    }
    const reports = waiting
    waiting = []
    const taken = takeReports(feed, reports)
    if (taken.kind === 'gap') {
      read()
      listeners.startOver()
      return
    }
    feed = taken.feed
    listeners.showReports(reports)
    listeners.showApp(feed.app)
  }

  function read(): void {
    isReading = true
    bridge
      .readApp()
      .then((answer) => {
        feed = answer
        listeners.showApp(answer.app)
      })
      .catch(listeners.failed)
      .finally(() => {
        isReading = false
        if (feed !== null) show()
      })
  }

  bridge.on('report', (report) => {
    waiting.push(report)
    show()
  })
  read()
}
