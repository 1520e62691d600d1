// This folder: meters that several servers keep together, by the clock of their database.

// All that a server shares with the others while it runs, beside what its stores keep.
import type { ServerClock } from '../clock.ts'
import type { Database } from '../database/database.ts'
import type { CircuitBreaker } from '../dropbox/circuit-breaker.ts'
import { shareCircuit } from '../dropbox/shared-circuit.ts'
import { SharedFleet } from '../fleet/shared-fleet.ts'
import type { FleetRecord } from '../fleet/fleet.ts'
import type { SharedMeters } from '../http/app-options.ts'
import { createSharedMeters } from './shared-meters.ts'
import type { CountedTogether } from './shared-meters.ts'

export type Shared = SharedMeters & { readonly fleet: FleetRecord; close(): Promise<void> }

/** Meters, the pauses Dropbox asks for, and what computers say. Throws `DatabaseAway`. Closing leaves the database open. */
export async function shareAll(
  database: Database,
  limits: CountedTogether,
  circuit: CircuitBreaker,
  clock: ServerClock,
): Promise<Shared> {
  const stop = await shareCircuit(database, circuit, clock)
  const { close, ...meters } = createSharedMeters(database, limits, clock)
  const fleet = new SharedFleet(database.quick, clock)
  return {
    ...meters,
    fleet,
    close: async () => {
      stop()
      close()
      await fleet.close()
    },
  }
}
