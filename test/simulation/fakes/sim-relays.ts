// What the company server keeps of relays in a run, and what it answers to their pieces.
import { chunkBytes } from './sim-disk.ts'
import type { Stored, StoredAt } from '#shared/upload.ts'

export type SimRelay = {
  readonly id: string
  readonly path: string
  readonly contentHash: string
  readonly sizeBytes: number
  readonly replaces: Stored | null
  readonly openedMs: number
  touchedMs: number
  chunks: string[]
  /** Set once it was stored. */
  stored: { readonly at: StoredAt; readonly contentHash: string } | null
}

/** What the server of one target keeps. */
export type SimRelays = { readonly id: number; readonly relays: Map<string, SimRelay>; relaysOpened: number }

/** A relay that nobody uses is let go after this. */
export const relayLifeMs = 6 * 60_000

type RelayAsk = Pick<SimRelay, 'path' | 'contentHash' | 'sizeBytes' | 'replaces'>

/** The relay of this path, begun anew when it is over or of other bytes. */
export function relayFor(target: SimRelays, ask: RelayAsk, nowMs: number): SimRelay {
  const known = [...target.relays.values()].find(({ path, stored }) => path === ask.path && stored === null)
  const isSame = known?.contentHash === ask.contentHash && known.sizeBytes === ask.sizeBytes
  if (known !== undefined && (!isSame || isOver(known, nowMs))) target.relays.delete(known.id)
  else if (known !== undefined) {
    const again = { ...known, replaces: ask.replaces, touchedMs: nowMs }
    target.relays.set(known.id, again)
    return again
  }
  const id = `relay-${target.id}-${target.relaysOpened++}`
  const relay = { ...ask, id, openedMs: nowMs, touchedMs: nowMs, chunks: [], stored: null }
  target.relays.set(id, relay)
  return relay
}

/** The relay of this id while it lives. */
export function findRelay(target: SimRelays, id: string, nowMs: number): SimRelay | null {
  const relay = target.relays.get(id)
  return relay === undefined || (relay.stored === null && isOver(relay, nowMs)) ? null : relay
}

/** Takes a piece that is the next one. */
export function takePiece(relay: SimRelay, start: number, chunks: readonly string[], nowMs: number): boolean {
  if (start !== relay.chunks.length * chunkBytes || relay.stored !== null) return false
  relay.chunks.push(...chunks)
  relay.touchedMs = nowMs
  return true
}

function isOver({ touchedMs }: SimRelay, nowMs: number): boolean {
  return nowMs >= touchedMs + relayLifeMs
}
