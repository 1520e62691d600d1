// The order of main's reports: which of them follow on what the window knows, and whether one is missing.
import type { WindowUpdate } from '#shared/contract/ipc.ts'
import type { AppState } from '#shared/contract/ipc-app-state.ts'

/** What the window knows of the app, and the number of the last report in it. */
export type UpdateSequence = { readonly sequence: number; readonly app: AppState }

export type Taken =
  /** The report follows, or was part of what is known already. */
  | { readonly kind: 'known'; readonly feed: UpdateSequence }
  /** Reports are missing: the window must read anew. */
  | { readonly kind: 'gap' }

/** Adds one report to what is known. */
export function takeReport(feed: UpdateSequence, report: WindowUpdate): Taken {
  if (report.sequence <= feed.sequence) return { kind: 'known', feed }
  if (report.sequence > feed.sequence + 1) return { kind: 'gap' }
  return { kind: 'known', feed: { sequence: report.sequence, app: report.app ?? feed.app } }
}

/** Adds several, oldest first; a gap anywhere is a gap. */
export function takeReports(feed: UpdateSequence, reports: readonly WindowUpdate[]): Taken {
  let known = feed
  for (const report of reports) {
    const taken = takeReport(known, report)
    if (taken.kind === 'gap') return taken
    known = taken.feed
  }
  return { kind: 'known', feed: known }
}
