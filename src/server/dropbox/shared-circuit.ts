// Dropbox asks an app to slow down, not one of its servers: what one of them hears holds all. Trouble of any other kind may be a server's
// own (its network, its proxy, its secret file) and must not stop those that are well (docs/decisions/0046).
import { sql } from 'kysely'
import type { ServerClock } from '../clock.ts'
import type { Database } from '../database/database.ts'
import { tellOthers } from '../database/notices.ts'
import type { CircuitBreaker } from './circuit-breaker.ts'

/** A pause that all know of already is told again only where it grows by more: each question under way brings its own. */
const worthTellingMs = 500

/** Ties `circuit` to those of the other servers until it is told to stop. Throws `DatabaseAway`. */
export async function shareCircuit(
  { notices, quick }: Pick<Database, 'notices' | 'quick'>,
  circuit: CircuitBreaker,
  clock: ServerClock,
): Promise<() => void> {
  let toldUntilMs = 0

  const tell = async (afterMs: number): Promise<void> => {
    const untilMs = clock.steadyMs() + afterMs
    if (untilMs < toldUntilMs + worthTellingMs) return
    toldUntilMs = untilMs
    await quick.transaction().execute(async (transaction) => {
      const until = sql<Date>`GREATEST(until, now() + make_interval(secs => ${afterMs / 1000}))`
      await transaction.updateTable('circuit').set({ until }).execute()
      await tellOthers(transaction, 'circuit')
    })
  }
  const hear = async (): Promise<void> => {
    const left = sql<number>`(extract(epoch FROM until - now()) * 1000)::float8`.as('left')
    const row = await quick.selectFrom('circuit').select(left).executeTakeFirst()
    if (row !== undefined) circuit.heardBusy(row.left, clock.steadyMs())
  }
  // With the database away no server asks for anything, so that nobody misses it.
  circuit.tellOthers((afterMs) => void tell(afterMs).catch(() => undefined))
  return notices.follow('circuit', hear)
}
