// Answers "may I have a link for these bytes?": looks first, so that what Dropbox already has is never sent again.
import { describeNameProblem } from '#shared/names.ts'
import type { LinkReply, LinkRequest } from '#shared/contract/link-api.ts'
import { assertNever } from '#shared/assert.ts'
import type { ServerClock } from '../clock.ts'
import { clampModified, composeDestination, wholeSeconds } from './destination.ts'
import type { Device, Devices } from '../devices.ts'
import type { DropboxApi } from '../dropbox/client.ts'
import type { LinkMeter, LiveLink } from './link-meter.ts'
import { earlierCopy, folderOf, placeFile, placeOverCopy } from './placement.ts'
import type { Placement, PlacementAsk, Replaces } from './placement.ts'
import type { Policy } from './policy.ts'
import { refuse } from '../problems.ts'
import type { Refusal } from '../problems.ts'
import type { Receipts } from './receipts.ts'
import { isTrouble, refuseForTrouble } from '../dropbox/failures.ts'
import type { Trouble } from '../dropbox/failures.ts'

export type LinkContext = {
  readonly dropbox: DropboxApi
  readonly meter: LinkMeter
  readonly policy: Policy
  readonly clock: ServerClock
  readonly receipts: Receipts
  readonly devices: Pick<Devices, 'isShared'>
  /** Hears that an earlier link of a device was used, and whether with the bytes it was given out for. */
  readonly onLanded: (device: Device, link: LiveLink, matches: boolean) => void
}

/** Decides and, if bytes are needed, issues one link. One lookup and one link call at Dropbox in the normal case. */
export async function postLinks(context: LinkContext, device: Device, ask: LinkRequest): Promise<LinkReply | Refusal> {
  const { clock, policy } = context
  if (ask.size > policy.directMaxBytes) {
    return refuse('too_large', `the file is above ${policy.directMaxBytes} bytes`)
  }
  const destination = composeDestination(device.base, ask.path, policy)
  if (destination.kind === 'refused') return refuse('name_not_allowed', describeNameProblem(destination.problem.kind))
  const nowMs = clock.wallMs()
  const placementAsk: PlacementAsk = {
    path: destination.path,
    device: device.name,
    contentHash: ask.contentHash,
    replaces: ownReplaces(context, device, ask, destination.path),
    clientModified: clampModified(ask.clientModified, nowMs),
    rule: policy.conflict,
    mute: policy.mute,
    today: wholeSeconds(nowMs).slice(0, 10),
  }
  const [placement] = await Promise.all([place(context.dropbox, placementAsk), lookUpOldLinks(context, device)])
  if (isTrouble(placement)) return refuseForTrouble(placement)
  switch (placement.kind) {
    case 'stored': {
      context.meter.settled(device.name, placement.path)
      const about = { device: device.name, path: placement.path, contentHash: ask.contentHash }
      const receipt = context.receipts.again(about, ask.receipt ?? null)
      return receipt === null ? placement : { ...placement, receipt }
    }
    case 'write':
      return issue(context, device, ask, placement)
    case 'refused':
      return refuse(placement.code, 'something else is at this place')
    case 'look_for_copies':
      return refuse('internal', 'the folder was not looked at')
    default:
      return assertNever(placement)
  }
}

/**
 * What the file may replace. Where other devices reach the same folder, only what this device can prove it had a link
 * for: the hash of a colleague's file is no secret. There the proof is for one place, so only that place counts.
 */
function ownReplaces(context: LinkContext, device: Device, ask: LinkRequest, path: string): Replaces | null {
  if (ask.replaces === null) return null
  if (!context.devices.isShared(device)) return { contentHash: ask.replaces, at: ask.replacesAt ?? null }
  const at = ask.replacesAt ?? path
  const about = { device: device.name, path: at, contentHash: ask.replaces }
  return context.receipts.proves(ask.receipt ?? null, about) ? { contentHash: ask.replaces, at } : null
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

async function issue(
  context: LinkContext,
  device: Device,
  ask: LinkRequest,
  placement: Placement & { kind: 'write' },
): Promise<LinkReply | Refusal> {
  const { clock, dropbox, meter, policy, receipts } = context
  const { commit, replacedRev } = placement
  const waitMs = meter.take(device.name, device.namespace, commit.path)
  if (waitMs > 0) return refuse('too_many_requests', 'too many links are out', waitMs)
  // Taken before the call: the client must never think that a link lives longer than it does.
  const expiresAtMs = clock.wallMs() + policy.linkSeconds * 1000
  const untilMs = clock.steadyMs() + policy.linkSeconds * 1000
  const link = await dropbox.link(commit, policy.linkSeconds)
  if (link.kind !== 'link') return refuseForTrouble(link)
  const { contentHash, path: askedPath } = ask
  const { path } = commit
  meter.issued(device.name, { askedPath, path, contentHash, replacedRev, untilMs })
  const receipt = receipts.give({ device: device.name, path, contentHash })
  return { kind: 'link', url: link.url, expiresAt: wholeSeconds(expiresAtMs), path, receipt }
}

/** Finds out what became of the oldest links of a device that is at its limit. Trouble here is no answer, no harm. */
async function lookUpOldLinks(context: LinkContext, device: Device): Promise<void> {
  const links = context.meter.toLookUp(device.name)
  await Promise.all(links.map((link) => lookUpLink(context, device, link)))
}

async function lookUpLink(context: LinkContext, device: Device, link: LiveLink): Promise<void> {
  const there = await context.dropbox.look(link.path)
  switch (there.kind) {
    case 'file':
      if (there.rev === link.replacedRev) return
      context.meter.settled(device.name, link.path)
      context.onLanded(device, link, there.contentHash === link.contentHash)
      return
    case 'folder':
      context.meter.settled(device.name, link.path)
      return
    case 'nothing':
    case 'busy':
    case 'error':
    case 'holding':
    case 'malformed_path':
    case 'signed_out':
    case 'unreachable':
      return
    default:
      return assertNever(there)
  }
}
