// The only loop: take what happened, decide, write it down, then act.
import { persistedForm } from './upload/persisted-form.ts'
import type { Effect } from './upload/moves.ts'
import { createCancel, type CancelController } from './cancel.ts'
import type { Engine, EngineOptions, QueueEvent } from './events.ts'
import type { Todo } from './queue/turn-result.ts'
import { runEffect, type EffectRun } from './run-effect.ts'
import type { Ports } from './ports.ts'
import type { Instant } from './queue/admission.ts'
import { Queue } from './queue/queue.ts'
import { mayWork } from './upload/moves.ts'
import { nextTryAtMs, reasonOf, statusOf } from './status.ts'
import { SaveBuffer } from './save-buffer.ts'
import { isPackedUpload, type LoadedUpload } from '#shared/packed/packed-upload.ts'
import type { Upload } from '#shared/upload.ts'
import type { OnSendProgress, SendProgress } from '#shared/rows/send-progress.ts'

type Incoming =
  | { readonly kind: 'told'; readonly event: QueueEvent }
  | { readonly kind: 'performed'; readonly performed: EffectRun }
  | { readonly kind: 'woken' }

/** Events taken in one turn: enough to share a write, few enough to stay quick to the touch. */
const mostPerTurn = 500

/**
 * Loads the ledger and starts the loop. Throws only when the ledger cannot be read at all; what the ledger's opener
 * recovered from is not known here. Call `stop` before the ports are closed.
 */
export async function startEngine(ports: Ports, options: EngineOptions): Promise<Engine> {
  const loop = new Loop(ports, options)
  loop.load(await ports.ledger.load())
  return loop
}

class Loop implements Engine {
  readonly #ports: Ports
  readonly #options: EngineOptions
  readonly #queue: Queue
  readonly #saves: SaveBuffer
  readonly #controllers = new Map<string, CancelController>()
  readonly #progress = new Map<string, SendProgress>()
  #inbox: Incoming[] = []
  #turning: Promise<void> | null = null
  #wakeAtMs: number | null = null
  /** Nothing can be written down now. */
  #isLedgerFailing = false
  #stopping = false
  #hasEnded = false
  #stopped: (() => void) | null = null
  #stop: Promise<void> | null = null

  constructor(ports: Ports, options: EngineOptions) {
    this.#ports = ports
    this.#options = options
    this.#queue = new Queue(options)
    this.#saves = new SaveBuffer(ports.ledger)
  }

  load(uploads: readonly LoadedUpload[]): void {
    const atRest = uploads.map((loaded) => (isPackedUpload(loaded) ? loaded : persistedForm(loaded, null)))
    this.#queue.load(atRest, this.#instant())
    this.#dispatch({ kind: 'woken' })
  }

  dispatch(event: QueueEvent): void {
    if (!this.#stopping) this.#dispatch({ kind: 'told', event })
  }

  upload(path: string): Upload | null {
    return this.#queue.upload(path)
  }

  uploads(): IterableIterator<Upload> {
    return this.#queue.all.uploads()
  }

  openUploads(): IterableIterator<Upload> {
    return this.#queue.all.openUploads()
  }

  paths(): IterableIterator<string> {
    return this.#queue.all.paths()
  }

  status(): ReturnType<Engine['status']> {
    const isIdle = this.#turning === null && this.#inbox.length === 0 && this.#saves.isEmpty
    return statusOf(this.#queue.circumstances(this.#ports.clock.now()), isIdle)
  }

  progress(): ReadonlyMap<string, SendProgress> {
    return this.#progress
  }

  reasonOf(upload: Upload): ReturnType<Engine['reasonOf']> {
    return reasonOf(upload, this.#queue.circumstances(this.#ports.clock.now()))
  }

  nextTryAtMs(upload: Upload): number | null {
    return nextTryAtMs(upload, this.#queue.circumstances(this.#ports.clock.now()))
  }

  openBatch(): ReturnType<Engine['openBatch']> {
    return this.#queue.newcomers.grace.open(this.#ports.clock.now(), (path) => this.#isOnItsWay(path))
  }

  isInGrace(path: string): boolean {
    return this.#queue.newcomers.grace.endMs(path, this.#ports.clock.now()) !== null
  }

  pathsOf(batch: number): readonly string[] {
    return this.#queue.newcomers.grace.paths(batch).filter((path) => this.#isOnItsWay(path))
  }

  #isOnItsWay(path: string): boolean {
    const upload = this.#queue.upload(path)
    return upload !== null && mayWork(upload) && upload.state.kind !== 'done' && upload.state.kind !== 'gone'
  }

  stop(): Promise<void> {
    this.#stop ??= new Promise<void>((resolve) => {
      if (this.#stopping) return resolve()
      this.#stopping = true
      this.#stopped = resolve
      for (const controller of this.#controllers.values()) controller.abort()
      this.#dispatch({ kind: 'woken' })
    })
    return this.#stop
  }

  #instant(): Instant {
    return { nowMs: this.#ports.clock.now(), jitter: this.#ports.clock.jitter() }
  }

  #dispatch(incoming: Incoming): void {
    // A timer may still fire after the end.
    if (this.#hasEnded) return
    this.#inbox.push(incoming)
    // One turn at a time; what arrives during a write shares the next one.
    this.#turning ??= Promise.resolve()
      .then(() => this.#turnUntilEmpty())
      .catch((error: unknown) => this.#fail(error))
  }

  /** A bug must not go on deciding: the loop ends, what is on disk is true, and a new engine can begin there. */
  #fail(error: unknown): void {
    this.#ports.log.alarm(`the engine stopped: ${error instanceof Error ? (error.stack ?? error.message) : 'unknown'}`)
    this.#stopping = true
    this.#hasEnded = true
    for (const controller of this.#controllers.values()) controller.abort()
    this.#stopped?.()
    this.#options.onFailed()
  }

  async #turnUntilEmpty(): Promise<void> {
    while (this.#inbox.length > 0) await this.#turn(this.#inbox.splice(0, mostPerTurn))
    this.#turning = null
    if (!this.#stopping || this.#controllers.size > 0) return
    this.#hasEnded = true
    this.#stopped?.()
  }

  async #turn(batch: readonly Incoming[]): Promise<void> {
    for (const incoming of batch) this.#handle(incoming)
    if (!this.#stopping) this.#queue.schedule(this.#instant())
    const { todos, changed, queueChanged, ...toSave } = this.#queue.drain()
    this.#saves.add(toSave, this.#ports.clock.now())
    const wasFailing = this.#isLedgerFailing
    const mayAct = await this.#save(todos)
    for (const todo of todos) this.#act(todo, mayAct)
    for (const upload of changed) this.#options.onUpload(upload)
    if (queueChanged || wasFailing !== this.#isLedgerFailing) this.#options.onQueue()
    this.#armWake()
  }

  #handle(incoming: Incoming): void {
    switch (incoming.kind) {
      case 'told':
        return this.#queue.apply(incoming.event, this.#instant())
      case 'performed': {
        const { path, answer } = incoming.performed
        this.#controllers.delete(path)
        this.#progress.delete(path)
        return this.#queue.answer(path, answer, this.#instant())
      }
      case 'woken':
        return
    }
  }

  /** Writes before anything is sent; the rest is written when it has waited long enough, is much, or was the last. */
  async #save(todos: readonly Todo[]): Promise<boolean> {
    const isUrgent = todos.some(({ upload, effect }) => isWrittenFirst(effect) && this.#saves.holds(upload.path))
    const isResting = this.#queue.stateCounts.active === 0 && this.#inbox.length === 0
    const nowMs = this.#ports.clock.now()
    const isDue = this.#saves.isDue(nowMs, isResting)
    if (!isUrgent && !isDue && !this.#stopping) return true
    const answer = await this.#saves.flush(nowMs, this.#queue.circumstances(nowMs).serverAheadMs)
    // What waited for a disk with space may start now.
    if (this.#isLedgerFailing && answer.kind === 'saved') this.#dispatch({ kind: 'woken' })
    this.#isLedgerFailing = answer.kind === 'failed'
    this.#queue.setLedgerTrouble(answer.kind === 'failed' ? answer.reason : null)
    return answer.kind === 'saved'
  }

  #act(todo: Todo, saved: boolean): void {
    const { upload, effect } = todo
    if (effect.kind === 'cancel') return this.#controllers.get(upload.path)?.abort()
    if (effect.kind === 'send' && (!saved || this.#stopping)) {
      // Nothing is sent that is not written down.
      const answer = { kind: 'withheld', because: { kind: 'cancelled' } } as const
      return this.#dispatch({ kind: 'performed', performed: { path: upload.path, answer: { kind: 'send', answer } } })
    }
    if (effect.kind === 'move' && (!saved || this.#stopping)) {
      const answer = { kind: 'later', because: effect.ask.isBegun ? 'unfinished' : 'not_now' } as const
      return this.#dispatch({ kind: 'performed', performed: { path: upload.path, answer: { kind: 'move', answer } } })
    }
    const controller = createCancel()
    this.#controllers.set(upload.path, controller)
    if (this.#stopping) controller.abort()
    const onBytes: OnSendProgress = (sentBytes, step, arrivedBytes) => {
      // What is told after the answer is no progress any more.
      if (this.#controllers.get(upload.path) !== controller) return
      const arrived = arrivedBytes === undefined ? {} : { arrivedBytes }
      this.#progress.set(upload.path, { sentBytes, ...arrived, step: step ?? null })
    }
    // A relay goes on where it is: nobody sees its file at nought until it is open.
    if (effect.kind === 'send' && effect.grant.way === 'relay') {
      onBytes(effect.grant.offset, undefined, effect.grant.offset)
    }
    void runEffect(this.#ports, upload, effect, onBytes, controller.signal).then((performed) =>
      this.#dispatch({ kind: 'performed', performed }),
    )
  }

  #armWake(): void {
    const nowMs = this.#ports.clock.now()
    const times = [this.#queue.nextWakeMs(nowMs), this.#saves.nextFlushMs].filter((time) => time !== null)
    if (times.length === 0 || this.#stopping) return
    const atMs = Math.max(Math.min(...times), nowMs)
    if (this.#wakeAtMs === atMs) return
    this.#wakeAtMs = atMs
    this.#ports.clock.wakeAt(atMs, () => {
      this.#wakeAtMs = null
      this.#dispatch({ kind: 'woken' })
    })
  }
}

/** What must be on disk before it begins. */
function isWrittenFirst({ kind }: Effect): boolean {
  return kind === 'send' || kind === 'move'
}
