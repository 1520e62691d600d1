// What came of some events: what to write, what to do, what to show. Collected by the queue, emptied by the loop.
import { isForgettable, isWorthSaving } from '../upload/persisted-form.ts'
import type { Effect, Step } from '../upload/moves.ts'
import type { HistoryRow } from '#shared/rows/history-entry.ts'
import type { SentFile } from '#shared/rows/sent-file.ts'
import type { Upload } from '#shared/upload.ts'

export type Todo = { readonly upload: Upload; readonly effect: Effect }

export type TurnResult = {
  readonly todos: Todo[]
  /** In the order they changed; an upload may stand here twice. */
  readonly changed: Upload[]
  /** Uploads whose rest in the ledger is no longer true. */
  readonly worthSaving: Map<string, Upload>
  readonly forgotten: Set<string>
  readonly notes: HistoryRow[]
  readonly sent: SentFile[]
  /** Something of the queue as a whole changed: pause, hold, folder, ledger. */
  queueChanged: boolean
}

export function emptyTurnResult(): TurnResult {
  return {
    todos: [],
    changed: [],
    worthSaving: new Map(),
    forgotten: new Set(),
    notes: [],
    sent: [],
    queueChanged: false,
  }
}

/** Adds one upload's change; `before` is null for a new one. */
export function addChange(result: TurnResult, before: Upload | null, after: Upload): void {
  result.changed.push(after)
  if (isForgettable(after)) {
    result.worthSaving.delete(after.path)
    result.forgotten.add(after.path)
  } else if (isWorthSaving(before, after) || result.worthSaving.has(after.path)) {
    result.forgotten.delete(after.path)
    result.worthSaving.set(after.path, after)
  }
}

/** Adds what a step leaves behind beside the upload itself. */
export function addTraces(result: TurnResult, { upload, effect, note, sent }: Step, atMs: number): void {
  if (note !== null) result.notes.push({ path: upload.path, atMs, note })
  if (sent !== null) result.sent.push(sent)
  if (effect !== null) result.todos.push({ upload, effect })
}
