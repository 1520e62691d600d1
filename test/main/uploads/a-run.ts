// A run that a test holds in its hands: it sends nothing, and says what was asked of it.
import type { Run, RunAnswer, RunAsk } from '#main/uploads/create-uploader.ts'
import type { Notice } from '#uploader/notices.ts'
import type { QueueChange } from '#uploader/queue-view/queue-view.ts'
import { askedFilesOf } from '#shared/rows/files-asked.ts'
import type { Overview } from '#shared/contract/ipc-app-state.ts'
import { emptyPage } from '#main/ipc/handlers.ts'
import { aRow } from '../samples.ts'
import { anOverview } from '#test/rigs/samples/overview.ts'

/** Who this computer is to the server. */
export const kim = { device: 'kim', base: '/Team', directMaxBytes: 150_000_000, relayMaxBytes: 0, accountId: null }

export type HandRun = {
  readonly run: Run
  /** What was asked of it, in words. */
  readonly said: string[]
  /** Tells of other numbers when some are given, and of a change of rows otherwise. */
  readonly tell: (news: { readonly overview: Overview } | Partial<QueueChange>) => void
  readonly notice: (notice: Notice) => void
  readonly endFirstLook: () => void
  readonly askToAdopt: () => void
  readonly break: () => void
}

export function aRun(overview: Overview = anOverview()): HandRun {
  const said: string[] = []
  const listeners: (() => void)[] = []
  const overviewListeners: ((overview: Overview) => void)[] = []
  let change: QueueChange = { rows: [], version: 0 }
  const noticeListeners: ((notice: Notice) => void)[] = []
  const firstLook = Promise.withResolvers<void>()
  const adoptAsked = Promise.withResolvers<void>()
  const broken = Promise.withResolvers<'broken'>()
  const run: Run = {
    view: {
      overview: () => overview,
      page: (ask) => emptyPage(ask),
      detail: async () => null,
      leaveDetail: () => void said.push('leaveDetail'),
      act: (action, rows) => void said.push(`${action} ${String(rows)}`),
      rows: (ids) => ids.map((id) => aRow({ id })),
      fileOf: (id) => (id === 1 ? '/watched/a.txt' : null),
      supportText: async (ids) => `about ${ids.join(' ')}`,
      onChange: (listener) => void listeners.push(listener),
      takeChange: () => change,
      onOverview: (listener) => void overviewListeners.push(listener),
      close: () => void said.push('close view'),
    },
    notices: ['The data folder is on a network drive.'],
    refused: new Map(),
    uploader: {
      onNotice: (listener) => void noticeListeners.push(listener),
      broken: broken.promise,
      firstLook: firstLook.promise,
      adoptAsked: adoptAsked.promise,
      pause: (untilMs) => void said.push(`pause ${String(untilMs)}`),
      resume: () => void said.push('resume'),
      asked: () => askedFilesOf([]),
      decide: (answer, below) => void said.push(`decide ${answer} ${String(below)}`),
      takeBack: () => ['a.txt'],
      leaveOut: (paths) => void said.push(`leave out ${paths.join(' ')}`),
      setSpeed: ({ fullUntilMs, limit }) => void said.push(`speed ${fullUntilMs === null ? limit.kind : 'full'}`),
      rescan: async () => void said.push('rescan'),
      worldChanged: () => void said.push('worldChanged'),
      me: () => kim,
      rows: () => [].values(),
      stop: async () => void said.push('stop'),
      closeRecordsNow: () => void said.push('close records'),
    },
  }
  return {
    run,
    said,
    tell: (news) => {
      if ('overview' in news) for (const listener of overviewListeners) listener(news.overview)
      else {
        change = { rows: [], version: 1, ...news }
        for (const listener of listeners) listener()
      }
    },
    notice: (notice) => {
      for (const listener of noticeListeners) listener(notice)
    },
    endFirstLook: () => firstLook.resolve(),
    askToAdopt: () => adoptAsked.resolve(),
    break: () => broken.resolve('broken'),
  }
}

/** Starts the given runs one after the other; null stands for a start that is refused. */
export function starter(runs: (HandRun | null)[]): {
  readonly asks: RunAsk[]
  readonly start: (ask: RunAsk) => Promise<RunAnswer>
} {
  const asks: RunAsk[] = []
  return {
    asks,
    start: async (ask) => {
      asks.push(ask)
      const next = runs.shift()
      if (next === undefined || next === null) {
        return { kind: 'refused', code: 'data_in_use', text: 'Another Outbox is running.' }
      }
      return { kind: 'started', run: next.run }
    },
  }
}
