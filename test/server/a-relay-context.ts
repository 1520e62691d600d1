// Relays without a server: records in memory, and sessions that answer what a test tells them.
import { onTestFinished } from 'vitest'
import type { UploadSessions } from '#server/dropbox/upload-sessions.ts'
import { gone } from '#server/relays/context.ts'
import type { RelayContext } from '#server/relays/context.ts'
import { PieceMemory } from '#server/relays/piece-memory.ts'
import type { Relay } from '#server/relays/relay.ts'
import { relaysInFile } from '#server/relays/relay-places.ts'
import { RelayTurns } from '#server/relays/relay-turns.ts'
import { createTestClock } from './company.ts'
import type { TestClock } from './company.ts'

/** A relay of the device `laptop`, five bytes a piece, before its first. */
export function aRelay(changes: Partial<Relay> = {}): Relay {
  const ask = { path: 'Ä/film.mp4', size: 12, contentHash: 'a'.repeat(64), clientModified: null, replaces: null }
  const times = { openedMs: 1_000, touchedMs: 1_000 }
  const nothing = { sessionId: null, offset: 0, commit: null, stored: null, version: 0 } as const
  const known = { kind: 'relay_record', id: 'one', device: 'laptop', ask, pieceBytes: 5, state: 'open' } as const
  return { ...known, ...times, ...nothing, ...changes }
}

/** What all that is done with relays works with. Sessions that are not given fail. */
export function aContext(sessions: Partial<UploadSessions>): RelayContext & { readonly clock: TestClock } {
  const store = relaysInFile(':memory:')
  onTestFinished(() => store.close())
  const fail = () => Promise.reject(new Error('Dropbox was asked'))
  return {
    store,
    sessions: { start: fail, append: fail, finish: fail, ...sessions },
    memory: new PieceMemory(1_000),
    freeGarbage: () => undefined,
    turns: new RelayTurns(),
    clock: createTestClock(),
    pace: { bytesPerSecond: 1, graceMs: 60_000 },
    idleMs: 24 * 3_600_000,
    longestTurnMs: 15_000,
    letGo: async (relay) => {
      await store.letGo(relay)
      return gone()
    },
  }
}
