// What main tells the window of changes: gathered, numbered, and sent at most ten times a second. Nothing is kept for a window
// that does not listen; it reads everything anew when it does.
import { mostRowsPerReport } from '#shared/contract/ipc-channels.ts'
import { reportSchema } from '#shared/contract/ipc.ts'
import type { WindowUpdate } from '#shared/contract/ipc.ts'
import type { AppState } from '#shared/contract/ipc-app-state.ts'
import type { WindowRow } from '#shared/contract/ipc-rows.ts'
import type { ShellClock } from '../clock.ts'

export interface WindowUpdates {
  /** The window listens from now on. Answers the number of the last report: what is read now holds all that it told. */
  subscribe(): number
  /** The page went away or crashed. */
  unsubscribe(): void
  /** Nobody can see the page, or somebody can again: then it is made to read anew what it missed. */
  seen(isSeen: boolean): void
  appChanged(): void
  rowsChanged(rows: readonly WindowRow[], version: number): void
  /** Other rows took the place of all: the window is made to read anew. */
  rowsReplaced(): void
  close(): void
}

export type WindowUpdatesParts = {
  readonly clock: ShellClock
  readonly app: () => AppState
  readonly send: (report: WindowUpdate) => void
}

export const reportPeriodMs = 100

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
  readonly #rows = new Map<number, WindowRow>()
  #version = 0
  #isVersionDue = false
  #cancel: (() => void) | null = null
  #sentAtMs = 0

  constructor(parts: WindowUpdatesParts) {
    this.#parts = parts
  }

  subscribe(): number {
    this.#isHeard = true
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
    if (!this.#takes()) return
    this.#rows.clear()
    this.#leaveGap()
  }

  appChanged(): void {
    if (!this.#takes()) return
    this.#isAppDue = true
    this.#soon()
  }

  rowsChanged(rows: readonly WindowRow[], version: number): void {
    if (!this.#takes()) return
    for (const row of rows) this.#rows.set(row.id, row)
    this.#isVersionDue ||= version !== this.#version
    this.#version = version
    if (this.#rows.size > 0 || this.#isVersionDue) this.#soon()
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
    this.#cancel = clock.later(Math.min(waitMs, reportPeriodMs), () => this.#tell())
  }

  #tell(): void {
    this.#cancel = null
    this.#sentAtMs = this.#parts.clock.nowMs()
    // A number left out makes a gap, and after a gap the window reads anew.
    this.#sequence += this.#rows.size > mostRowsPerReport ? 2 : 1
    const report = reportSchema.safeParse({
      sequence: this.#sequence,
      app: this.#isAppDue ? this.#parts.app() : null,
      rows: this.#rows.size > mostRowsPerReport ? [] : [...this.#rows.values()],
      version: this.#version,
    })
    this.#clear()
    if (report.success) this.#parts.send(report.data)
    else this.#sequence += 1
  }

  #clear(): void {
    this.#cancel?.()
    this.#cancel = null
    this.#isAppDue = false
    this.#isVersionDue = false
    this.#rows.clear()
  }
}
