// POST finish: makes the session a file at its place. An answer that is lost is looked up at Dropbox; the same commit is then
// tried again, which is safe: a session becomes a file once, and `add` and `update(rev)` destroy nothing.
import { assertNever } from '#shared/assert.ts'
import type { Device } from '../devices.ts'
import { isTrouble, refuseForTrouble } from '../dropbox/failures.ts'
import type { Trouble } from '../dropbox/failures.ts'
import type { FinishRefusal, Stored } from '../dropbox/parse-sessions.ts'
import type { CommitInfo } from '../dropbox/types.ts'
import { findPlacement } from '../links/find-placement.ts'
import type { FindPlacementContext } from '../links/find-placement.ts'
import type { Meter } from '../links/link-meter.ts'
import { refuse } from '../problems.ts'
import type { Refusal } from '../problems.ts'
import { findRelay, isUnclear } from './context.ts'
import type { RelayContext } from './context.ts'
import { contentHashOf } from './piece-digests.ts'
import type { Relay, StoredAt } from './relay.ts'
import { correctOffset, settleOffset } from './settle-offset.ts'

export type FinishContext = RelayContext & { readonly placing: FindPlacementContext; readonly meter: Meter }

export type Finished = { readonly kind: 'finished'; readonly relay: Relay; readonly at: StoredAt }

/** A place that is taken between the look and the commit is left for another; not for ever. */
const mostPlaces = 3
const askAgainMs = 2_000

/** Stores the whole file, or says why not. Asked again it answers the same. */
export async function finishRelay(context: FinishContext, device: Device, id: string): Promise<Finished | Refusal> {
  const known = await findRelay(context, device.name, id)
  if (known.kind === 'refused') return known
  context.turns.interrupt(id)
  return context.turns.inTurn(id, async () => {
    const found = await findRelay(context, device.name, id)
    if (found.kind === 'refused') return found
    if (found.stored !== null) return { kind: 'finished', relay: found, at: found.stored }
    const relay = await settleOffset(context, found)
    if (relay.kind === 'refused') return relay
    if (relay.offset !== relay.ask.size) return incomplete(relay)
    if (contentHashOf(await context.store.digests(relay)) !== relay.ask.contentHash) {
      await context.letGo(relay)
      return refuse('content_mismatch', 'the pieces are not the announced file; nothing was stored')
    }
    return commitSomewhere(context, device, relay)
  })
}

async function commitSomewhere(context: FinishContext, device: Device, whole: Relay): Promise<Finished | Refusal> {
  let relay = whole
  for (let places = 0; places < mostPlaces; places += 1) {
    const done = relay.commit === null ? null : await lookForIt(context, relay, relay.commit)
    if (done !== null) return done
    const chosen = relay.commit === null ? await choose(context, device, relay) : commitTo(relay.commit)
    if (chosen.kind !== 'commit') return chosen
    const { commit } = chosen
    const session = await sessionOf(context, relay)
    if (session.kind !== 'started') return refuseForTrouble(session)
    relay = await context.store.saveCommit(relay, commit)
    const answer = await context.sessions.finish(session.sessionId, relay.ask.size, commit)
    const judged = await judge(context, relay, commit, answer)
    if (judged !== 'elsewhere') return judged
    relay = await context.store.saveCommit(relay, null)
  }
  return refuse('dropbox_busy', 'the place was taken by others each time', askAgainMs)
}

type Chosen = { readonly kind: 'commit'; readonly commit: CommitInfo }

function commitTo(commit: CommitInfo): Chosen {
  return { kind: 'commit', commit }
}

/** Where the file goes now; finished when these bytes came there by another way meanwhile. */
async function choose(context: FinishContext, device: Device, relay: Relay): Promise<Chosen | Finished | Refusal> {
  const waitMs = await context.meter.takeCommit(device.namespace)
  if (waitMs > 0) return refuse('too_many_requests', 'too many files are stored at once', waitMs)
  const placement = await findPlacement(context.placing, device, relay.ask)
  switch (placement.kind) {
    case 'unplaced':
      return placement.refusal
    case 'stored':
      return settle(context, relay, placement)
    case 'write':
      return commitTo(placement.commit)
    default:
      return assertNever(placement)
  }
}

/** A file of no bytes has no piece that could have begun its session. */
async function sessionOf(
  context: FinishContext,
  { sessionId }: Relay,
): Promise<{ readonly kind: 'started'; readonly sessionId: string } | Trouble> {
  if (sessionId !== null) return { kind: 'started', sessionId }
  return context.sessions.start({ bytes: new Uint8Array(0), contentHash: contentHashOf([]) })
}

async function judge(
  context: FinishContext,
  relay: Relay,
  commit: CommitInfo,
  answer: Stored | FinishRefusal | Trouble,
): Promise<Finished | Refusal | 'elsewhere'> {
  if (isTrouble(answer)) {
    const found = isUnclear(answer) ? await lookForIt(context, relay, commit) : null
    return found?.kind === 'finished' ? found : refuseForTrouble(answer)
  }
  switch (answer.kind) {
    case 'stored':
      if (answer.contentHash === relay.ask.contentHash) return settle(context, relay, answer)
      await context.letGo(relay)
      return refuse('dropbox_error', 'Dropbox stored other bytes than it was given')
    case 'session_lost':
      return (await lookForIt(context, relay, commit)) ?? context.letGo(relay)
    case 'other_offset': {
      const corrected = await correctOffset(context, relay, answer.correctOffset)
      return corrected.kind === 'refused' ? corrected : incomplete(await context.store.saveCommit(corrected, null))
    }
    case 'damaged':
      return refuse('dropbox_error', 'the last call was damaged on its way to Dropbox', askAgainMs)
    case 'not_here':
      if (answer.because === 'name_taken') return 'elsewhere'
      await context.store.saveCommit(relay, null)
      return refuse(answer.because, 'Dropbox refused the file', answer.because === 'dropbox_busy' ? askAgainMs : null)
    default:
      return assertNever(answer)
  }
}

/** Whether a finish whose answer was lost has happened: the announced bytes are at its place. Null when they are not. */
async function lookForIt(context: FinishContext, relay: Relay, commit: CommitInfo): Promise<Finished | Refusal | null> {
  const there = await context.placing.dropbox.look(commit.path)
  if (isTrouble(there)) return refuseForTrouble(there)
  const isIt = there.kind === 'file' && there.contentHash === relay.ask.contentHash
  return isIt ? settle(context, relay, there) : null
}

async function settle(context: FinishContext, relay: Relay, { path, rev }: StoredAt): Promise<Finished> {
  const at = { path, rev }
  return { kind: 'finished', relay: await context.store.saveStored(relay, at, context.clock.wallMs()), at }
}

function incomplete(relay: Relay): Refusal {
  const refusal = refuse('relay_incomplete', `${relay.ask.size - relay.offset} bytes are missing`)
  return { ...refusal, uploadOffset: relay.offset }
}
