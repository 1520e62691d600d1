// A run that a test holds in its hands: it sends nothing, and says what was asked of it.
import type { QueueChange, Run, RunAnswer, RunAsk } from '#main/uploads/run.ts'
import type { Overview } from '#shared/contract/ipc-app-state.ts'
import { emptyPage } from '#main/ipc/handlers.ts'
import { anOverview } from '../samples.ts'

export type HandRun = {
  readonly run: Run
  /** What was asked of it, in words. */
  readonly said: string[]
  readonly tell: (change: Partial<QueueChange>) => void
  readonly notice: (kind: string, text: string) => void
  readonly endFirstLook: () => void
  readonly break: () => void
}

export function aRun(overview: Overview = anOverview()): HandRun {
  const said: string[] = []
  const listeners: ((change: QueueChange) => void)[] = []
  const noticeListeners: ((kind: string, text: string) => void)[] = []
  const firstLook = Promise.withResolvers<void>()
  const broken = Promise.withResolvers<void>()
  const run: Run = {
    view: {
      overview: () => overview,
      page: (ask) => emptyPage(ask),
      detail: async () => null,
      leaveDetail: () => void said.push('leaveDetail'),
      act: (action, rows) => void said.push(`${action} ${String(rows)}`),
      fileOf: (id) => (id === 1 ? '/watched/a.txt' : null),
      supportText: async (ids) => `about ${ids.join(' ')}`,
      onQueueChange(listener) {
        listeners.push(listener)
        return () => undefined
      },
      close: () => void said.push('close view'),
    },
    notices: ['The data folder is on a network drive.'],
    onNotice: (listener) => void noticeListeners.push(listener),
    broken: broken.promise,
    firstLook: firstLook.promise,
    pause: (untilMs) => void said.push(`pause ${String(untilMs)}`),
    resume: () => void said.push('resume'),
    rescan: () => void said.push('rescan'),
    worldChanged: () => void said.push('worldChanged'),
    me: () => ({ device: 'kim', base: '/Team' }),
    unsent: (paths) => new Set(paths),
    stop: async () => void said.push('stop'),
  }
  return {
    run,
    said,
    tell: (change) => {
      for (const listener of listeners) listener({ overview: null, rows: [], version: 1, ...change })
    },
    notice: (kind, text) => {
      for (const listener of noticeListeners) listener(kind, text)
    },
    endFirstLook: () => firstLook.resolve(),
    break: () => broken.resolve(),
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
