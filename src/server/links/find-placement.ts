// Where the bytes of a question go: name, rule and what Dropbox holds now. The same for a link and for a relay's finish.
import { english } from '#shared/messages/english.ts'
import { assertNever } from '#shared/assert.ts'
import type { LinkRequest } from '#shared/contract/link-api.ts'
import { describeNameProblem } from '#shared/names.ts'
import type { ServerClock } from '../clock.ts'
import type { Device, Devices } from '../devices.ts'
import type { DropboxApi } from '../dropbox/client.ts'
import { isTrouble, refuseForTrouble } from '../dropbox/failures.ts'
import type { Trouble } from '../dropbox/failures.ts'
import { refuse } from '../problems.ts'
import type { Refusal } from '../problems.ts'
import { clampModified, wholeSeconds } from './destination.ts'
import { earlierCopy, folderOf, placeFile, placeOverCopy } from './placement.ts'
import type { Placement, PlacementAsk, Replaces } from './placement.ts'
import { linkLooksBackMs, placedBy } from './placed.ts'
import type { Placed } from './placed.ts'
import type { Policy } from './policy.ts'
import type { Receipts } from './receipts.ts'

export type FindPlacementContext = {
  readonly dropbox: DropboxApi
  readonly policy: Policy
  readonly clock: ServerClock
  readonly receipts: Receipts
  readonly devices: Pick<Devices, 'isShared'>
}

export type Write = Extract<Placement, { kind: 'write' }>

/** Looks in Dropbox and decides. `unplaced`: nothing may be written, and why. */
export async function findPlacement(
  context: FindPlacementContext,
  device: Device,
  ask: LinkRequest,
): Promise<Extract<Placement, { kind: 'stored' }> | Write | { readonly kind: 'unplaced'; readonly refusal: Refusal }> {
  const nowMs = context.clock.wallMs()
  const placed = placedBy(context, device, ask, { nowMs, looksBackMs: linkLooksBackMs })
  if (placed.kind === 'refused') return unplaced(placed)
  const { policy } = placed
  const destination = placed.compose(placed.base)
  if (destination.kind === 'refused') {
    return unplaced(refuse('name_not_allowed', describeNameProblem(destination.problem.kind, english)))
  }
  const before = await storedBefore(context.dropbox, placed, ask.contentHash)
  if (before !== null) return before
  const placement = await place(context.dropbox, {
    path: destination.path,
    device: device.name,
    computer: device.computer,
    contentHash: ask.contentHash,
    replaces: ownReplaces(context, device, ask, { path: destination.path, isShared: placed.isShared }),
    clientModified: clampModified(ask.clientModified, nowMs),
    rule: policy.conflict,
    mute: policy.mute,
    today: wholeSeconds(nowMs).slice(0, 10),
  })
  if (isTrouble(placement)) return unplaced(refuseForTrouble(placement))
  switch (placement.kind) {
    case 'stored':
    case 'write':
      return placement
    case 'refused':
      return unplaced(refuse(placement.code, 'something else is at this place'))
    case 'look_for_copies':
      return unplaced(refuse('internal', 'the folder was not looked at'))
    default:
      return assertNever(placement)
  }
}

function unplaced(refusal: Refusal): { readonly kind: 'unplaced'; readonly refusal: Refusal } {
  return { kind: 'unplaced', refusal }
}

/**
 * What the file may replace. Where other devices reach the same folder, only what this device can prove it had a link
 * for: the hash of a colleague's file is no secret. There the proof is for one place, so only that place counts.
 */
function ownReplaces(
  context: FindPlacementContext,
  device: Device,
  ask: LinkRequest,
  { isShared, path }: { readonly path: string; readonly isShared: boolean },
): Replaces | null {
  if (ask.replaces === null) return null
  if (!isShared) return { contentHash: ask.replaces, at: ask.replacesAt ?? null }
  const at = ask.replacesAt ?? path
  const about = { device: device.name, path: at, contentHash: ask.replaces }
  return context.receipts.proves(ask.receipt ?? null, about) ? { contentHash: ask.replaces, at } : null
}

/** These bytes in a folder of a short while ago: they landed before its month ended, and their answer was lost. */
async function storedBefore(
  dropbox: DropboxApi,
  { compose, earlier }: Placed,
  contentHash: string,
): Promise<Extract<Placement, { kind: 'stored' }> | { readonly kind: 'unplaced'; readonly refusal: Refusal } | null> {
  for (const base of earlier) {
    const destination = compose(base)
    if (destination.kind === 'refused') continue
    const there = await dropbox.look(destination.path)
    if (isTrouble(there)) return unplaced(refuseForTrouble(there))
    if (there.kind === 'file' && there.contentHash === contentHash) {
      return { kind: 'stored', path: there.path, rev: there.rev }
    }
  }
  return null
}

async function place(dropbox: DropboxApi, ask: PlacementAsk): Promise<Placement | Trouble> {
  const copy = earlierCopy(ask)
  if (copy !== null) {
    const earlier = await dropbox.look(copy)
    if (isTrouble(earlier)) return earlier
    const placement = placeOverCopy(ask, earlier)
    if (placement !== null) return placement
  }
  const there = await dropbox.look(ask.path)
  if (isTrouble(there)) return there
  const placement = placeFile(ask, there, null)
  if (placement.kind !== 'look_for_copies') return placement
  const listed = await dropbox.list(folderOf(ask.path))
  return listed.kind === 'files' ? placeFile(ask, there, listed.files) : listed
}
