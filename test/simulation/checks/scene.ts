// What all checks of a run look at.
import type { SimDocuments } from '../documents.ts'
import type { Faults } from '../faults.ts'
import type { Findings } from './invariants.ts'
import type { SimFolders } from '../fakes/sim-folders.ts'
import type { SimStore } from '../fakes/sim-ledger.ts'
import type { SimPlaces } from '../fakes/sim-places.ts'
import type { SimTargets } from '../fakes/sim-targets.ts'
import type { Timeline } from '../timeline.ts'
import type { Engine, GuardLimits } from '#engine/events.ts'
import type { SizeLimits } from '#shared/grant.ts'

export type Scene = {
  readonly timeline: Timeline
  /** The faults of the storm. */
  readonly faults: Faults
  readonly places: SimPlaces
  readonly folders: SimFolders
  readonly targets: SimTargets
  readonly documents: SimDocuments
  readonly store: SimStore
  readonly findings: Findings
  readonly engine: () => Engine | null
  readonly isPoisoned: (path: string) => boolean
}

export const sendSlots = 3
export const mostBytes = 18 * 1024 * 1024 // five chunks are too many
export const relaySlots = 2

/** In a run with relays two chunks are too many for a link. */
export function limitsOf({ relays }: Faults): SizeLimits {
  return relays
    ? { directMaxBytes: 6 * 1024 * 1024, relayMaxBytes: mostBytes }
    : { directMaxBytes: mostBytes, relayMaxBytes: 0 }
}
export const quietMs = 2_000

/** How much later than it is told the engine may act on a thing: it waits for two writes of its ledger. */
export function slackMs({ slowLedger }: Faults): number {
  return slowLedger > 0 ? 17_000 : 500
}

/** Few enough that a drop is told from the storm by one file more. */
export const simGuard: GuardLimits = { files: 6, bytes: 25 * 4 * 1024 * 1024, withinMs: 60_000, calmMs: 10_000 }

const filesPerDrop = simGuard.files + 2
/** Folders of files that come in drops. */
export const dropFolders = ['drop0', 'drop1', 'drop2'] as const

/** Names of files that come in drops; no other change touches them. */
export const dropNames: readonly string[] = dropFolders.flatMap((folder) =>
  Array.from({ length: filesPerDrop }, (_, index) => `${folder}/${index}.txt`),
)

/** What an engine goes by in each life of a run. */
export function rulesOf(faults: Faults) {
  const { graceMs, guarded, replacesByName } = faults
  return {
    quietMs,
    sendSlots,
    relaySlots,
    limits: limitsOf(faults),
    replacesByName,
    graceMs,
    guard: guarded ? simGuard : null,
  }
}
