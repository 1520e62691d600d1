// How many uploads are in which state, kept while they change so that nobody has to count.
import { largeBytes } from '../limits.ts'
import { needsPerson } from '#shared/reasons.ts'
import type { StateKind, Upload } from '#shared/upload.ts'

export interface StateCounts {
  /** Exchanges one upload for its next self; null for none before or none after. */
  change(before: Upload | null, after: Upload | null): void
  readonly counts: Readonly<Record<StateKind, number>>
  /** Uploads that are being worked on, or wait for it and may. */
  readonly active: number
  /** Uploads that wait and are held back by a person. */
  readonly heldBack: number
  /** Uploads a person left out, of those that wait and of those that are blocked; of these also what is no file at all. */
  readonly leftOut: { readonly waiting: number; readonly blocked: number }
  /** Links in hand that wait for a send slot; they are part of `counts.linking`. */
  readonly ready: number
  /** The same counts, of large uploads only. */
  readonly large: Readonly<Record<StateKind, number>>
}

/** True for a file that must not take the last slot from small ones. */
export function isLarge(upload: Upload): boolean {
  return upload.observed.kind === 'file' && upload.observed.stat.sizeBytes > largeBytes
}

/** True for what is blocked and asks nothing of a person: it was left out, or it is nothing that could be sent. */
export function isNobodysConcern({ intent, state }: Pick<Upload, 'intent' | 'state'>): boolean {
  return state.kind === 'blocked' && (intent === 'skip' || !needsPerson(state.reason))
}

function noCounts(): Record<StateKind, number> {
  return {
    settling: 0,
    waiting: 0,
    done: 0,
    blocked: 0,
    gone: 0,
    hashing: 0,
    linking: 0,
    sending: 0,
    checking: 0,
  }
}

export function createStateCounts(): StateCounts {
  const counts = noCounts()
  const large = noCounts()
  const leftOut = { waiting: 0, blocked: 0 }
  let ready = 0
  let heldBack = 0
  function add(upload: Upload, by: 1 | -1): void {
    const { state } = upload
    counts[state.kind] += by
    if (isLarge(upload)) large[state.kind] += by
    if (state.kind === 'linking' && state.ready !== null) ready += by
    if (upload.intent !== 'go' || state.kind === 'blocked') addHeld(upload, by)
  }
  function addHeld({ intent, state }: Upload, by: 1 | -1): void {
    const waits = state.kind === 'settling' || state.kind === 'waiting'
    if (waits && intent === 'pause') heldBack += by
    if (waits && intent === 'skip') leftOut.waiting += by
    if (isNobodysConcern({ intent, state })) leftOut.blocked += by
  }
  return {
    counts,
    large,
    get active() {
      const waiting = counts.settling + counts.waiting - heldBack - leftOut.waiting
      return waiting + counts.hashing + counts.linking + counts.sending + counts.checking
    },
    leftOut,
    get heldBack() {
      return heldBack
    },
    get ready() {
      return ready
    },
    change(before, after) {
      if (before !== null) add(before, -1)
      if (after !== null) add(after, 1)
    },
  }
}
