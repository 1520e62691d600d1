// What new files meet before they are on their way: the guard of mass drops, and the grace time.
import { GraceTimes } from './grace.ts'
import { isAskedBelow, MassGuard } from './mass-guard.ts'
import type { EngineOptions } from '../events.ts'
import type { Upload } from '#shared/upload.ts'

export type Met = {
  /** Uploads that a person is asked about from now on. */
  readonly asked: readonly string[]
  /** This one waits for its grace time. */
  readonly waits: boolean
}

export class Newcomers {
  readonly grace: GraceTimes
  readonly #guard: MassGuard

  constructor({ graceMs, guard }: Pick<EngineOptions, 'graceMs' | 'guard'>) {
    this.grace = new GraceTimes(graceMs)
    this.#guard = new MassGuard(guard)
  }

  /** Takes up what the ledger kept. */
  load(uploads: Iterable<Upload>, nowMs: number): void {
    const all = [...uploads]
    this.#guard.load(all, nowMs)
    this.grace.load(all, nowMs)
  }

  hear(before: Upload | null, after: Upload | null, nowMs: number): Met {
    const waits = this.grace.hear(before, after, nowMs)
    return { asked: this.#guard.hear(before, after, nowMs), waits }
  }

  /** A person says that what is asked about goes: in that folder, or (null) all of it. */
  release(uploads: Iterable<Upload>, below: string | null): void {
    const isMeant = isAskedBelow(below)
    for (const upload of uploads) if (isMeant(upload)) this.grace.release(upload.path)
  }

  /** A person said something; `left` files are asked about yet. */
  decided(left: number, nowMs: number): void {
    this.#guard.decided(left, nowMs)
  }
}
