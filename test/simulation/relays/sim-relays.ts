// What the company server keeps of relays in a run, and what it answers to their pieces.
import { chunkBytes, simHash } from '../fakes/sim-disk.ts'
import type { Random } from '#test/rigs/random.ts'
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
export type SimRelays = {
  readonly id: number
  readonly relays: Map<string, SimRelay>
  relaysOpened: number
  /** Until then its server is away: it starts anew. */
  downUntilMs: number
}

/** A relay that nobody uses is let go after this. */
export const relayLifeMs = 6 * 60_000

type RelayAsk = Pick<SimRelay, 'path' | 'contentHash' | 'sizeBytes' | 'replaces'>

/** The relay of these bytes at this path, begun anew when it is over. One of other bytes stays beside it. */
export function relayFor(target: SimRelays, ask: RelayAsk, nowMs: number): SimRelay {
  const known = [...target.relays.values()].find((relay) => relay.stored === null && isFor(relay, ask))
  if (known !== undefined && isOver(known, nowMs)) target.relays.delete(known.id)
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

function isFor(relay: SimRelay, { contentHash, path, sizeBytes }: RelayAsk): boolean {
  return relay.path === path && relay.contentHash === contentHash && relay.sizeBytes === sizeBytes
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

/** The server is killed, and away until `untilMs`. What its store has of the relay `lostRow` is gone after that; null: of none. */
export function restartServer(target: SimRelays, untilMs: number, lostRow: string | null): void {
  target.downUntilMs = untilMs
  if (lostRow !== null) target.relays.delete(lostRow)
}

/** Another client of the device sends what comes next, as much of it as it likes. `chunks` are those of the whole file. */
export function goOnBeside(relay: SimRelay, chunks: readonly string[], random: Random, nowMs: number): void {
  if (simHash(chunks) !== relay.contentHash) return
  const from = relay.chunks.length
  const to = Math.min(chunks.length, from + 1 + random.pick(3))
  takePiece(relay, from * chunkBytes, chunks.slice(from, to), nowMs)
}
