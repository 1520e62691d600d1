// How the app ends: after a question when work is left, at once when the system ends, and never without what is known being
// written.
import { app, powerMonitor } from 'electron'
import type { AppState } from '#shared/contract/ipc-app-state.ts'
import { within } from '../clock.ts'
import type { ShellClock } from '../clock.ts'
import type { Log } from '../log/log-file.ts'
import { isFinished, quitQuestion } from './quit-question.ts'
import type { QuitChoice, QuitQuestion } from './quit-question.ts'
import type { Language } from '#shared/messages/language.ts'

export type QuittingParts = {
  readonly clock: ShellClock
  readonly log: Log
  readonly app: () => AppState
  readonly language: Language
  readonly ask: (question: QuitQuestion) => Promise<QuitChoice>
  /** The person wants it finished first: the window may go. */
  readonly onFinishing: () => void
  /** Stops everything and writes what is known. `isChosen`: a person ended it, and the system goes on. */
  readonly stop: (isChosen: boolean) => Promise<void>
  /** Writes what can be written at once. */
  readonly stopNow: () => void
}

/** Systems that end give a program a few seconds; we take two. */
const mostSystemStopMs = 2_000

/** A person waits a little longer. Beyond this, what hangs is left to the system; the records are written as things happen. */
const mostStopMs = 2_500

/** Files are often saved one after the other: finished means quiet for a while. */
const finishedQuietMs = 1_500

export class Quitting {
  readonly #parts: QuittingParts
  #stage: 'running' | 'asking' | 'finishing' | 'ending' = 'running'
  #cancelFinish: (() => void) | null = null

  constructor(parts: QuittingParts) {
    this.#parts = parts
  }

  isEnding(): boolean {
    return this.#stage === 'ending'
  }

  /** Hears every way in which the app is asked to end. */
  listen(): void {
    app.on('before-quit', (event) => {
      if (this.#stage === 'ending') return
      event.preventDefault()
      void this.#askFirst()
    })
    // Closing the window is not the end.
    app.on('window-all-closed', () => undefined)
    powerMonitor.on('shutdown', () => this.systemEnds('shutdown'))
    // Before Electron's own listeners, which would ask.
    for (const signal of ['SIGTERM', 'SIGHUP', 'SIGINT'] as const) {
      process.prependListener(signal, () => this.systemEnds(signal))
    }
  }

  /**
   * The person's session ends. Windows ends the process as soon as its windows have heard of it, so what counts is done before
   * this returns.
   */
  sessionEnds(): void {
    const { log, stopNow } = this.#parts
    try {
      stopNow()
    } catch (error) {
      log.alarm('stop failed', { why: error instanceof Error ? error.message : 'unknown' })
    }
    this.systemEnds('session')
  }

  /** The system or the session ends: no question, two seconds. */
  systemEnds(why: string): void {
    void this.#end(why, mostSystemStopMs)
  }

  /** Looks whether what was to be finished is. Call when the queue changed. */
  look(): void {
    if (this.#stage !== 'finishing') return
    if (!isFinished(this.#parts.app())) {
      this.#cancelFinish?.()
      this.#cancelFinish = null
      return
    }
    this.#cancelFinish ??= this.#parts.clock.later(finishedQuietMs, () => {
      this.#cancelFinish = null
      if (this.#stage === 'finishing' && isFinished(this.#parts.app())) void this.#end('finished', mostStopMs)
    })
  }

  async #askFirst(): Promise<void> {
    if (this.#stage === 'asking' || this.#stage === 'ending') return
    const before = this.#stage
    const question = quitQuestion(this.#parts.app(), this.#parts.language)
    if (question === null) return this.#end('quit', mostStopMs)
    this.#stage = 'asking'
    const choice = await this.#parts.ask(question)
    // The system may have ended everything while the question stood.
    if (this.#stage !== 'asking') return
    switch (choice) {
      case 'quit':
        return this.#end('quit', mostStopMs)
      case 'finish':
        this.#stage = 'finishing'
        this.#parts.log.info('finishing')
        this.#parts.onFinishing()
        return this.look()
      case 'cancel':
        this.#stage = before === 'finishing' ? 'running' : before
        return
    }
  }

  async #end(why: string, mostMs: number): Promise<void> {
    if (this.#stage === 'ending') return
    this.#stage = 'ending'
    const { log, clock, stop } = this.#parts
    log.info('ending', { why })
    try {
      const ended = await within(
        clock,
        mostMs,
        stop(why === 'quit' || why === 'finished').then(() => true),
      )
      if (ended === null) log.warning('ended before all had stopped')
    } catch (error) {
      log.alarm('stop failed', { why: error instanceof Error ? error.message : 'unknown' })
    }
    // A thread that waits for a drive that hangs keeps the process, without a window, until the drive answers: nobody can end it. The
    // next Outbox need not wait for that.
    app.releaseSingleInstanceLock()
    app.exit(0)
  }
}
