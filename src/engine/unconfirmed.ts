// How long a send that got no definite answer may still land, by our clock or the company server's.
import { lateLandingMs, serverClockGrainMs } from './limits.ts'
import type { Fingerprint, UnconfirmedSend, Upload } from '#shared/upload.ts'

/** What both clocks say. `serverAheadMs`: how far the company server's is ahead of ours; null while nobody knows. */
type Clocks = { readonly nowMs: number; readonly serverAheadMs: number | null }

/** A send of `print` on a link that ends at `expiresAtMs` was left without a definite answer. */
export function unconfirmedUntil(
  upload: Upload,
  fingerprint: Fingerprint,
  expiresAtMs: number,
  { nowMs, serverAheadMs }: Clocks,
): UnconfirmedSend {
  const untilMs = Math.max(expiresAtMs, nowMs) + lateLandingMs
  const earlier =
    upload.unconfirmed !== null && upload.unconfirmed.fingerprint.contentHash === fingerprint.contentHash
      ? upload.unconfirmed
      : null
  if (earlier === null)
    return { fingerprint, untilMs, serverUntilMs: serverAheadMs === null ? null : untilMs + serverAheadMs }
  // The later end by each clock: after a restart ours may say more of the earlier send than the server's ever did.
  const laterMs = (aheadMs: number): number =>
    Math.max(untilMs + aheadMs, earlier.serverUntilMs ?? earlier.untilMs + aheadMs)
  return {
    fingerprint,
    untilMs: Math.max(untilMs, earlier.untilMs),
    serverUntilMs: serverAheadMs === null ? null : laterMs(serverAheadMs),
  }
}

/** Milliseconds until a send of old can land no more, by our clock or the server's, whichever says so first; 0: it is over. */
export function unconfirmedForMs(unconfirmed: UnconfirmedSend, { nowMs, serverAheadMs }: Clocks): number {
  const oursMs = unconfirmed.untilMs - nowMs
  if (unconfirmed.serverUntilMs === null || serverAheadMs === null) return Math.max(0, oursMs)
  const theirsMs = unconfirmed.serverUntilMs + serverClockGrainMs - (nowMs + serverAheadMs)
  return Math.max(0, Math.min(oursMs, theirsMs))
}
