// Answers "may I have a link for these bytes?": looks first, so that what Dropbox already has is never sent again.
import type { LinkReply, LinkRequest } from '#shared/contract/link-api.ts'
import { assertNever } from '#shared/assert.ts'
import { wholeSeconds } from './destination.ts'
import type { Device } from '../devices.ts'
import { findPlacement } from './find-placement.ts'
import type { FindPlacementContext, Write } from './find-placement.ts'
import type { LiveLink, Meter } from './link-meter.ts'
import { refuse } from '../problems.ts'
import type { Refusal } from '../problems.ts'
import { refuseForTrouble } from '../dropbox/failures.ts'

export type LinkContext = FindPlacementContext & {
  readonly meter: Meter
  /** Hears that an earlier link of a device was used, and whether with the bytes it was given out for. */
  readonly onLanded: (device: Device, link: LiveLink, matches: boolean) => void
  /** Hears of the link that goes out. */
  readonly onIssued: (link: LiveLink) => void
}

function tooLarge(directMaxBytes: number, relayMaxBytes: number): Refusal {
  if (relayMaxBytes === 0) return refuse('too_large', `the file is above ${directMaxBytes} bytes`)
  const detail = `the file is above ${directMaxBytes} bytes; POST /v1/relays takes files up to ${relayMaxBytes} bytes`
  return { ...refuse('too_large', detail), relayMaxBytes }
}

/** Decides and, if bytes are needed, issues one link. One lookup and one link call at Dropbox in the normal case. */
export async function postLinks(context: LinkContext, device: Device, ask: LinkRequest): Promise<LinkReply | Refusal> {
  const { directMaxBytes, relayMaxBytes } = context.policy
  if (ask.size > directMaxBytes) return tooLarge(directMaxBytes, relayMaxBytes)
  const [placement] = await Promise.all([findPlacement(context, device, ask), lookUpOldLinks(context, device)])
  if (placement.kind === 'unplaced') return placement.refusal
  switch (placement.kind) {
    case 'stored': {
      await context.meter.settled(device.name, placement.path)
      const about = { device: device.name, path: placement.path, contentHash: ask.contentHash }
      const receipt = context.receipts.again(about, ask.receipt ?? null)
      return receipt === null ? placement : { ...placement, receipt }
    }
    case 'write':
      return issue(context, device, ask, placement)
    default:
      return assertNever(placement)
  }
}

async function issue(
  context: LinkContext,
  device: Device,
  ask: LinkRequest,
  placement: Write,
): Promise<LinkReply | Refusal> {
  const { clock, dropbox, meter, policy, receipts } = context
  const { commit, replacedRev } = placement
  const { contentHash, path: askedPath } = ask
  const { path } = commit
  const untilMs = clock.steadyMs() + policy.linkSeconds * 1000
  const live: LiveLink = { askedPath, path, contentHash, replacedRev, untilMs }
  const { giveBack, waitMs } = await meter.reserve(device.name, device.namespace, live)
  if (waitMs > 0) return refuse('too_many_requests', 'too many links are out', waitMs)
  // Taken before the call: the client must never think that a link lives longer than it does.
  const expiresAtMs = clock.wallMs() + policy.linkSeconds * 1000
  const link = await dropbox.link(commit, policy.linkSeconds)
  if (link.kind !== 'link') {
    await giveBack()
    return refuseForTrouble(link)
  }
  context.onIssued(live)
  const receipt = receipts.give({ device: device.name, path, contentHash })
  return { kind: 'link', url: link.url, expiresAt: wholeSeconds(expiresAtMs), path, receipt }
}

/** Finds out what became of the oldest links of a device that is at its limit. Trouble here is no answer, no harm. */
async function lookUpOldLinks(context: LinkContext, device: Device): Promise<void> {
  const links = await context.meter.toLookUp(device.name)
  await Promise.all(links.map((link) => lookUpLink(context, device, link)))
}

async function lookUpLink(context: LinkContext, device: Device, link: LiveLink): Promise<void> {
  const there = await context.dropbox.look(link.path)
  switch (there.kind) {
    case 'file':
      if (there.rev === link.replacedRev) return
      await context.meter.settled(device.name, link.path)
      context.onLanded(device, link, there.contentHash === link.contentHash)
      return
    case 'folder':
      await context.meter.settled(device.name, link.path)
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
