// All uploads and who may start: applies events, keeps order, slots, pause and hold. Deterministic; no I/O, no clock.
import { isForgettable } from '../upload/persisted-form.ts'
import { createClaims, whoseNameIsFree } from './name-claims.ts'
import { Entries, type AllUploads } from './entries.ts'
import type { EngineOptions, QueueEvent } from '../events.ts'
import { admissionOf, contextOf, type Circumstances, type Instant, type Surroundings } from './admission.ts'
import { placeInGrace } from './grace.ts'
import { contextFor, isLinkHeld, placeInFolder, RootStates } from '../root-states.ts'
import { isAskedBelow } from './mass-guard.ts'
import { Newcomers } from './newcomers.ts'
import { createReadyQueues, startOrder, waitingPlaceOf, type Entry, type ReadyQueueName } from './ready-queues.ts'
import { takenOver, waitingAlsoFor } from '../upload/on-seen.ts'
import { addChange, addTraces, emptyTurnResult, type TurnResult } from './turn-result.ts'
import { newUpload, transition } from '../upload/state-machine.ts'
import { mayWork, type Answer, type Context, type UploadEvent } from '../upload/moves.ts'
import { createStateCounts, sameLimits, sizeClassOf, type StateCounts } from './state-counts.ts'
import { probeNow, afterSignal, healthy, nextEndMs, toldHold, type Health } from './circuit-breaker.ts'
import { assertNever } from '#shared/assert.ts'
import type { WaitingReason } from '#shared/reasons.ts'
import { isWorking, type Intent, type Upload } from '#shared/upload.ts'
import type { SizeLimits } from '#shared/grant.ts'
import type { LoadedUpload } from '#shared/packed/packed-upload.ts'

export type QueueOptions = Omit<EngineOptions, 'onUpload' | 'onQueue' | 'onFailed'>

/** The queue. A class, for it is the one thing in the engine that changes. */
export class Queue {
  readonly stateCounts: StateCounts
  readonly newcomers: Newcomers
  readonly #entries = new Entries((upload) => sizeClassOf(upload, this.#limits))
  readonly all: AllUploads = this.#entries
  readonly #readyQueues = createReadyQueues()
  readonly #claims = createClaims()
  readonly #options: QueueOptions
  readonly #roots: RootStates
  #limits: SizeLimits
  #targetId: number
  #world: Surroundings = { serverAheadMs: null, paused: false, folder: 'there', ledgerTrouble: null }
  #health: Health = healthy
  #turnResult = emptyTurnResult()

  constructor(options: QueueOptions) {
    this.#options = options
    this.#limits = options.limits
    this.newcomers = new Newcomers(options)
    this.#roots = new RootStates(options)
    this.stateCounts = createStateCounts(options.limits)
    this.#targetId = options.targetId
  }

  /** Takes up what the ledger kept. Call once, before anything else. */
  load(uploads: readonly LoadedUpload[], instant: Instant): void {
    const context = this.#context(instant)
    for (const loaded of uploads.toSorted((one, other) => one.addedAtMs - other.addedAtMs))
      this.stateCounts.takeUp(this.#entries.takeUp(loaded, context))
    for (const holder of this.#claims.takeUp(this.#entries.values())) {
      const claim = this.#claims.claim(holder)
      if (claim.kind === 'free') continue
      const { upload } = claim.by
      this.#handOver(holder, claim.by, upload, waitingAlsoFor(upload, holder.upload.unconfirmed), context)
      if (holder.upload.state.kind === 'waiting') this.#apply(holder, { kind: 'collides' }, context)
    }
    this.newcomers.load(this.#entries.openUploads(), instant.nowMs)
    for (const entry of this.#entries.open()) this.#place(entry, instant.nowMs)
    for (const entry of whoseNameIsFree(this.#claims, this.#entries.values()))
      this.#apply(entry, { kind: 'reconsider' }, context)
  }

  apply(event: QueueEvent, instant: Instant): void {
    const context = this.#context(instant)
    switch (event.kind) {
      case 'observed':
        return this.#observe(event, context)
      case 'folder':
        this.#setRoot(event, context)
        break
      case 'retry':
        return this.#retry(event.paths, context)
      case 'intent':
        return this.#want(event.paths, event.intent, context)
      case 'take_back':
        this.#applyTo(this.newcomers.grace.paths(event.batch), { kind: 'intent', intent: 'skip' }, context)
        break
      case 'decide':
        this.newcomers.release(this.all.openUploads(), event.below)
        this.#applyWhere(isAskedBelow(event.below), { kind: 'intent', intent: event.intent }, context)
        this.newcomers.decided(this.stateCounts.asked.files, context.nowMs)
        break
      case 'first':
        for (const entry of this.#entries.putFirst(event.paths)) this.#place(entry, context.nowMs)
        return
      case 'pause':
        // What may be under way is stopped; what a stop leaves behind begins anew after the pause.
        this.#world = { ...this.#world, paused: true }
        this.#applyWhere(({ state }) => isWorking(state), { kind: 'halt' }, this.#context(instant))
        break
      case 'resume':
        this.#world = { ...this.#world, paused: false }
        break
      case 'limits':
        return this.#setLimits(event.limits, instant)
      case 'target':
        return this.#setTarget(event.id, instant)
      case 'server_clock':
        this.#world = { ...this.#world, serverAheadMs: event.aheadMs }
        return
      case 'world_changed':
        this.#setHealth(probeNow(this.#health, context))
        // Waits that came from failures are over; quiet times are not.
        return this.#applyWhere(({ state }) => state.kind === 'waiting', { kind: 'reconsider' }, context)
      default:
        return assertNever(event)
    }
    this.#turnResult.queueChanged = true
  }

  /** The answer to an effect of the upload at `path`. */
  answer(path: string, answer: Answer, instant: Instant): void {
    this.#applyTo([path], { kind: 'answered', to: answer }, this.#context(instant))
  }

  /** Starts whatever may start now. */
  schedule(instant: Instant): void {
    for (const entry of this.#readyQueues.popDue(instant.nowMs)) this.#place(entry, instant.nowMs)
    for (const queueName of startOrder(this.#readyQueues, toldHold(this.#health.holds) !== null))
      this.#startFrom(queueName, this.#context(instant))
  }

  /** Hands over what came of all calls since the last time. */
  drain(): TurnResult {
    const taken = this.#turnResult
    this.#turnResult = emptyTurnResult()
    return taken
  }

  setLedgerTrouble(reason: WaitingReason | null): void {
    if (reason === this.#world.ledgerTrouble) return
    this.#world = { ...this.#world, ledgerTrouble: reason }
    this.#turnResult.queueChanged = true
  }

  /** When `schedule` should be called although nothing happened; null when there is no such time. */
  nextWakeMs(nowMs: number): number | null {
    const times = [this.#readyQueues.nextDueMs(), nextEndMs(this.#health.holds, nowMs)]
    return times.reduce((one, other) => (one === null || other === null ? (one ?? other) : Math.min(one, other)))
  }

  /** Everything beside the uploads that decides who may start. The spread comes first: only there it is quick. */
  circumstances(nowMs: number): Circumstances {
    return {
      ...this.#world,
      nowMs,
      hold: toldHold(this.#health.holds),
      serverHold: this.#health.holds.server,
      sendSlots: this.#options.sendSlots,
      relaySlots: this.#options.relaySlots,
      readAhead: this.#readyQueues.count('link') - this.#readyQueues.count('link', 'relayed'),
      relayReadAhead: this.#readyQueues.count('link', 'relayed'),
      stateCounts: this.stateCounts,
      roots: this.#roots,
      graceEndMs: (path) => this.newcomers.grace.endMs(path, nowMs),
    }
  }

  upload(path: string): Upload | null {
    return this.#entries.get(path)?.upload ?? null
  }

  #context(instant: Instant): Context {
    return contextOf(this.#options, { instant, limits: this.#limits, targetId: this.#targetId, world: this.#world })
  }

  #add(upload: Upload): Entry {
    this.stateCounts.change(null, upload)
    return this.#entries.add(upload)
  }

  /** One decision about one upload, and everything that follows from it inside the queue. */
  #apply(entry: Entry, event: UploadEvent, context: Context): void {
    const before = entry.upload
    const step = transition(before, event, contextFor(before, context, this.#options))
    if (step.signal !== null) this.#setHealth(afterSignal(this.#health, step.signal, context))
    addTraces(this.#turnResult, step, context.nowMs)
    if (step.upload === before) return
    this.#change(entry, this.#claims.asKnown(entry, step.upload), context)
    if (isLinkHeld(step.upload, this.#roots)) this.#apply(entry, { kind: 'halt' }, context)
    for (const freed of this.#claims.freedBy(entry)) this.#apply(freed, { kind: 'reconsider' }, context)
  }

  #change(entry: Entry, upload: Upload, { nowMs }: Context): void {
    this.stateCounts.change(entry.upload, upload)
    addChange(this.#turnResult, entry.upload, upload)
    entry.upload = upload
    this.#place(entry, nowMs)
    if (isForgettable(upload) && this.#entries.delete(upload.path)) this.stateCounts.change(upload, null)
  }

  /** From now on `to` alone knows what may still land under the name: one that is kept twice outlives its answer. */
  #handOver(from: Entry, to: Entry, before: Upload, upload: Upload, context: Context): void {
    if (upload === before) return
    this.#change(to, upload, context)
    if (from.upload.unconfirmed !== null) this.#change(from, { ...from.upload, unconfirmed: null }, context)
  }

  #place(entry: Entry, nowMs: number): void {
    const { upload } = entry
    const place = placeInGrace(upload, waitingPlaceOf(upload, nowMs), this.newcomers.grace.endMs(upload.path, nowMs))
    this.#readyQueues.place(entry, placeInFolder(upload, place, this.#roots))
  }

  #setRoot({ root, state }: Extract<QueueEvent, { kind: 'folder' }>, context: Context): void {
    this.#world = { ...this.#world, folder: this.#roots.set(root ?? '', state) }
    if (!this.#roots.areMany) return
    for (const entry of this.#entries.open()) this.#place(entry, context.nowMs)
    this.#applyWhere((upload) => isLinkHeld(upload, this.#roots), { kind: 'halt' }, context)
  }

  #observe(event: Extract<QueueEvent, { kind: 'observed' }>, context: Context): void {
    if (this.#entries.isDoneWith(event.path, event.observed)) return
    const before = this.upload(event.path)
    if (before !== null) this.#applyTo([event.path], event, context)
    else if (event.observed.kind === 'absent') return
    else {
      const upload = newUpload(event.path, event.observed, context)
      addChange(this.#turnResult, null, upload)
      this.#place(this.#add(upload), context.nowMs)
    }
    const { asked, waits } = this.newcomers.hear(before, this.upload(event.path), context.nowMs)
    if (waits) for (const entry of this.#entries.of([event.path])) this.#place(entry, context.nowMs)
    this.#applyTo(asked, { kind: 'intent', intent: 'ask' }, context)
  }

  #retry(paths: readonly string[] | 'all', context: Context): void {
    // Who retries all does not mean what was held back or left out; who names it does.
    if (paths !== 'all') this.#want(paths, 'go', context)
    if (paths === 'all') this.#applyWhere(mayWork, { kind: 'retry' }, context)
    else this.#applyTo(paths, { kind: 'retry' }, context)
    this.#setHealth(probeNow(this.#health, context))
  }

  /** What a person says of files by their names also ends their grace time. */
  #want(paths: readonly string[], intent: Intent, context: Context): void {
    for (const entry of this.#entries.of(paths)) {
      this.newcomers.grace.release(entry.upload.path)
      this.#apply(entry, { kind: 'intent', intent }, context)
      this.#place(entry, context.nowMs)
    }
  }

  #applyTo(paths: readonly string[], event: UploadEvent, context: Context): void {
    for (const entry of this.#entries.of(paths)) this.#apply(entry, event, context)
  }

  /** Not to what is done with nothing open: nothing that is said of many files is about those, but for another target. */
  #applyWhere(fits: (upload: Upload) => boolean, event: UploadEvent, context: Context): void {
    for (const entry of this.#entries.open()) if (fits(entry.upload)) this.#apply(entry, event, context)
  }

  #setLimits(limits: SizeLimits, instant: Instant): void {
    if (sameLimits(limits, this.#limits)) return
    this.#limits = limits
    this.stateCounts.setLimits(limits, this.all.openUploads())
    for (const entry of this.#entries.open()) this.#place(entry, instant.nowMs)
    const isTooLarge = ({ state }: Upload): boolean => state.kind === 'blocked' && state.reason === 'too_large'
    this.#applyWhere(isTooLarge, { kind: 'reconsider' }, this.#context(instant))
  }

  #setTarget(id: number, instant: Instant): void {
    if (id === this.#targetId) return
    this.#targetId = id
    const context = this.#context(instant)
    for (const entry of this.#entries.values()) this.#apply(entry, { kind: 'retarget' }, context)
    this.#turnResult.queueChanged = true
  }

  #setHealth(next: Health): void {
    if (next.holds !== this.#health.holds) this.#turnResult.queueChanged = true
    this.#health = next
  }

  #startFrom(queueName: ReadyQueueName, context: Context): void {
    while (this.#readyQueues.count(queueName) > 0) {
      const entry = this.#readyQueues.first(queueName, admissionOf(queueName, this.circumstances(context.nowMs)))
      if (entry === null) return
      if (queueName === 'hash' && !this.#claimName(entry, context)) this.#apply(entry, { kind: 'collides' }, context)
      else this.#apply(entry, { kind: 'start' }, context)
    }
  }

  /** False when another file here has the same name for Dropbox. */
  #claimName(entry: Entry, context: Context): boolean {
    const claim = this.#claims.claim(entry)
    if (claim.kind === 'taken') return false
    // The name had another spelling before: what was sent under that one is what this one replaces.
    const { before } = claim
    const { upload } = entry
    if (before !== null) this.#handOver(before, entry, upload, takenOver(upload, before.upload, context), context)
    return true
  }
}
