// POST: may these bytes come through the server? Looks first, as for a link; the same question finds the same relay again.
import { randomBytes } from 'node:crypto'
import type { LinkRequest, LinkReply } from '#shared/contract/link-api.ts'
import type { Device } from '../devices.ts'
import { findPlacement } from '../links/find-placement.ts'
import type { FindPlacementContext } from '../links/find-placement.ts'
import { refuse } from '../problems.ts'
import type { Refusal } from '../problems.ts'
import { expiresAtMs, soon } from './context.ts'
import type { RelayContext } from './context.ts'
import type { Relay, StoredAt } from './relay.ts'
import { settleOffset } from './settle-offset.ts'

export type OpenContext = RelayContext & {
  readonly placing: FindPlacementContext
  /** Of new relays. */
  readonly pieceBytes: number
  readonly relaysPerDevice: number
}

export type Opened =
  | { readonly kind: 'relay'; readonly relay: Relay; readonly isNew: boolean }
  | Extract<LinkReply, { kind: 'stored' }>

/** At its limit, a device's relay that was left for so long makes room for another. */
const leftMs = 3_600_000
/** Relays of other bytes for one place: other clients of the device, or earlier versions that nobody gave up. */
const mostAtOnePlace = 4
const fullMs = 60_000

/** A relay for these bytes, new or the one that was begun; nothing is sent to Dropbox. */
export async function openRelay(context: OpenContext, device: Device, ask: LinkRequest): Promise<Opened | Refusal> {
  const { placing } = context
  const { relayMaxBytes } = placing.policy
  if (ask.size > relayMaxBytes) return refuse('too_large', `the file is above ${relayMaxBytes} bytes`)
  // Before Dropbox is asked anything: who opens a thousand relays costs it nothing.
  const isKnown = (await sameIn(context, device, ask)) !== null
  const full = isKnown ? null : await makeRoom(context, device, ask)
  if (full !== null) return full
  const placement = await findPlacement(placing, device, ask)
  if (placement.kind === 'unplaced') return placement.refusal
  if (placement.kind === 'stored') return storedAt(context, device, ask, placement)
  // One question of a device after the other, so that two of the same moment make one relay.
  return context.turns.inTurn(`device ${device.name}`, async () => {
    const begun = await goOn(context, device, ask)
    return begun ?? makeRelay(context, device, ask)
  })
}

/** These bytes are there. */
function storedAt({ placing }: OpenContext, device: Device, ask: LinkRequest, { path, rev }: StoredAt): Opened {
  const about = { device: device.name, path, contentHash: ask.contentHash }
  const receipt = placing.receipts.again(about, ask.receipt ?? null)
  return { kind: 'stored', path, rev, ...(receipt === null ? {} : { receipt }) }
}

/** The unfinished relay this device has for the very same bytes at this place. */
async function sameIn(
  { store }: OpenContext,
  device: Device,
  { contentHash, path, size }: LinkRequest,
): Promise<Relay | null> {
  const same = (await store.openAt(device.name, path)).find(
    ({ ask }) => ask.contentHash === contentHash && ask.size === size,
  )
  return same ?? null
}

/** The relay this device has for these bytes at this place, put right; null when it has none. */
async function goOn(context: OpenContext, device: Device, ask: LinkRequest): Promise<Opened | Refusal | null> {
  const { clock, idleMs, store, turns } = context
  const known = await sameIn(context, device, ask)
  if (known === null) return null
  if (expiresAtMs(known, idleMs) <= clock.wallMs()) {
    turns.interrupt(known.id)
    await context.letGo(known)
    return null
  }
  const settled = turns.isReceiving(known.id)
    ? known
    : await soon(
        context,
        turns.inTurn(known.id, async () => settleOffset(context, (await store.find(known.id)) ?? known)),
      )
  if (settled.kind === 'refused') return settled.code === 'relay_gone' ? null : settled
  // Its finish was under way while it was asked for again.
  if (settled.stored !== null) return storedAt(context, device, ask, settled.stored)
  if (settled.state !== 'open') return null
  return { kind: 'relay', relay: await store.askAgain(settled, ask, clock.wallMs()), isNew: false }
}

/**
 * Lets go what is over, and at the limit what was left or is most likely outdated; a refusal where there is no room for another
 * relay.
 */
async function makeRoom(context: OpenContext, device: Device, { path }: LinkRequest): Promise<Refusal | null> {
  const { clock, idleMs, letGo, relaysPerDevice, store, turns } = context
  const nowMs = clock.wallMs()
  await store.sweep(nowMs, idleMs)
  const isFull = (await store.countOpen(device.name)) >= relaysPerDevice
  const here = await store.openAt(device.name, path)
  const kept = Math.min(mostAtOnePlace - 1, isFull ? here.length - 1 : here.length)
  for (const relay of here.slice(Math.max(0, kept))) {
    turns.interrupt(relay.id)
    await letGo(relay)
  }
  if ((await store.countOpen(device.name)) < relaysPerDevice) return null
  const oldest = await store.oldestOf(device.name)
  if (oldest === null) return null
  if (nowMs - oldest.touchedMs < leftMs) return refuse('too_many_requests', 'too many relays are open', fullMs)
  await letGo(oldest)
  return null
}

async function makeRelay(context: OpenContext, device: Device, ask: LinkRequest): Promise<Opened | Refusal> {
  const { clock, pieceBytes, store } = context
  // Another question of the same device may have come in between.
  const full = await makeRoom(context, device, ask)
  if (full !== null) return full
  const nowMs = clock.wallMs()
  const relay: Relay = {
    kind: 'relay_record',
    id: randomBytes(18).toString('base64url'),
    device: device.name,
    ask,
    pieceBytes,
    sessionId: null,
    offset: 0,
    openedMs: nowMs,
    touchedMs: nowMs,
    state: 'open',
    commit: null,
    stored: null,
    version: 0,
  }
  await store.add(relay)
  return { kind: 'relay', relay, isNew: true }
}
