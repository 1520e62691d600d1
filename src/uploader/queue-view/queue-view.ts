// The queue as the window sees it: pages of rows by group, order and search, the history of one file, and what changed.
import type { RowAction } from '#shared/rows/row-actions.ts'
import type { Overview } from '#shared/contract/ipc-app-state.ts'
import type { Detail, Page, PageQuery, WindowRow } from '#shared/contract/ipc-rows.ts'

/** What changed since it was taken last. */
export type QueueChange = {
  /** Rows that changed, of the page that was asked for last and of the detail that is open. */
  readonly rows: readonly WindowRow[]
  /** The list's version by now; another than the page's means that rows came, went or moved. */
  readonly version: number
}

/** Rows are named by numbers that hold as long as this view. Unknown numbers are files that are not there any more. */
export interface QueueView {
  overview(): Overview
  /** Rows of a list; changes of them are told from now on. */
  page(query: PageQuery): Page
  /** One upload with its history, newest first; changes of it are told until `leaveDetail`. */
  detail(id: number): Promise<Detail | null>
  leaveDetail(): void
  act(action: RowAction, rows: readonly number[] | 'all'): void
  /** These rows as they are now. */
  rows(ids: readonly number[]): readonly WindowRow[]
  /** Where the file of this row is, for the file manager; null when there is none. Absolute: not for the window. */
  fileOf(id: number): string | null
  /** What IT needs to know of these uploads, as plain lines of text. */
  supportText(ids: readonly number[]): Promise<string>
  /**
   * Calls `listener` at once when there is a change to take, and not again before it is taken. It costs next to nothing, so
   * whoever takes chooses how often. Must not throw.
   */
  onChange(listener: () => void): void
  /** What changed since the last call. There is one taker: what he took nobody else hears. */
  takeChange(): QueueChange
  /** Calls `listener` with other numbers than before, four times a second at most. Must not throw. */
  onOverview(listener: (overview: Overview) => void): void
  close(): void
}
