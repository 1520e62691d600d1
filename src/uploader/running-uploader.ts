// One running uploader: engine, adapters and intake joined.
import { workOf } from './queue-view/queue-summary.ts'
import { reportOf } from './queue-view/report-of.ts'
import { openQueueView } from './queue-view/open-queue-view.ts'
import { askedIn, AskedNews, decideIn } from './session/files-asked.ts'
import { lookFirst, type FirstLook } from './session/existing-files.ts'
import { ProgressMeter, type MeterParts } from './progress/progress-meter.ts'
import type { QueueView } from './queue-view/queue-view.ts'
import { shownRow, unreadableRow, type RowParts } from './queue-view/rows.ts'
import { ReplacedFolder } from './session/replaced-folder.ts'
import { EndingWatch } from './ending-watch.ts'
import type { Ending } from './session/run-end.ts'
import type { Supervisor } from './session/supervisor.ts'
import { readAdoptRequest } from '#adapters/system/adopt-request.ts'
import { takeDecideRequest, takeSendAfterAll } from '#adapters/system/decide-request.ts'
import type { Language } from '#shared/messages/language.ts'
import type { AskedAnswer, AskedFiles } from '#shared/rows/files-asked.ts'
import type { SystemClock } from '#adapters/system/clock.ts'
import type { Engine } from '#engine/events.ts'
import type { RowKey } from '#adapters/ledger/records/places.ts'
import type { Me } from '#adapters/transfer/link-client.ts'
import type { ExcludedRow, UploadRow } from '#shared/rows/upload-row.ts'
import type { Notice } from './notices.ts'
import type { RootState } from '#shared/root-state.ts'
import type { OneFolder } from './sources/source.ts'
import type { QueueSummary } from './queue-view/queue-summary.ts'
import { GraceNews, takeBackIn } from './progress/grace-news.ts'
import { LiveProgressTeller } from './progress/live-progress.ts'
import { SpeedControl } from './speed/speed-control.ts'
import type { Bandwidth } from '#adapters/http/bandwidth.ts'
import type { SpeedRules } from '#shared/speed/speed.ts'
import type { Pause, Uploader } from './uploader.ts'

/** A stop that takes longer leaves behind what hangs: the operating system ends it with the process. */
const longestStopMs = 2_000

const reportPeriodMs = 250

type Parts = {
  readonly clock: SystemClock
  readonly session: Supervisor
  /** Hears a few times a second how many uploads there are. */
  readonly tuneGc: (uploads: number) => void
  /** Called last, whether the session ended cleanly or not. */
  readonly letGo: () => Promise<void>
  readonly closeRecordsNow: () => void
  readonly dataFolder: string
  /** The watched folders; none where files were named. */
  readonly folders: readonly OneFolder[]
  /** Where an upload stands in the records. */
  readonly rowKeyOf: (path: string) => RowKey
  readonly metered: MeterParts
  readonly paused: Pause | null
  readonly bandwidth: Bandwidth
  readonly speed: SpeedRules
} & FirstLook

/** Makes the uploader around a session that has begun. */
export function createUploader(parts: Parts): Uploader {
  return new RunningUploader(parts)
}

class RunningUploader implements Uploader {
  readonly broken: Promise<'broken'>
  readonly firstLook: Promise<void>
  readonly adoptAsked: Promise<void>
  readonly #parts: Parts
  readonly #replaced: readonly ReplacedFolder[]
  readonly #speed: SpeedControl
  readonly #asked: AskedNews
  readonly #grace: GraceNews
  readonly #meter: ProgressMeter
  readonly #rowParts: RowParts
  readonly #live: LiveProgressTeller
  #pause: Pause | null = null
  readonly #reportListeners: ((report: QueueSummary) => void)[] = []
  readonly #stopTicking: () => void
  readonly #endingWatch: EndingWatch
  #lastReport = ''
  #stopped: Promise<void> | null = null

  constructor(parts: Parts) {
    this.#parts = parts
    const { clock, session, dataFolder, folders } = parts
    this.broken = session.broken
    this.#replaced = folders.map(({ folder, into, leadsElsewhere }) => {
      const stateNow = (): RootState => this.#engine.status().folders.get(into) ?? 'there'
      return new ReplacedFolder({
        folder,
        dataFolder,
        stateNow,
        readRequest: () => readAdoptRequest(dataFolder),
        leadsElsewhere,
      })
    })
    this.adoptAsked = Promise.race(this.#replaced.map(({ adoptAsked }) => adoptAsked))
    this.#speed = new SpeedControl(
      {
        bandwidth: parts.bandwidth,
        wallMs: () => clock.wallMs(clock.now()),
        steadyMs: () => clock.now(),
        setPaused: (by, isPaused) => session.setPaused(by, isPaused),
        isSending: () => this.#engine.status().counts.sending > 0,
      },
      parts.speed,
    )
    if (parts.paused !== null) this.pause(parts.paused.untilMs)
    this.#asked = new AskedNews({
      dataFolder,
      engine: () => this.#engine,
      takeRequest: () => takeDecideRequest(dataFolder),
      takeSendAfterAll: () => takeSendAfterAll(dataFolder),
    })
    this.#grace = new GraceNews({ dataFolder, engine: () => this.#engine, nowMs: () => clock.now() })
    this.firstLook = lookFirst(parts, () => this.#stopped === null)
    this.#live = new LiveProgressTeller(dataFolder)
    this.#meter = new ProgressMeter(this.#engine.openUploads(), parts.metered)
    this.#rowParts = { clock, session, meter: this.#meter }
    session.onUpload((upload) => this.#meter.apply(upload))
    this.#stopTicking = clock.every(reportPeriodMs, () => this.#tick())
    const onEnd = (): void => {
      this.#asked.tick(true)
      // A short run ends before the first of the usual reports.
      this.#tellReport()
    }
    this.#endingWatch = new EndingWatch({ clock, session, onEnd })
  }

  retry(paths: readonly string[] | 'all'): void {
    this.#engine.dispatch({ kind: 'retry', paths })
  }

  pause(untilMs: number | null): void {
    this.#pause = { untilMs }
    this.#parts.session.setPaused('person', true)
  }

  resume(): void {
    this.#pause = null
    this.#parts.session.setPaused('person', false)
  }

  asked(): AskedFiles {
    return askedIn(this.#engine.openUploads())
  }

  decide(answer: AskedAnswer, below: string | null): void {
    decideIn(this.#engine, answer, below)
  }

  takeBack(batch: number): readonly string[] {
    return takeBackIn(this.#engine, batch)
  }

  leaveOut(paths: readonly string[]): void {
    this.#engine.dispatch({ kind: 'intent', intent: 'skip', paths })
  }

  setSpeed(rules: SpeedRules): void {
    this.#speed.setRules(rules)
  }

  rescan(): Promise<void> {
    return this.#parts.session.rescan()
  }

  worldChanged(): void {
    this.#parts.session.worldChanged()
  }

  onChange(listener: (row: UploadRow | ExcludedRow) => void): void {
    const { session } = this.#parts
    session.onUpload((upload) => {
      // A file that is left out by a rule is there: it went for the queue alone.
      const isLeftOut = upload.state.kind === 'gone' && session.excluded.has(upload.path)
      if (!isLeftOut) listener(shownRow(this.#rowParts, upload))
    })
    session.onExcluded((path, rule) => {
      if (rule !== null) listener({ path, state: 'excluded', rule })
    })
    session.onUnreadable((path, reason) => listener(unreadableRow(path, reason)))
  }

  onReport(listener: (report: QueueSummary) => void): void {
    this.#reportListeners.push(listener)
  }

  onNotice(listener: (notice: Notice) => void): void {
    this.#parts.session.onNotice(listener)
    for (const replaced of this.#replaced) replaced.onNotice(listener)
    this.#asked.onNotice(listener)
    this.#grace.onNotice(listener)
  }

  report(): QueueSummary {
    const { clock, session } = this.#parts
    const pausedUntilMs = this.#pause?.untilMs ?? null
    return reportOf({ clock, session, meter: this.#meter, speed: this.#speed.shown(), pausedUntilMs })
  }

  *rows(): IterableIterator<UploadRow> {
    for (const upload of this.#engine.uploads()) yield shownRow(this.#rowParts, upload)
  }

  *openRows(): IterableIterator<UploadRow> {
    for (const upload of this.#engine.openUploads()) yield shownRow(this.#rowParts, upload)
  }

  copies(): number {
    return this.#meter.copies
  }

  *excludedRows(): IterableIterator<ExcludedRow> {
    for (const [path, rule] of this.#parts.session.excluded) yield { path, state: 'excluded', rule }
  }

  me(): Me | null {
    return this.#parts.session.me()
  }

  nowMs(): number {
    const { clock } = this.#parts
    return clock.wallMs(clock.now())
  }

  openView(language: Language): QueueView {
    const parts = { ...this.#parts, language, meter: this.#meter }
    return openQueueView({ ...parts, summary: () => this.report() })
  }

  ending(): Promise<Ending> {
    return this.#endingWatch.ending()
  }

  stop(): Promise<void> {
    this.#stopped ??= this.#stop()
    return this.#stopped
  }

  closeRecordsNow(): void {
    this.#parts.closeRecordsNow()
  }

  get #engine(): Engine {
    return this.#parts.session.engine()
  }

  async #stop(): Promise<void> {
    this.#stopTicking()
    this.#endingWatch.stop()
    const { clock, session, letGo } = this.#parts
    await Promise.race([session.close(), clock.delay(longestStopMs)])
    await Promise.all([this.#live.close(), this.#meter.close()])
    await letGo()
    clock.close()
  }

  #tick(): void {
    const untilMs = this.#pause?.untilMs ?? null
    if (untilMs !== null && this.nowMs() >= untilMs) this.resume()
    this.#speed.tick()
    for (const replaced of this.#replaced) replaced.tick()
    this.#asked.tick()
    this.#grace.tick()
    this.#parts.tuneGc(Object.values(this.#engine.status().counts).reduce((sum, count) => sum + count, 0))
    this.#tellReport()
  }

  #tellReport(): void {
    const report = this.report()
    const nowMs = this.nowMs()
    this.#meter.sample(this.#engine, nowMs, workOf(report))
    this.#live.note({ ...report, hold: report.facts.hold, sending: [...report.sending] }, nowMs)
    const text = this.#reportListeners.length === 0 ? this.#lastReport : JSON.stringify(report)
    if (text === this.#lastReport) return
    this.#lastReport = text
    for (const listener of this.#reportListeners) listener(report)
  }
}
