// This folder: files of any size, piece by piece into Dropbox's upload sessions.

// PATCH: takes one piece, judges it, and adds it to the session at Dropbox. What is about to be sent is written down first,
// so that after a lost answer or a crash Dropbox's own offset says whether it arrived.
import type { Readable } from 'node:stream'
import { pieceLengthAt } from '#shared/contract/relay-api.ts'
import type { PieceChecksum } from '#shared/contract/relay-api.ts'
import { assertNever } from '#shared/assert.ts'
import { isTrouble, refuseForTrouble } from '../dropbox/failures.ts'
import type { Trouble } from '../dropbox/failures.ts'
import type { AppendRefusal } from '../dropbox/parse-sessions.ts'
import { refuse } from '../problems.ts'
import type { Refusal } from '../problems.ts'
import { findRelay, isUnclear } from './context.ts'
import type { RelayContext } from './context.ts'
import { contentHashOf, digestsOf, fitsChecksum, sameDigests } from './piece-digests.ts'
import { receivePiece } from './receive-piece.ts'
import type { Piece, Relay } from './relay.ts'
import { correctOffset, settleOffset } from './settle-offset.ts'

export type PieceAsk = {
  readonly device: string
  readonly relayId: string
  readonly offset: number
  readonly checksum: PieceChecksum
  /** As announced; null when the request does not say. */
  readonly length: number | null
  readonly body: Readable
  /** Ends when the client is gone. */
  readonly isGone: () => boolean
}

/** How long a piece waits for memory before its client is told to come again; never longer than a client may take its time. */
const longestMemoryWaitMs = 15_000
const crowdedMs = 5_000
const sameAgainMs = 1_000
const comingInMs = 2_000

/** The relay as it stands after the piece, or why the piece was not taken. */
export async function appendPiece(context: RelayContext, ask: PieceAsk): Promise<Relay | Refusal> {
  const before = await findRelay(context, ask.device, ask.relayId)
  if (before.kind === 'refused') return before
  // A request at the wrong place is no reason to stop the piece that is coming in.
  if (before.offset !== ask.offset && (await context.store.expected(before)).length === 0) return elsewhere(before)
  // Two clients that send the same file would stop each other for ever.
  if (context.turns.isMoving(ask.relayId, context.clock.steadyMs())) {
    return refuse('relay_busy', 'a piece of this relay is coming in on another connection', comingInMs)
  }
  context.turns.interrupt(ask.relayId)
  return context.turns.inTurn(ask.relayId, async () => {
    if (ask.isGone()) return refuse('relay_busy', 'the client is gone', sameAgainMs)
    const found = await findRelay(context, ask.device, ask.relayId)
    if (found.kind === 'refused') return found
    const relay = found.offset === ask.offset ? found : await settleOffset(context, found)
    if (relay.kind === 'refused') return relay
    if (relay.state !== 'open' || relay.offset !== ask.offset) return elsewhere(relay)
    const due = pieceLengthAt(relay.offset, relay.ask.size, relay.pieceBytes)
    if (ask.length !== null && ask.length !== due) return wrongSize(due)
    if (due === 0) return relay
    return context.turns.receiving(ask.relayId, (signal) => takePiece(context, relay, ask, due, signal))
  })
}

async function takePiece(
  context: RelayContext,
  relay: Relay,
  ask: PieceAsk,
  due: number,
  signal: AbortSignal,
): Promise<Relay | Refusal> {
  const { clock, freeGarbage, memory, pace, turns } = context
  const room = await memory.acquire(due, ask.device, {
    signal,
    longestWaitMs: Math.min(longestMemoryWaitMs, pace.graceMs),
  })
  if (room === 'crowded') return refuse('server_busy', 'no room for another piece right now', crowdedMs)
  if (room === 'interrupted') return interrupted()
  const onBytes = (): void => turns.moved(ask.relayId, clock.steadyMs())
  try {
    const received = await receivePiece(ask.body, room.bytes, { ...pace, clock, signal, onBytes })
    freeGarbage()
    switch (received) {
      case 'whole':
        break
      case 'short':
      case 'long':
        return wrongSize(due)
      case 'slow':
        return refuse('too_slow', 'the piece came too slowly', sameAgainMs)
      case 'cut':
      case 'interrupted':
        return interrupted()
      default:
        return assertNever(received)
    }
    const digests = digestsOf(room.bytes)
    if (!fitsChecksum(room.bytes, digests, ask.checksum)) {
      return refuse('checksum_mismatch', 'the piece is not what its Upload-Checksum says')
    }
    // From here on nobody may interrupt: the piece is on its way to Dropbox.
    turns.sending(ask.relayId)
    return await sendPiece(context, relay, { offset: relay.offset, length: due, digests }, room.bytes)
  } finally {
    room.release()
  }
}

async function sendPiece(
  context: RelayContext,
  relay: Relay,
  piece: Piece,
  bytes: Uint8Array,
): Promise<Relay | Refusal> {
  if (relay.sessionId === null) return startSession(context, relay, piece, bytes)
  const expected = await context.store.expected(relay)
  if (expected.some((other) => !sameDigests(other, piece))) {
    // Another piece may still be on its way to this very place: where the session stands decides first.
    const settled = await settleOffset(context, relay)
    if (settled.kind === 'refused') return settled
    if (settled.offset !== relay.offset) return elsewhere(settled)
  }
  const isRepeat = expected.some((other) => sameDigests(other, piece))
  const expecting = await context.store.expect(relay, piece)
  const more = { bytes, contentHash: contentHashOf([piece.digests]) }
  const append = () => context.sessions.append(relay.sessionId ?? '', relay.offset, more)
  const first = await append()
  // The same bytes at the same place again: either they are taken now, or Dropbox says that it has them.
  const answer = isUnclear(first) ? await append() : first
  const wasNeverSent = isTrouble(answer) && !isUnclear(answer) && answer === first
  const isUnsent = (wasNeverSent || answer.kind === 'damaged') && !isRepeat
  const now = isUnsent ? await context.store.unexpect(expecting, piece) : expecting
  return judge(context, now, piece, answer)
}

async function judge(
  context: RelayContext,
  relay: Relay,
  piece: Piece,
  answer: { readonly kind: 'appended' } | AppendRefusal | Trouble,
): Promise<Relay | Refusal> {
  if (isTrouble(answer)) return refuseForTrouble(answer)
  switch (answer.kind) {
    case 'appended':
      return context.store.confirm(relay, piece, context.clock.wallMs())
    case 'damaged':
      return refuse('dropbox_error', 'the piece was damaged on its way to Dropbox', sameAgainMs)
    case 'other_offset': {
      const corrected = await correctOffset(context, relay, answer.correctOffset)
      if (corrected.kind === 'refused') return corrected
      return (await context.store.holds(corrected, piece)) ? corrected : elsewhere(corrected)
    }
    case 'session_lost':
      return context.letGo(relay)
    default:
      return assertNever(answer)
  }
}

/** Without a session there is nothing at Dropbox to lose: a lost answer only costs these bytes. */
async function startSession(
  context: RelayContext,
  relay: Relay,
  piece: Piece,
  bytes: Uint8Array,
): Promise<Relay | Refusal> {
  const started = await context.sessions.start({ bytes, contentHash: contentHashOf([piece.digests]) })
  if (started.kind !== 'started') return refuseForTrouble(started)
  return context.store.begin(relay, started.sessionId, piece, context.clock.wallMs())
}

function elsewhere(relay: Relay): Refusal {
  return { ...refuse('offset_mismatch', `the relay goes on at ${relay.offset}`), uploadOffset: relay.offset }
}

function wrongSize(due: number): Refusal {
  return refuse('wrong_piece_size', `the piece that is due has ${due} bytes`)
}

function interrupted(): Refusal {
  return refuse('relay_busy', 'another request for this relay took the place of this one', sameAgainMs)
}
