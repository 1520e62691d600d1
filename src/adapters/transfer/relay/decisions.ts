// What follows from each answer about a relay. Pure: what is asked of the network, and how often, is decided here alone.
import { assertNever } from '#shared/assert.ts'
import type { SendAnswer, Withheld } from '#shared/upload.ts'
import type { FinishAnswer, LookAnswer, PieceAnswer, RelayTrouble } from './answers.ts'

/** A piece by the bytes of the file that it has. */
export type Span = { readonly start: number; readonly end: number }

/** What went wrong so far with one piece, or with the finish; all noughts once a piece was taken. */
export type Tries = { readonly troubles: number; readonly repeats: number; readonly waitedMs: number }

export const noTries: Tries = { troubles: 0, repeats: 0, waitedMs: 0 }

export type PieceDecision =
  /** The piece is there. */
  | { readonly kind: 'next' }
  /** The same piece once more. */
  | { readonly kind: 'again'; readonly afterMs: number; readonly tries: Tries }
  /** Whether it arrived is not known: the server is asked where the relay stands. */
  | { readonly kind: 'look'; readonly afterMs: number; readonly tries: Tries }
  | { readonly kind: 'end'; readonly answer: SendAnswer }

export type FinishDecision =
  | { readonly kind: 'again'; readonly afterMs: number; readonly tries: Tries }
  | { readonly kind: 'end'; readonly answer: SendAnswer }

/** A piece is damaged or called for again so often before the relay is left for another try. */
const mostRepeats = 3

/** Breaks of one piece are bridged for about half a minute; then the engine's own waits are better. */
const mostTroubles = 5

/** So long in all a piece waits for room before its file makes room for others. */
const longestWaitMs = 2 * 60_000

const firstWaitMs = 1_000
const mostWaitMs = 30_000

/** What follows from the answer to a piece. */
export function afterPiece(piece: Span, answer: PieceAnswer, tries: Tries): PieceDecision {
  switch (answer.kind) {
    case 'taken':
      // A server that took more or less than it was given is not the one we know.
      return answer.offset === piece.end ? { kind: 'next' } : end({ kind: 'relay_lost' })
    case 'elsewhere':
      return atOffset(piece, answer.offset, tries)
    case 'damaged':
      return repeat(tries)
    case 'gone':
      return end({ kind: 'relay_lost' })
    case 'refused':
      return { kind: 'end', answer: { kind: 'rejected', status: answer.status } }
    case 'failed':
      return bridge(answer, tries, 'look')
    case 'busy':
    case 'kept_away':
    case 'cancelled':
      return afterTrouble(answer, tries)
    default:
      return assertNever(answer)
  }
}

/** What follows when the server was asked where the relay stands because `piece` had no answer. */
export function afterLook(piece: Span, answer: LookAnswer, tries: Tries): PieceDecision {
  switch (answer.kind) {
    case 'at':
      return atOffset(piece, answer.offset, tries)
    case 'gone':
      return end({ kind: 'relay_lost' })
    case 'failed':
      return bridge(answer, tries, 'look')
    case 'busy': {
      const decision = afterTrouble(answer, tries)
      return decision.kind === 'again' ? { ...decision, kind: 'look' } : decision
    }
    case 'kept_away':
    case 'cancelled':
      return afterTrouble(answer, tries)
    default:
      return assertNever(answer)
  }
}

/**
 * What follows from the answer to `finish`. `wasUnclear`: an earlier one may have been heard. Once a finish has left, only a
 * stored hash or the server's own no is an answer; everything else is found out by a check.
 */
export function afterFinish(answer: FinishAnswer, wasUnclear: boolean, tries: Tries): FinishDecision {
  switch (answer.kind) {
    case 'stored':
      return { kind: 'end', answer: { kind: 'stored', contentHash: answer.contentHash, at: answer.at } }
    case 'not_stored':
      return wasUnclear ? unanswered('outcome_unknown') : end({ kind: 'relay_lost' })
    case 'damaged':
      return { kind: 'end', answer: { kind: 'damaged' } }
    case 'unclear':
      return unanswered(answer.reason)
    case 'failed': {
      if (answer.hasLeft || wasUnclear) return unanswered('outcome_unknown')
      const { reason, unreachable } = answer
      if (tries.troubles < mostTroubles) return { kind: 'again', ...later(tries, null) }
      return end({ kind: 'network', reason, unreachable })
    }
    case 'busy':
      // Asked again it answers the same: what it did meanwhile is not done twice.
      if (canWait(tries, answer.afterMs)) return { kind: 'again', ...later(tries, answer.afterMs) }
      return unanswered(answer.reason)
    case 'kept_away':
      return unanswered(answer.reason)
    case 'cancelled':
      return answer.hasLeft || wasUnclear ? { kind: 'end', answer: cutOff } : end({ kind: 'cancelled' })
    default:
      return assertNever(answer)
  }
}

/** True when the server may have acted on a finish that was answered so. */
export function mayHaveFinished(answer: FinishAnswer): boolean {
  return answer.kind === 'busy' || (answer.kind === 'failed' && answer.hasLeft)
}

function atOffset(piece: Span, offset: number, tries: Tries): PieceDecision {
  if (offset === piece.end) return { kind: 'next' }
  if (offset === piece.start) return repeat(tries)
  // Bytes that this send knows nothing of: the next one begins with what the server has.
  return end({ kind: 'relay_lost' })
}

function repeat(tries: Tries): PieceDecision {
  if (tries.repeats >= mostRepeats) return end({ kind: 'network', reason: 'connection_lost', unreachable: false })
  return { kind: 'again', afterMs: 0, tries: { ...tries, repeats: tries.repeats + 1 } }
}

function bridge(answer: Extract<RelayTrouble, { kind: 'failed' }>, tries: Tries, then: 'look'): PieceDecision {
  const { reason, unreachable } = answer
  if (tries.troubles >= mostTroubles) return end({ kind: 'network', reason, unreachable })
  return { kind: then, ...later(tries, null) }
}

function afterTrouble(answer: Exclude<RelayTrouble, { kind: 'failed' }>, tries: Tries): PieceDecision {
  switch (answer.kind) {
    case 'busy':
      if (canWait(tries, answer.afterMs)) return { kind: 'again', ...later(tries, answer.afterMs) }
      return end(answer.isRoom ? { kind: 'no_room' } : { kind: 'network', reason: answer.reason, unreachable: false })
    case 'kept_away':
      return answer.reason === 'server_disk_full' || answer.reason === 'proxy_body_limit'
        ? end({ kind: 'no_room', reason: answer.reason })
        : end({ kind: 'network', reason: answer.reason, unreachable: false })
    case 'cancelled':
      return end({ kind: 'cancelled' })
    default:
      return assertNever(answer)
  }
}

function canWait(tries: Tries, afterMs: number | null): boolean {
  return tries.waitedMs + waitMs(tries, afterMs) <= longestWaitMs
}

/** Nobody is asked before the time he gave. */
function waitMs(tries: Tries, askedMs: number | null): number {
  return Math.max(askedMs ?? 0, Math.min(mostWaitMs, firstWaitMs * 2 ** Math.min(tries.troubles, 5)))
}

function later(tries: Tries, askedMs: number | null): { readonly afterMs: number; readonly tries: Tries } {
  const afterMs = waitMs(tries, askedMs)
  return { afterMs, tries: { ...tries, troubles: tries.troubles + 1, waitedMs: tries.waitedMs + afterMs } }
}

function end(because: Withheld): { readonly kind: 'end'; readonly answer: SendAnswer } {
  return { kind: 'end', answer: { kind: 'withheld', because } }
}

/** We ended it when a finish may have been heard. */
export const cutOff: SendAnswer = { kind: 'unanswered', reason: 'outcome_unknown', wasCancelled: true }

function unanswered(reason: Extract<SendAnswer, { kind: 'unanswered' }>['reason']): FinishDecision {
  return { kind: 'end', answer: { kind: 'unanswered', reason } }
}
