// What main tells the window of changes: taken from the queue when it is sent, numbered, and sent at most four times a second.
// This is the only place that makes changes wait: the queue tells at once that there are some, and the window shows at once
// what comes. Nothing is taken for a window that does not listen or that nobody sees.
import { tryParse } from '#shared/try-parse.ts'
import { mostRowsPerReport } from '#shared/contract/ipc-channels.ts'
import { reportSchema } from '#shared/contract/ipc.ts'
import type { WindowUpdate } from '#shared/contract/ipc.ts'
import type { AppState } from '#shared/contract/ipc-app-state.ts'
import type { QueueChange } from '#uploader/queue-view/queue-view.ts'
import type { ShellClock } from '../clock.ts'

export interface WindowUpdates {
  /** The window listens from now on. Answers the number of the last report: what is read now holds all that it told. */
  subscribe(): number
  /** The page went away or crashed. */
  unsubscribe(): void
  /** Nobody can see the page, or somebody can again: then it is made to read anew what it missed. */
  seen(isSeen: boolean): void
  appChanged(): void
  /** There is a change of rows to take. Need not be called again before it was taken. */
  queueChanged(): void
  /** Other rows took the place of all: the window is made to read anew. */
  rowsReplaced(): void
  close(): void
}

export type WindowUpdatesParts = {
  readonly clock: ShellClock
  readonly app: () => AppState
  /** What changed in the rows since the last call; null while there are none. */
  readonly takeChange: () => QueueChange | null
  readonly send: (report: WindowUpdate) => void
}

/** Eyes cannot follow more, and a calm window costs less. */
export const reportPeriodMs = 250

export function createWindowUpdates(parts: WindowUpdatesParts): WindowUpdates {
  return new GatheredReports(parts)
}

class GatheredReports implements WindowUpdates {
  readonly #parts: WindowUpdatesParts
  #sequence = 0
  #isHeard = false
  #isSeen = true
  #isMissed = false
  #isAppDue = false
  /** The queue has a change that was not taken, and does not say so again. */
  #isQueueDue = false
  /** The version of the list as it was sent last. */
  #version = 0
  #cancel: (() => void) | null = null
  #sentAtMs = 0

  constructor(parts: WindowUpdatesParts) {
    this.#parts = parts
  }

  subscribe(): number {
    this.#isHeard = true
    if (this.#isQueueDue) this.queueChanged()
    return this.#sequence
  }

  unsubscribe(): void {
    this.#isHeard = false
    this.#isMissed = false
    this.#clear()
  }

  seen(isSeen: boolean): void {
    this.#isSeen = isSeen
    if (!isSeen) {
      this.#isMissed ||= this.#cancel !== null
      return this.#clear()
    }
    if (!this.#isMissed) return
    this.#isMissed = false
    this.#leaveGap()
  }

  rowsReplaced(): void {
    this.#isQueueDue = false
    if (this.#takes()) this.#leaveGap()
  }

  appChanged(): void {
    if (!this.#takes()) return
    this.#isAppDue = true
    this.#soon()
  }

  queueChanged(): void {
    this.#isQueueDue = true
    if (this.#takes()) this.#soon()
  }

  close(): void {
    this.unsubscribe()
  }

  #leaveGap(): void {
    this.#sequence += 1
    this.appChanged()
  }

  #takes(): boolean {
    this.#isMissed ||= this.#isHeard && !this.#isSeen
    return this.#isHeard && this.#isSeen
  }

  #soon(): void {
    if (this.#cancel !== null) return
    const { clock } = this.#parts
    const waitMs = Math.max(0, this.#sentAtMs + reportPeriodMs - clock.nowMs())
    // A clock that was set back must not silence the reports.
    this.#cancel = clock.later(Math.min(waitMs, reportPeriodMs), () => this.#publish())
  }

  #publish(): void {
    const { rows, version } = this.#parts.takeChange() ?? { rows: [], version: this.#version }
    const app = this.#isAppDue ? this.#parts.app() : null
    const isNews = app !== null || rows.length > 0 || version !== this.#version
    this.#isQueueDue = false
    this.#version = version
    this.#clear()
    if (!isNews) return
    this.#sentAtMs = this.#parts.clock.nowMs()
    const isTooMuch = rows.length > mostRowsPerReport
    // A number left out makes a gap, and after a gap the window reads anew.
    this.#sequence += isTooMuch ? 2 : 1
    const report = tryParse(reportSchema, { sequence: this.#sequence, app, rows: isTooMuch ? [] : rows, version })
    if (report.success) this.#parts.send(report.data)
    else this.#sequence += 1
  }

  #clear(): void {
    this.#cancel?.()
    this.#cancel = null
    this.#isAppDue = false
  }
}
