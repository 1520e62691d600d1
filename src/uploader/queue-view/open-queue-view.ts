// This folder: the queue as rows, pages and sentences.

// The view of the queue over a running uploader: keeps the rows in order while they change, and tells what changed.
import { withIsolatedNames } from '#shared/messages/isolated-names.ts'
import type { Language } from '#shared/messages/language.ts'
import type { ProgressMeter } from '../progress/progress-meter.ts'
import type { QueueChange, QueueView } from './queue-view.ts'
import type { QueueSummary } from './queue-summary.ts'
import { createEmitter } from '../emitter.ts'
import { groupOf } from '../progress/row-group.ts'
import { RowIndex } from './row-index.ts'
import { usualList } from '#shared/contract/ipc-channels.ts'
import type { Sortable } from './row-order.ts'
import { RowIds } from './row-ids.ts'
import { windowRow } from './window-row.ts'
import { supportText } from './support-text.ts'
import { readHistory } from './read-history.ts'
import type { Supervisor } from '../session/supervisor.ts'
import type { RowKey } from '#adapters/ledger/records/places.ts'
import type { SystemClock } from '#adapters/system/clock.ts'
import type { Engine } from '#engine/events.ts'
import { assertNever } from '#shared/assert.ts'
import type { HistoryRow } from '#shared/rows/history-entry.ts'
import type { RowAction } from '#shared/rows/row-actions.ts'
import { quoted } from '#shared/words/format.ts'
import { historyWords } from '#shared/words/history-words.ts'
import type { Overview } from '#shared/contract/ipc-app-state.ts'
import type { Upload } from '#shared/upload.ts'
import { visibleBaseName } from '#shared/words/visible-name.ts'
import type { Detail, Page, PageQuery, TimelineEntry, WindowRow } from '#shared/contract/ipc-rows.ts'

/** Numbers and progress are made anew so often: four times a second is calm and enough. */
const overviewPeriodMs = 250

/** What happened is written a quarter of a second later: only then does the history hold it. */
const historyDelayMs = 300

/** More lines of one file's history nobody reads. */
const mostNotes = 300

/** The running uploader whose queue is shown. */
export type QueueViewParts = {
  readonly clock: SystemClock
  readonly session: Supervisor
  readonly dataFolder: string
  /** Where an upload stands in the records. */
  readonly rowKeyOf: (path: string) => RowKey
  readonly summary: () => QueueSummary
  readonly meter: ProgressMeter
  readonly language: Language
}

/** Opens a view. It keeps itself up to date until it is closed, so open it when somebody looks. */
export function openQueueView(parts: QueueViewParts): QueueView {
  return new LivingView(parts)
}

class LivingView implements QueueView {
  readonly #parts: QueueViewParts
  readonly #index = new RowIndex()
  readonly #names = new RowIds()
  /** Paths of the page that was asked for last. */
  #page: ReadonlySet<string> = new Set()
  #open: string | null = null
  /** Paths whose rows are to be told; the rows are built when somebody takes them. */
  readonly #changed = new Set<string>()
  #isDirty = false
  readonly #dirty = createEmitter<[]>()
  readonly #overviews = createEmitter<[Overview]>()
  #takenVersion: number
  #toldOverview = ''
  /** What stops all files, as the rows were told last. */
  #toldStop = ''
  /** When the open detail is told once more, in the engine's clock; null: it need not be. */
  #historyAtMs: number | null = null
  readonly #stopTicking: () => void
  #isClosed = false

  constructor(parts: QueueViewParts) {
    this.#parts = parts
    const { session } = parts
    this.#index.begin(usualList, this.#engine.uploads(), session.excluded.keys())
    session.onUpload((upload) => this.#apply(upload))
    session.onExcluded((path) => this.#takeExcluded(path))
    this.#takenVersion = this.#index.version
    this.#stopTicking = parts.clock.every(overviewPeriodMs, () => this.#tick())
  }

  overview(): Overview {
    const report = this.#parts.summary()
    return {
      facts: report.facts,
      counts: this.#index.allCounts,
      copies: this.#parts.meter.copies,
      progress: report.progress,
      degraded: report.degraded,
      unreadableFolders: report.unreadableFolders,
      folders: [...report.folders],
      isFirstLook: report.isFirstLook,
      speed: report.speed,
      batch: report.batch,
      rates: [...report.rates],
    }
  }

  page(query: PageQuery): Page {
    if (!this.#index.isAbout(query.list)) this.#index.turnTo(query.list, (path) => this.#sortable(path))
    const paths = this.#index.paths(query.offset, query.most)
    this.#page = new Set(paths)
    const { version, counts } = this.#index
    return { version, counts, offset: query.offset, rows: paths.flatMap((path) => this.#rowAt(path) ?? []) }
  }

  async detail(id: number): Promise<Detail | null> {
    const path = this.#names.pathOf(id)
    const row = path === null ? null : this.#rowAt(path)
    if (path === null || row === null) return null
    this.#open = path
    return { row, timeline: this.#timeline(path) }
  }

  leaveDetail(): void {
    this.#open = null
  }

  act(action: RowAction, rows: readonly number[] | 'all'): void {
    const paths = rows === 'all' ? [...this.#engine.uploads()].map(({ path }) => path) : this.#names.pathsOf(rows)
    switch (action) {
      case 'retry':
        return this.#engine.dispatch({ kind: 'retry', paths: rows === 'all' ? 'all' : paths })
      case 'send_first':
        this.#engine.dispatch({ kind: 'first', paths })
        this.#index.putFirst(paths.flatMap((path) => this.#sortable(path) ?? []))
        return this.#noteMoves()
      case 'pause':
        return this.#engine.dispatch({ kind: 'intent', intent: 'pause', paths })
      case 'skip':
        return this.#engine.dispatch({ kind: 'intent', intent: 'skip', paths })
      case 'resume':
      case 'send_again':
        return this.#engine.dispatch({ kind: 'intent', intent: 'go', paths })
      default:
        return assertNever(action)
    }
  }

  rows(ids: readonly number[]): readonly WindowRow[] {
    return this.#names.pathsOf(ids).flatMap((path) => this.#rowAt(path) ?? [])
  }

  fileOf(id: number): string | null {
    const path = this.#names.pathOf(id)
    return path === null ? null : this.#parts.session.fileOf(path)
  }

  async supportText(ids: readonly number[]): Promise<string> {
    const items = this.rows(ids).map(({ row }) => ({ row, notes: this.#history(row.path) }))
    return supportText(items, this.#parts.language)
  }

  onChange(listener: () => void): void {
    this.#dirty.on(listener)
    if (this.#isDirty) listener()
  }

  takeChange(): QueueChange {
    const rows = [...this.#changed].flatMap((path) => this.#rowAt(path) ?? [])
    const { version } = this.#index
    this.#changed.clear()
    this.#takenVersion = version
    this.#isDirty = false
    return { rows, version }
  }

  onOverview(listener: (overview: Overview) => void): void {
    this.#overviews.on(listener)
  }

  close(): void {
    this.#isClosed = true
    this.#stopTicking()
  }

  #apply(upload: Upload): void {
    if (this.#isClosed) return
    const { path } = upload
    this.#index.change(path, this.#sortable(path, upload))
    if (path === this.#open) this.#historyAtMs = this.#parts.clock.now() + historyDelayMs
    this.#note(path)
    this.#noteMoves()
  }

  #takeExcluded(path: string): void {
    if (this.#isClosed) return
    this.#index.change(path, this.#sortable(path))
    this.#note(path)
    this.#noteMoves()
  }

  /** What stands in the list for this path; null when nothing does. */
  #sortable(path: string, upload = this.#engine.upload(path)): Sortable | null {
    const group = upload === null ? null : groupOf(upload)
    if (group !== null) return { path, group, upload }
    return this.#parts.session.excluded.has(path) ? { path, group: 'left_out', upload: null } : null
  }

  #note(path: string): void {
    if (!this.#page.has(path) && path !== this.#open) return
    this.#changed.add(path)
    this.#tellDirty()
  }

  /** Rows that came, went or moved are a change, whichever they are. */
  #noteMoves(): void {
    if (this.#index.version !== this.#takenVersion) this.#tellDirty()
  }

  #tellDirty(): void {
    if (this.#isDirty) return
    this.#isDirty = true
    this.#dirty.emit()
  }

  #rowAt(path: string): WindowRow | null {
    const group = this.#index.groupAt(path)
    return group === null ? null : windowRow(this.#parts, { id: this.#names.idOf(path), path, group })
  }

  #timeline(path: string): TimelineEntry[] {
    const { clock } = this.#parts
    const language = withIsolatedNames(this.#parts.language)
    const name = quoted(visibleBaseName(path), language)
    const entries = this.#history(path).map(({ atMs, note }) => ({ atMs, ...historyWords(note, name, language) }))
    const upload = this.#engine.upload(path)
    if (upload === null) return entries
    const seen = { atMs: clock.wallMs(upload.addedAtMs), text: language.say('timeline.seen', { name }), code: null }
    return [...entries, seen]
  }

  /** Newest first, in the computer's clock. */
  #history(path: string): HistoryRow[] {
    const { clock, dataFolder, rowKeyOf } = this.#parts
    const notes = readHistory(dataFolder, rowKeyOf(path), mostNotes)
    return notes.map((row) => ({ ...row, atMs: clock.wallMs(row.atMs) })).toReversed()
  }

  get #engine(): Engine {
    return this.#parts.session.engine()
  }

  /** What no event of an upload tells: time that passed, bytes that left, and what stops all files. */
  #tick(): void {
    if (this.#historyAtMs !== null && this.#parts.clock.now() >= this.#historyAtMs) {
      this.#historyAtMs = null
      if (this.#open !== null) this.#note(this.#open)
    }
    for (const path of this.#engine.progress().keys()) this.#note(path)
    const overview = this.overview()
    this.#noteStop(overview)
    const text = JSON.stringify(overview)
    if (text === this.#toldOverview) return
    this.#toldOverview = text
    this.#overviews.emit(overview)
  }

  /** What stops all files, or lets them go again, changes what their rows say although no upload changes. */
  #noteStop({ facts: { hold, ledgerTrouble, paused }, folders }: Overview): void {
    const stop = `${paused} ${JSON.stringify(folders)} ${ledgerTrouble} ${hold?.reason ?? ''}`
    if (stop === this.#toldStop) return
    this.#toldStop = stop
    for (const path of this.#page) this.#note(path)
    if (this.#open !== null) this.#note(this.#open)
  }
}
