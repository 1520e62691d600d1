// How long a send that got no definite answer may still land, by our clock or the company server's.
import { lateLandingMs, serverClockGrainMs } from './limits.ts'
import { foldPath } from '#shared/names.ts'
import type { Fingerprint, UnconfirmedSend, Upload } from '#shared/upload.ts'

/** What both clocks say. `serverAheadMs`: how far the company server's is ahead of ours; null while nobody knows. */
type Clocks = { readonly nowMs: number; readonly serverAheadMs: number | null }

/** `atMs`: when a send can begin to land no more; what is on its way may land later. `place`: where; null where nobody told it. */
export type SendEnd = { readonly atMs: number; readonly place: string | null }

/** A send of `fingerprint` that ends by `end` was left without a definite answer. */
export function unconfirmedUntil(
  upload: Upload,
  fingerprint: Fingerprint,
  { atMs, place }: SendEnd,
  { nowMs, serverAheadMs }: Clocks,
): UnconfirmedSend {
  const untilMs = Math.max(atMs, nowMs) + lateLandingMs
  const earlier =
    upload.unconfirmed !== null && upload.unconfirmed.fingerprint.contentHash === fingerprint.contentHash
      ? upload.unconfirmed
      : null
  if (earlier === null)
    return { fingerprint, untilMs, serverUntilMs: serverAheadMs === null ? null : untilMs + serverAheadMs, place }
  // The later end by each clock: after a restart ours may say more of the earlier send than the server's ever did.
  const laterMs = (aheadMs: number): number =>
    Math.max(untilMs + aheadMs, earlier.serverUntilMs ?? earlier.untilMs + aheadMs)
  return {
    fingerprint,
    untilMs: Math.max(untilMs, earlier.untilMs),
    serverUntilMs: serverAheadMs === null ? null : laterMs(serverAheadMs),
    // The later one: another is chosen where something else came to the first, and nothing of ours lands there then.
    place: place ?? earlier.place,
  }
}

/** Milliseconds until a send of old can land no more, by our clock or the server's, whichever says so first; 0: it is over. */
export function unconfirmedForMs(unconfirmed: UnconfirmedSend, { nowMs, serverAheadMs }: Clocks): number {
  const oursMs = unconfirmed.untilMs - nowMs
  if (unconfirmed.serverUntilMs === null || serverAheadMs === null) return Math.max(0, oursMs)
  const theirsMs = unconfirmed.serverUntilMs + serverClockGrainMs - (nowMs + serverAheadMs)
  return Math.max(0, Math.min(oursMs, theirsMs))
}

/**
 * What may still land once the same bytes were found at `destination`: a send that leads to another place, until its time is
 * over. Found elsewhere are bytes of another document of the name, or of an earlier send.
 */
export function openElsewhere({ unconfirmed }: Upload, destination: string, clocks: Clocks): UnconfirmedSend | null {
  if (unconfirmed === null || unconfirmed.place === null) return null
  const isThere = foldPath(unconfirmed.place) === foldPath(destination)
  return isThere || unconfirmedForMs(unconfirmed, clocks) === 0 ? null : unconfirmed
}
