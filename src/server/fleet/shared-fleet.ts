// What each computer said last, whichever server it asked: each server tells the database every few seconds, all at once.
import { sql } from 'kysely'
import type { Kysely } from 'kysely'
import { tryParse } from '#shared/try-parse.ts'
import { fleetReplySchema, mostMachines } from '#shared/contract/status-api.ts'
import type { ClientStatus, FleetReply } from '#shared/contract/status-api.ts'
import { every } from '../clock.ts'
import type { ServerClock } from '../clock.ts'
import type { Tables } from '../database/tables.ts'
import { Fleet, fleetReply } from './fleet.ts'
import type { FleetRecord, Machine } from './fleet.ts'

const tellMs = 5_000
const keptDays = 30

export class SharedFleet implements FleetRecord {
  readonly #db: Kysely<Tables>
  readonly #clock: ServerClock
  /** What the database was not told yet. */
  readonly #untold: Fleet
  readonly #stop: () => void

  constructor(db: Kysely<Tables>, clock: ServerClock) {
    this.#db = db
    this.#clock = clock
    this.#untold = new Fleet(clock)
    // What cannot be told now is told the next time.
    this.#stop = every(
      tellMs,
      () => this.tell().catch(() => undefined),
      () => undefined,
    )
  }

  heard(device: string, status: ClientStatus | null): void {
    this.#untold.heard(device, status)
  }

  denied(device: string): void {
    this.#untold.denied(device)
  }

  /** Throws `DatabaseAway`. */
  async read(): Promise<FleetReply> {
    await this.tell()
    const rows = await this.#db
      .selectFrom('fleet')
      .select(['device', 'status', 'is_signed_out', ageMs.as('age_ms')])
      .orderBy('at', 'desc')
      .limit(mostMachines)
      .execute()
    const nowMs = this.#clock.wallMs()
    const machines = rows.map(({ age_ms, device, is_signed_out: isSignedOut, status }): [string, Machine] => [
      device,
      { atMs: Math.min(nowMs, nowMs - age_ms), isSignedOut, status: readStatus(status) },
    ])
    return fleetReply(new Map(machines), nowMs)
  }

  /** Tells the database what was heard since the last time. Throws `DatabaseAway`, and knows it still. */
  async tell(): Promise<void> {
    const heard = this.#untold.take()
    if (heard.size === 0) return
    try {
      await note(this.#db, heard, this.#clock.wallMs())
    } catch (error) {
      this.#untold.putBack(heard)
      throw error
    }
  }

  /** Tells what is left, where that can be done. */
  async close(): Promise<void> {
    this.#stop()
    await this.tell().catch(() => undefined)
  }
}

const ageMs = sql<number>`(extract(epoch FROM now() - at) * 1000)::float8`

/** In the order of their names, so that two servers never wait for each other. Moments are the database's, less their age here. */
async function note(db: Kysely<Tables>, heard: ReadonlyMap<string, Machine>, nowMs: number): Promise<void> {
  const rows = [...heard]
  const names = rows.map(([device]) => device)
  const ages = rows.map(([, { atMs }]) => Math.max(0, nowMs - atMs) / 1000)
  const said = rows.map(([, { status }]) => (status === null ? null : JSON.stringify(status)))
  const out = rows.map(([, { isSignedOut }]) => isSignedOut)
  const isNewer = sql`excluded.at >= fleet.at`
  await sql`
    INSERT INTO fleet (device, at, status, is_signed_out)
    SELECT device, now() - make_interval(secs => age), status, is_signed_out
    FROM unnest(${names}::text[], ${ages}::float8[], ${said}::text[], ${out}::boolean[])
      AS heard (device, age, status, is_signed_out) ORDER BY device
    ON CONFLICT (device) DO UPDATE SET
      status = CASE WHEN ${isNewer} THEN coalesce(excluded.status, fleet.status) ELSE coalesce(fleet.status, excluded.status) END,
      is_signed_out = CASE WHEN ${isNewer} THEN excluded.is_signed_out ELSE fleet.is_signed_out END,
      at = GREATEST(fleet.at, excluded.at)`.execute(db)
}

const statusSchema = fleetReplySchema.shape.devices.element.shape.status

/** A row of another version of this server may say it otherwise. */
function readStatus(json: string | null): ClientStatus | null {
  const parsed = json === null ? null : tryParse(statusSchema, JSON.parse(json))
  return parsed?.success === true ? parsed.data : null
}

/** Forgets computers of which nothing was heard for a month, and those beyond what is shown. Throws `DatabaseAway`. */
export async function sweepFleet(db: Kysely<Tables>): Promise<void> {
  const last = sql`(SELECT at FROM fleet ORDER BY at DESC OFFSET ${mostMachines} LIMIT 1)`
  await sql`DELETE FROM fleet WHERE at < now() - make_interval(days => ${keptDays}) OR at <= ${last}`.execute(db)
}
