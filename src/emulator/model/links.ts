// One link's life, from issue over its POSTs to oblivion. The switches fill what Dropbox does not document.
import type { LinkSwitches, Switches } from './switches.ts'
import type { WriteMode } from './namespace/write-modes.ts'

export type CommitInfo = {
  readonly path: string
  readonly mode: WriteMode
  readonly autorename: boolean
  readonly clientModified: string | null
  readonly strictConflict: boolean
}

export type LinkState =
  | { readonly kind: 'fresh' }
  | { readonly kind: 'inflight'; readonly postId: number }
  | { readonly kind: 'busy'; readonly untilMs: number }
  | { readonly kind: 'consumed'; readonly atMs: number }

export type Link = {
  readonly id: string
  readonly commit: CommitInfo
  readonly expiresAtMs: number
  attempts: number
  state: LinkState
}

export type Refusal = { readonly status: 409 | 410; readonly text: string }

const unknownText = 'Temporary upload link does not exist.'
const busyText = 'Temporary upload link is currently unavailable.'
const consumedText = 'Temporary upload link has been recently consumed.'
const expiredText = 'Temporary upload link has expired.'

/** Why a POST to `link` may not start now; null when it may. Expiry counts at the start only. */
export function refusalAtStart(link: Link | undefined, switches: LinkSwitches, nowMs: number): Refusal | null {
  if (link === undefined) return { status: 409, text: unknownText }
  const { state } = link
  if (state.kind === 'inflight') {
    return switches.consumeOn === 'headers' ? { status: 410, text: consumedText } : { status: 409, text: busyText }
  }
  if (state.kind === 'consumed') return tombstone(state.atMs, consumedText, switches, nowMs)
  if (nowMs >= link.expiresAtMs) return tombstone(link.expiresAtMs, expiredText, switches, nowMs)
  if (state.kind === 'busy' && nowMs < state.untilMs) return { status: 409, text: busyText }
  return null
}

function tombstone(sinceMs: number, text: string, switches: LinkSwitches, nowMs: number): Refusal {
  return nowMs - sinceMs < switches.tombstoneTtlMs ? { status: 410, text } : { status: 409, text: unknownText }
}

/** What a cut body leaves of the link. */
export function stateAfterAbort(switches: Switches, nowMs: number): LinkState {
  if (switches.consumeOn === 'headers' || switches.onAbort === 'consumed') return { kind: 'consumed', atMs: nowMs }
  if (switches.onAbort === 'reusable') return { kind: 'fresh' }
  return { kind: 'busy', untilMs: nowMs + switches.busyAfterAbortMs }
}

/** What a whole body leaves of the link, whether it was committed or refused. */
export function stateAfterBody(committed: boolean, switches: LinkSwitches, nowMs: number): LinkState {
  const reusable = !committed && switches.consumeOn === 'commit' && switches.on409 === 'reusable'
  return reusable ? { kind: 'fresh' } : { kind: 'consumed', atMs: nowMs }
}
