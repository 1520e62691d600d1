// The life of the uploader inside the app: starting, being set up, running, stopped. Everything that starts or stops it stands
// in one line, so that two uploaders never meet.
import type { Language } from '#shared/messages/language.ts'
import { noticeWords } from '#uploader/notices.ts'
import type { AppState, Overview, Phase } from '#shared/contract/ipc-app-state.ts'
import type { Settings } from '#shared/contract/settings.ts'
import type { ShellClock } from '../clock.ts'
import type { DeviceKeyStore } from '../settings/device-key.ts'
import type { Log } from '../log/log-file.ts'
import { pauseLeft } from './controls/pause-length.ts'
import { NoticeBook } from './notice-list.ts'
import { QueueControls } from './controls/queue-controls.ts'
import { runSettings } from './create-uploader.ts'
import type { Run, RunAsk, StartRun } from './create-uploader.ts'
import { KeyWait } from './key-wait.ts'
import { phaseOf } from './stage.ts'
import type { Stage, Target, TargetEnd } from './stage.ts'
import { keyNotice, missingKeyNotices } from './start-notices.ts'
import { serverOrigin } from '../settings/display-names.ts'

export type UploaderLifecycleParts = {
  readonly settings: { readonly read: () => Settings; readonly change: (change: Partial<Settings>) => void }
  readonly keys: DeviceKeyStore
  readonly startRun: StartRun
  readonly language: Language
  readonly clock: ShellClock
  readonly log: Log
}

const mePeriodMs = 500

export class UploaderLifecycle {
  readonly controls: QueueControls
  readonly #parts: UploaderLifecycleParts
  readonly #changeListeners: (() => void)[] = []
  readonly #queueChangeListeners: (() => void)[] = []
  readonly #runListeners: (() => void)[] = []
  readonly #notices: NoticeBook
  readonly #keyWait: KeyWait
  #stage: Stage = { kind: 'starting' }
  #run: Run | null = null
  #overview: Overview | null = null
  #line: Promise<unknown> = Promise.resolve()
  #isEnding = false
  /** What stays on the screen while one run takes the place of another. */
  #between: Phase | null = null

  constructor(parts: UploaderLifecycleParts, notices: readonly string[]) {
    this.#parts = parts
    this.controls = new QueueControls({
      ...parts,
      uploader: () => this.#run?.uploader ?? null,
      facts: () => this.#overview?.facts ?? null,
    })
    this.#notices = new NoticeBook(notices)
    this.#keyWait = new KeyWait(parts.clock, () => this.tryLockedKey())
  }

  app(): AppState {
    return { phase: this.#phase(), notices: this.#notices.all(this.#run?.notices ?? []) }
  }

  run(): Run | null {
    return this.#run
  }

  /** Calls `listener` when `app()` answers something else. */
  onChange(listener: () => void): void {
    this.#changeListeners.push(listener)
  }

  /** Calls `listener` at once when rows of whichever uploader runs changed, and not again before that is taken. */
  onQueueChange(listener: () => void): void {
    this.#queueChangeListeners.push(listener)
  }

  /** Calls `listener` when another uploader begins: the numbers of its rows are its own. */
  onRun(listener: () => void): void {
    this.#runListeners.push(listener)
  }

  /** Starts with what is known, or asks for a set-up. */
  begin(): Promise<void> {
    return this.#inLine(() => this.#startKnown(false))
  }

  /** Shows the set-up. What runs goes on until the set-up is finished. */
  beginSetUp(): void {
    this.#enter({ kind: 'set_up' })
  }

  /** Leaves a set-up that is not wanted any more, or tries again after a stop. */
  startAgain(): Promise<void> {
    return this.#inLine(async () => {
      if (this.#run !== null) return this.#enter({ kind: 'running' })
      await this.#startKnown(false)
    })
  }

  /** The key store may be open by now: starts with the key it holds, if the app waits for it. */
  tryLockedKey(): void {
    void this.#inLine(async () => {
      if (this.#stage.kind === 'locked') await this.#startKnown(false)
    })
  }

  /**
   * Starts anew with changed settings. `adopted`: a person said that what stands at the path of this folder (by where in Dropbox its files
   * go) is the one.
   */
  restart(adopted: string | null = null): Promise<void> {
    return this.#inLine(async () => {
      if (this.#run === null) return
      this.#between = this.#phase()
      const started = this.#stopRun().then(() => this.#startKnown(false, adopted))
      await started.finally(() => (this.#between = null))
      this.#changed()
    })
  }

  /** Another policy of the company holds: begins anew, also after one that kept everything stopped. */
  policyChanged(): Promise<void> {
    return this.#inLine(async () => {
      await this.#stopRun()
      await this.#startKnown(false)
    })
  }

  /** Begins with a new server or folder. When that is refused, what ran before runs again. */
  changeTo(target: Target): Promise<TargetEnd> {
    return this.#inLine(() => this.#changeTo(target))
  }

  /** Something a person should know; it takes the place of what was told of this kind before; null: it is over. */
  tellNotice(kind: string, text: string | null): void {
    this.#notices.set(kind, text)
    this.#changed()
  }

  /** Stops for good. Nothing starts any more. */
  stop(): Promise<void> {
    this.#isEnding = true
    return this.#inLine(() => this.#stopRun())
  }

  /** The process is ended the moment this returns. */
  stopNow(): void {
    this.#isEnding = true
    this.#run?.uploader.closeRecordsNow()
  }

  async #changeTo(target: Target): Promise<TargetEnd> {
    const { keys, language, settings } = this.#parts
    const origin = serverOrigin(target.server)
    const key = target.key ?? (origin === null ? null : keys.keyFor(origin))
    if (origin === null || key === null) {
      return { kind: 'refused', code: 'key_missing', text: language.say('notBegun.key_missing') }
    }
    const hadRun = this.#run !== null
    await this.#stopRun()
    const refusal = await this.#start({ ...target, server: origin, key, adopted: '' })
    if (refusal !== null) {
      if (hadRun) await this.#startKnown(true)
      return refusal
    }
    settings.change({ server: origin, folder: target.folder, existing: target.existing })
    if (target.key !== null) {
      this.#notices.takeBack(missingKeyNotices(language))
      const end = await keys.keep({ server: origin, key })
      if (end !== 'kept') this.#notices.add(keyNotice(end, language))
    }
    this.#enter({ kind: 'running' })
    return { kind: 'begun' }
  }

  /** `isSetUp`: the set-up stays on the screen, whatever comes of it. */
  async #startKnown(isSetUp: boolean, adopted: string | null = null): Promise<void> {
    const { settings, keys, language } = this.#parts
    const { server, folder, existing } = settings.read()
    if (keys.isLocked() && (await keys.tryAgain()) === 'unreadable')
      this.#notices.add(keyNotice('unreadable', language))
    const key = server === null ? null : keys.keyFor(server)
    if (server === null || folder === null) return this.#enter({ kind: 'set_up' })
    if (key === null) return this.#enter({ kind: keys.isLocked() ? 'locked' : 'set_up' })
    if (!isSetUp) this.#enter({ kind: 'starting' })
    const refusal = await this.#start({ server, folder, key, existing, adopted })
    if (isSetUp) return
    if (refusal === null) this.#enter({ kind: 'running' })
    else this.#enter({ kind: 'stopped', code: refusal.code, text: refusal.text })
  }

  async #start(from: StartFrom): Promise<Refusal | null> {
    const { settings, startRun, language, log, clock } = this.#parts
    if (this.#isEnding) return { kind: 'refused', code: 'ending', text: language.say('notBegun.ending') }
    const pause = pauseLeft(settings.read().pause, clock.nowMs())
    const answer = await startRun({
      ...runSettings(settings.read()),
      ...from,
      pause,
      speed: this.controls.speedRules(),
    })
    if (answer.kind === 'refused') {
      log.warning('not started', { code: answer.code })
      return answer
    }
    log.info('started')
    this.#listenTo(answer.run)
    return null
  }

  #listenTo(run: Run): void {
    this.#run = run
    this.#overview = run.view.overview()
    for (const listener of this.#runListeners) listener()
    run.view.onChange(() => {
      if (this.#run === run) for (const listener of this.#queueChangeListeners) listener()
    })
    run.view.onOverview((overview) => {
      if (this.#run === run) this.#showNumbers(overview)
    })
    run.uploader.onNotice((notice) => {
      // The window has a banner with buttons for each.
      if (notice.kind === 'folder_replaced' || notice.kind === 'many_at_once' || notice.kind === 'in_grace') return
      this.#notices.set(notice.kind, noticeWords(notice, this.#parts.language))
      this.#changed()
    })
    this.#tellWhenKnown(run)
    void run.uploader.firstLook.then(() => {
      // Carried out: files that come from now on are sent, after a restart, too.
      if (this.#run === run) this.#parts.settings.change({ existing: null })
    })
    void run.uploader.adoptAsked.then(() => (this.#run === run ? this.restart() : undefined))
    void run.uploader.broken.then(() => this.#inLine(() => this.#broke(run)))
  }

  /** The server says who we are a moment after the start, and nothing else need change then. */
  #tellWhenKnown(run: Run): void {
    const stop = this.#parts.clock.every(mePeriodMs, () => {
      if (this.#run === run && run.uploader.me() === null) return
      stop()
      this.#changed()
    })
  }

  #showNumbers(overview: Overview): void {
    this.#overview = overview
    this.controls.forgetEndedPause(overview.facts)
    this.#changed()
  }

  async #broke(run: Run): Promise<void> {
    if (this.#run !== run || this.#isEnding) return
    this.#parts.log.alarm('the uploader broke')
    await this.#stopRun()
    this.#enter({ kind: 'stopped', code: 'broken', text: this.#parts.language.say('notBegun.broken') })
  }

  async #stopRun(): Promise<void> {
    const run = this.#run
    if (run === null) return
    this.#run = null
    this.#overview = null
    run.view.close()
    await run.uploader.stop()
  }

  #inLine<Value>(what: () => Promise<Value>): Promise<Value> {
    const turn = this.#line.then(what)
    this.#line = turn.catch((error: unknown) => {
      this.#parts.log.alarm('lifecycle', { why: error instanceof Error ? error.message : 'unknown' })
    })
    return turn
  }

  #enter(stage: Stage): void {
    this.#stage = stage
    if (stage.kind === 'locked') this.#keyWait.plan()
    else this.#keyWait.end()
    this.#changed()
  }

  #changed(): void {
    for (const listener of this.#changeListeners) listener()
  }

  #phase(): Phase {
    if (this.#between !== null) return this.#between
    const run = this.#run
    const running = run === null || this.#overview === null ? null : { run, overview: this.#overview }
    return phaseOf(this.#stage, running, this.#parts.settings.read())
  }
}

type StartFrom = Omit<Target, 'existing'> & Pick<RunAsk, 'existing' | 'adopted' | 'key'>
type Refusal = Extract<TargetEnd, { kind: 'refused' }>
