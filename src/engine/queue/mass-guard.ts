// Very many files at once are perhaps a mistake: a drive dropped in the folder, or a program that changed everything. What comes so is
// not sent before a person says so. Decided from times, counts and bytes.
import type { GuardLimits } from '../events.ts'
import { isSameSave, type Upload } from '#shared/upload.ts'

/** How much came in one second. */
type Second = { readonly atMs: number; readonly files: number; readonly bytes: number }

export type Arrivals = {
  /** Oldest first, none older than the limits' span. */
  readonly seconds: readonly Second[]
  readonly lastMs: number
  /** What comes now belongs to a mass drop. */
  readonly isMass: boolean
}

export const noArrivals: Arrivals = { seconds: [], lastMs: -Infinity, isMass: false }

/** A drop waited for a person when the program ended: what is seen soon after the start may be its rest. */
export function dropGoesOn(nowMs: number, { withinMs }: GuardLimits): Arrivals {
  return { seconds: [], lastMs: nowMs + withinMs, isMass: true }
}

/** A copy that is under way shows another file at least so often. */
const stillComingMs = 2_000

/** After `files` more with `bytes` came at `atMs`. A drop is over when nothing came for a while; then it is counted anew. */
export function afterArrival(known: Arrivals, { atMs, files, bytes }: Second, limits: GuardLimits): Arrivals {
  const isOver = known.isMass && atMs - known.lastMs >= limits.calmMs
  const kept = isOver ? [] : known.seconds.filter((second) => atMs - second.atMs < limits.withinMs)
  const last = kept.at(-1)
  const seconds =
    last !== undefined && atMs - last.atMs < 1_000
      ? [...kept.slice(0, -1), { atMs: last.atMs, files: last.files + files, bytes: last.bytes + bytes }]
      : [...kept, { atMs, files, bytes }]
  const isMass = (known.isMass && !isOver) || isTooMuch(seconds, limits)
  // From here on only the moment counts.
  return { seconds: isMass ? [] : seconds, lastMs: atMs, isMass }
}

function isTooMuch(all: readonly Second[], limits: GuardLimits): boolean {
  const sum = all.reduce((so, { files, bytes }) => ({ files: so.files + files, bytes: so.bytes + bytes }), nothing)
  return sum.files > limits.files || sum.bytes > limits.bytes
}

const nothing = { files: 0, bytes: 0 }

/** What an observation adds to what there is to send; null for nothing: no file, a mere touch, or one that is stored as it is. */
export function arrivalOf(
  before: Upload | null,
  after: Upload,
): { readonly files: number; readonly bytes: number } | null {
  if (after.observed.kind !== 'file' || after.intent !== 'go') return null
  const { stat } = after.observed
  if (after.stored !== null && isSameSave({ ...after.stored.stat, fileId: stat.fileId }, stat)) return null
  const isOnItsWay = before !== null && before.intent === 'go' && !restsForGood.has(before.state.kind)
  if (!isOnItsWay) return { files: 1, bytes: stat.sizeBytes }
  const grownBytes = stat.sizeBytes - (before.observed.kind === 'file' ? before.observed.stat.sizeBytes : 0)
  return grownBytes > 0 ? { files: 0, bytes: grownBytes } : null
}

const restsForGood: ReadonlySet<string> = new Set(['done', 'blocked', 'gone'])

/** Watches what comes. A class, for it remembers. */
export class MassGuard {
  readonly #limits: GuardLimits | null
  #arrivals = noArrivals
  /** What may turn out to be the beginning of a drop. */
  #recent: { readonly path: string; readonly atMs: number }[] = []

  /** `limits` null: nobody is ever asked. */
  constructor(limits: GuardLimits | null) {
    this.#limits = limits
  }

  /** Takes up what the ledger kept. What had come just before the end, and was not read yet, counts once more. */
  load(uploads: Iterable<Upload>, nowMs: number): void {
    const limits = this.#limits
    if (limits === null) return
    const fresh: Upload[] = []
    for (const upload of uploads) {
      if (upload.intent === 'ask') this.#arrivals = dropGoesOn(nowMs, limits)
      if (isFresh(upload)) fresh.push(upload)
    }
    const arrivals = fresh.map((upload) => arrivalOf(null, upload) ?? nothing)
    const all = arrivals.reduce(
      (sum, { files, bytes }) => ({ files: sum.files + files, bytes: sum.bytes + bytes }),
      nothing,
    )
    // More than the limits was let go by a person.
    if (this.#arrivals.isMass || isTooMuch([{ atMs: nowMs, ...all }], limits)) return
    this.#arrivals = afterArrival(noArrivals, { atMs: nowMs, ...all }, limits)
    this.#recent = fresh.map(({ path }) => ({ path, atMs: nowMs }))
  }

  /**
   * A person said something; `left` files are asked about yet. After the last word what comes is no rest of the drop any more, unless that
   * was still coming in.
   */
  decided(left: number, nowMs: number): void {
    const { lastMs } = this.#arrivals
    const isComing = lastMs <= nowMs && nowMs - lastMs < stillComingMs
    if (left === 0 && !isComing) this.#arrivals = noArrivals
  }

  /** Hears of an observation. Answers the uploads that a person is asked about from now on. */
  hear(before: Upload | null, after: Upload | null, nowMs: number): readonly string[] {
    const limits = this.#limits
    if (limits === null || after === null || after === before) return []
    const arrival = arrivalOf(before, after)
    if (arrival === null) return []
    const wasMass = this.#arrivals.isMass
    this.#arrivals = afterArrival(this.#arrivals, { atMs: nowMs, ...arrival }, limits)
    if (!this.#arrivals.isMass) {
      if (wasMass) this.#recent = []
      this.#recent.push({ path: after.path, atMs: nowMs })
      return []
    }
    const asked = this.#recent.filter(({ atMs }) => nowMs - atMs < limits.withinMs).map(({ path }) => path)
    this.#recent = []
    return [...asked, after.path]
  }
}

/** Nothing of this version can have left. */
function isFresh(upload: Upload): boolean {
  const { state, unconfirmed } = upload
  const waits = state.kind === 'settling' || (state.kind === 'waiting' && state.next === 'link')
  return waits && unconfirmed === null && arrivalOf(null, upload) !== null
}

/** What a person was asked about in that folder; null: anywhere. */
export function isAskedBelow(folder: string | null): (upload: Upload) => boolean {
  return ({ intent, path }) => intent === 'ask' && (folder === null || path.startsWith(`${folder}/`))
}
