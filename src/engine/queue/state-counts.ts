// How many uploads are in which state, kept while they change so that nobody has to count.
import { largeBytes } from '../limits.ts'
import { needsPerson } from '#shared/reasons.ts'
import { wayOf } from '#shared/grant.ts'
import type { StateKind, Upload } from '#shared/upload.ts'
import type { SizeLimits, Way } from '#shared/grant.ts'

export interface StateCounts {
  /** Exchanges one upload for its next self; null for none before or none after. */
  change(before: Upload | null, after: Upload | null): void
  /** Counts an upload that the ledger kept; what is packed is done, and is not opened for it. */
  takeUp(entry: { readonly isPacked: boolean; readonly upload: Upload }): void
  readonly counts: Readonly<Record<StateKind, number>>
  /** Uploads that are being worked on, or wait for it and may. */
  readonly active: number
  /** Uploads that wait and are held back by a person. */
  readonly heldBack: number
  /** Uploads that wait until a person says whether they are sent, and their bytes. */
  readonly asked: { readonly files: number; readonly bytes: number }
  /** Uploads a person left out, of those that wait and of those that are blocked; of these also what is no file at all. */
  readonly leftOut: { readonly waiting: number; readonly blocked: number }
  /** Links in hand that wait for a send slot; they are part of `counts.linking`. */
  readonly ready: number
  /** The same counts, of large uploads only that go by links. What is done takes no slot and is not among them. */
  readonly large: Readonly<Record<StateKind, number>>
  /** The same counts, of those only that go through a relay. */
  readonly relayed: Readonly<Record<StateKind, number>>
  /** From now on these limits tell what is relayed. `all` are the uploads that are counted; those that are done may be left out. */
  setLimits(limits: SizeLimits, all: Iterable<Upload>): void
}

export type SizeClass = 'small' | 'large' | 'relayed'

/** True for a file that must not take the last slot from small ones. */
export function isLarge(upload: Upload): boolean {
  return upload.observed.kind === 'file' && upload.observed.stat.sizeBytes > largeBytes
}

/** What slots an upload takes. What is under way keeps its class, though the file may change meanwhile. */
export function sizeClassOf(upload: Upload, limits: SizeLimits): SizeClass {
  if (wayNow(upload, limits) === 'relay') return 'relayed'
  return isLarge(upload) ? 'large' : 'small'
}

/** True when both let the same files go by the same ways. */
export function sameLimits(one: SizeLimits, other: SizeLimits): boolean {
  return one.directMaxBytes === other.directMaxBytes && one.relayMaxBytes === other.relayMaxBytes
}

function wayNow({ observed, state }: Upload, limits: SizeLimits): Way {
  switch (state.kind) {
    case 'sending':
      return state.terms.way
    case 'linking':
      return state.ready?.grant.way ?? wayOf(state.fingerprint.stat.sizeBytes, limits)
    case 'waiting':
    case 'checking':
    case 'moving':
      return wayOf(state.fingerprint.stat.sizeBytes, limits)
    case 'hashing':
      return wayOf(state.stat.sizeBytes, limits)
    case 'settling':
    case 'done':
    case 'blocked':
    case 'gone':
      return observed.kind === 'file' ? wayOf(observed.stat.sizeBytes, limits) : 'post'
  }
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
    moving: 0,
  }
}

function underWay(counts: Record<StateKind, number>): number {
  const waiting = counts.settling + counts.waiting
  return waiting + counts.hashing + counts.linking + counts.sending + counts.checking + counts.moving
}

export function createStateCounts(first: SizeLimits = { directMaxBytes: 0, relayMaxBytes: 0 }): StateCounts {
  let limits = first
  const counts = noCounts()
  const large = noCounts()
  const relayed = noCounts()
  const leftOut = { waiting: 0, blocked: 0 }
  const asked = { files: 0, bytes: 0 }
  let [ready, movesDue, heldBack] = [0, 0, 0]
  function add(upload: Upload, by: 1 | -1): void {
    const { state } = upload
    counts[state.kind] += by
    if (state.kind !== 'done') addBySize(upload, by)
    if (state.kind === 'linking' && state.ready !== null) ready += by
    if (state.kind === 'done' && state.original?.kind === 'due') movesDue += by
    if (upload.intent !== 'go' || state.kind === 'blocked') addHeld(upload, by)
  }
  function addBySize(upload: Upload, by: 1 | -1): void {
    const sizeClass = sizeClassOf(upload, limits)
    if (sizeClass === 'large') large[upload.state.kind] += by
    if (sizeClass === 'relayed') relayed[upload.state.kind] += by
  }
  function addHeld({ intent, observed, state }: Upload, by: 1 | -1): void {
    const waits = state.kind === 'settling' || state.kind === 'waiting'
    if (waits && intent === 'pause') heldBack += by
    if (waits && intent === 'ask') {
      asked.files += by
      asked.bytes += observed.kind === 'file' ? by * observed.stat.sizeBytes : 0
    }
    if (waits && intent === 'skip') leftOut.waiting += by
    if (isNobodysConcern({ intent, state })) leftOut.blocked += by
  }
  return {
    counts,
    large,
    relayed,
    setLimits(next, all) {
      const sized = [...all].filter(({ state }) => state.kind !== 'done')
      for (const upload of sized) addBySize(upload, -1)
      limits = next
      for (const upload of sized) addBySize(upload, 1)
    },
    get active() {
      return underWay(counts) + movesDue - heldBack - leftOut.waiting - asked.files
    },
    leftOut,
    asked,
    get heldBack() {
      return heldBack
    },
    get ready() {
      return ready
    },
    takeUp: (entry) => (entry.isPacked ? void (counts.done += 1) : add(entry.upload, 1)),
    change(before, after) {
      if (before !== null) add(before, -1)
      if (after !== null) add(after, 1)
    },
  }
}
