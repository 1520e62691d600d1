// Finds out where a relay goes on after an answer of Dropbox was lost, also before a crash of this server.
import { assertNever } from '#shared/assert.ts'
import { isTrouble, refuseForTrouble } from '../dropbox/failures.ts'
import { refuse } from '../problems.ts'
import type { Refusal } from '../problems.ts'
import type { RelayContext } from './context.ts'
import { contentHashOf } from './piece-digests.ts'
import type { Relay } from './relay.ts'
import { whereSessionStands } from './where-session-stands.ts'

const nothing = { bytes: new Uint8Array(0), contentHash: contentHashOf([]) }
const askAgainMs = 2_000

/**
 * The relay with an offset that Dropbox agrees to. Asks Dropbox only where an answer is missing: no bytes, added where the
 * session is thought to end, are taken or refused with the true offset.
 */
export async function settleOffset(context: RelayContext, relay: Relay): Promise<Relay | Refusal> {
  if (relay.state !== 'open' || relay.sessionId === null) return relay
  if ((await context.store.expected(relay)).length === 0) return relay
  const answer = await context.sessions.append(relay.sessionId, relay.offset, nothing)
  if (isTrouble(answer)) {
    // An answer nobody can use says nothing new; the piece itself, sent again, settles it as well.
    if (answer.kind === 'error') return relay
    const { afterMs } = refuseForTrouble(answer)
    return refuse('relay_busy', 'Dropbox cannot be asked where to go on', afterMs ?? askAgainMs)
  }
  switch (answer.kind) {
    case 'appended':
    case 'damaged':
      return relay
    case 'other_offset':
      return correctOffset(context, relay, answer.correctOffset)
    case 'session_lost':
      return context.letGo(relay)
    default:
      return assertNever(answer)
  }
}

/** The relay put right after Dropbox said that its session ends at `dropboxOffset`. */
export async function correctOffset(
  context: RelayContext,
  relay: Relay,
  dropboxOffset: number,
): Promise<Relay | Refusal> {
  const { clock, store } = context
  const known = {
    offset: relay.offset,
    expected: await store.expected(relay),
    isStart: await store.startsAt(relay, dropboxOffset),
  }
  const standing = whereSessionStands(known, dropboxOffset)
  switch (standing.kind) {
    case 'as_known':
      return relay
    case 'arrived':
      return store.confirm(relay, standing.piece, clock.wallMs())
    case 'behind':
      return store.goBack(relay, standing.offset)
    case 'unexplained':
      return context.letGo(relay)
    default:
      return assertNever(standing)
  }
}
