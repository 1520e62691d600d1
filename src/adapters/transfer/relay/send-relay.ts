// One file through one relay: what the server has is read and hashed, what it lacks is sent, and the last piece leaves only
// when the whole file is proven to be the one that was asked for. Its network, its file and its clock are given to it.
import type { CancelSignal } from '#engine/cancel.ts'
import type { SendAnswer, Withheld } from '#shared/upload.ts'
import type { RelayGrant } from '#shared/grant.ts'
import type { OnSendProgress, SendStep } from '#shared/rows/send-progress.ts'
import type { FinishAnswer, LookAnswer, PieceAnswer } from './answers.ts'
import { afterFinish, afterLook, afterPiece, cutOff, mayHaveFinished, noTries } from './decisions.ts'
import type { PieceDecision, Span, Tries } from './decisions.ts'

/** A part of the file in memory. */
export type Piece<Bytes> = Span & { readonly kind: 'piece'; readonly bytes: Bytes }

/** Why the file is not sent as it was asked for. */
export type FileStop = { readonly kind: 'stop'; readonly because: Extract<Withheld, { kind: 'source' | 'unreadable' }> }

/** The file of one send, read once from its begin to its end. */
export interface RelayFile<Bytes> {
  /**
   * Reads the next bytes up to `end`, which are hashed in any case. One call at a time; the piece may be used until the call
   * after the next one.
   */
  read(end: number): Promise<Piece<Bytes> | FileStop>
  /** Null when everything was read and the hash and the file are those of the fingerprint. The last look comes last. */
  verify(): Promise<FileStop | null>
}

/** The questions about one relay. All answer; none throws for what a network can do. */
export interface RelayCalls<Bytes> {
  append(id: string, piece: Piece<Bytes>, onBytes: (sent: number) => void, signal: CancelSignal): Promise<PieceAnswer>
  look(id: string, signal: CancelSignal): Promise<LookAnswer>
  finish(id: string, signal: CancelSignal): Promise<FinishAnswer>
  /** Gives the relay up, as well as it can. */
  giveUp(id: string): void
}

export type RelayWorld<Bytes> = {
  readonly calls: RelayCalls<Bytes>
  readonly file: RelayFile<Bytes>
  readonly now: () => number
  /** Settles after so many milliseconds, earlier when nobody wants the send any more. */
  readonly sleep: (ms: number, signal: CancelSignal) => Promise<void>
}

/** The finish must be heard before the relay ends; one that is this near is asked for anew, which gives it time. */
const leastLifeMs = 2 * 60_000

/**
 * Sends what is missing of `sizeBytes` bytes. `onProgress` counts from the file's begin, says what is done while no byte leaves, and what
 * the server has.
 */
export async function sendRelay<Bytes>(
  world: RelayWorld<Bytes>,
  grant: RelayGrant,
  sizeBytes: number,
  onProgress: OnSendProgress,
  signal: CancelSignal,
): Promise<SendAnswer> {
  const { calls, file } = world
  let arrivedBytes = grant.offset
  const onBytes: OnSendProgress = (sentBytes, step) => onProgress(sentBytes, step, arrivedBytes)
  const rereading = (readBytes: number): SendStep => ({ kind: 'rereading', readBytes, ofBytes: grant.offset })
  const stop = (found: FileStop): SendAnswer => {
    if (found.because.kind === 'source') calls.giveUp(grant.id)
    return { kind: 'withheld', because: found.because }
  }
  const stepBytes = grant.pieceBytes
  for (let at = 0; at < grant.offset;) {
    onBytes(grant.offset, rereading(at))
    const part = await file.read(Math.min(at + stepBytes, grant.offset))
    if (part.kind === 'stop') return stop(part)
    if (signal.aborted) return cancelled
    at = part.end
  }
  onBytes(grant.offset)
  const readNext = (at: number) => (at < sizeBytes ? file.read(Math.min(at + stepBytes, sizeBytes)) : null)
  for (let next = readNext(grant.offset); next !== null;) {
    const piece = await next
    if (piece.kind === 'stop') return stop(piece)
    if (signal.aborted) return cancelled
    // The last piece leaves only when it is the end of the very file that was asked for.
    const surprise = piece.end === sizeBytes ? await file.verify() : null
    if (surprise !== null) return stop(surprise)
    // The next piece is read while this one is on its way, and no more than that one.
    next = readNext(piece.end)
    const tell: OnSendProgress = (bytes, step) => onBytes(piece.start + bytes, step)
    const sent = await sendPiece(world, grant.id, piece, tell, signal)
    if (sent !== null)
      return arrivedBytes > grant.offset && sent.kind === 'withheld' ? { ...sent, hasProgressed: true } : sent
    arrivedBytes = piece.end
    onBytes(piece.end)
  }
  const surprise = grant.offset === sizeBytes ? await file.verify() : null
  if (surprise !== null) return stop(surprise)
  if (grant.expiresAtMs - world.now() < leastLifeMs) return lost
  onBytes(sizeBytes, { kind: 'finishing' })
  return finishRelay(world, grant.id, signal)
}

const cancelled: SendAnswer = { kind: 'withheld', because: { kind: 'cancelled' } }
const lost: SendAnswer = { kind: 'withheld', because: { kind: 'relay_lost' } }

/** Null once the piece is at the server; otherwise how the send ends. */
async function sendPiece<Bytes>(
  world: RelayWorld<Bytes>,
  id: string,
  piece: Piece<Bytes>,
  onBytes: OnSendProgress,
  signal: CancelSignal,
): Promise<SendAnswer | null> {
  const { calls } = world
  let decision: PieceDecision = { kind: 'again', afterMs: 0, tries: noTries }
  for (;;) {
    if (decision.kind === 'next') return null
    if (decision.kind === 'end') return decision.answer
    const tries: Tries = decision.tries
    if (decision.afterMs > 0) await world.sleep(decision.afterMs, signal)
    if (signal.aborted) return cancelled
    if (decision.kind === 'look') {
      const answer = await calls.look(id, signal)
      tellTrouble(answer, onBytes)
      decision = afterLook(piece, answer, tries)
    } else {
      const answer = await calls.append(id, piece, onBytes, signal)
      tellTrouble(answer, onBytes)
      decision = afterPiece(piece, answer, tries)
    }
  }
}

/** What was on its way when trouble came has not arrived, as far as is known: the piece counts from its begin. */
function tellTrouble({ kind }: PieceAnswer | LookAnswer, onBytes: OnSendProgress): void {
  if (kind === 'failed') onBytes(0, { kind: 'reconnecting' })
  if (kind === 'busy') onBytes(0, { kind: 'waiting_for_room' })
}

/** Asks for the commit. From the first one that left on, nothing is taken for "nothing was stored" but the server's word. */
async function finishRelay<Bytes>(world: RelayWorld<Bytes>, id: string, signal: CancelSignal): Promise<SendAnswer> {
  let tries = noTries
  let wasUnclear = false
  for (;;) {
    if (signal.aborted) return wasUnclear ? cutOff : cancelled
    const answer = await world.calls.finish(id, signal)
    const decision = afterFinish(answer, wasUnclear, tries)
    if (decision.kind === 'end') return decision.answer
    wasUnclear ||= mayHaveFinished(answer)
    tries = decision.tries
    if (decision.afterMs > 0) await world.sleep(decision.afterMs, signal)
  }
}
