// The PostgreSQL that several servers share.
import { sql } from 'kysely'
import type { Kysely } from 'kysely'
import { every } from '../clock.ts'
import { migrate } from './migrations.ts'
import { Notices } from './notices.ts'
import { configOf, overPostgres } from './postgres.ts'
import type { Tables } from './tables.ts'

export type Database = {
  /** What is written here is on the disk when it is answered: enrolments, relays, the audit. */
  readonly durable: Kysely<Tables>
  /** Meters and keys, which are worth nothing after a power cut. */
  readonly quick: Kysely<Tables>
  readonly notices: Notices
  /** False while it cannot be written to. Never fails. */
  isThere(): Promise<boolean>
  close(): Promise<void>
}

/** Two pools a server; PostgreSQL takes 100 connections unless it is told otherwise. */
const connections = 10
const lookMs = 5_000

/** Connects, and makes the tables. A sentence without the password where it cannot be used. */
export async function openDatabase(url: string, onFailure: (text: string) => void): Promise<Database | string> {
  const because = await makeTables(url)
  if (because !== null) return `The database cannot be used (${because}).`
  const durable = overPostgres({ url, connections, isDurable: true })
  const quick = overPostgres({ url, connections, isDurable: false })
  const notices = new Notices(configOf({ url, connections: 1, isDurable: true }), durable)
  await notices.start()
  const isThere = (): Promise<boolean> =>
    sql<{
      is_standby: boolean
    }>`SELECT pg_is_in_recovery() OR current_setting('transaction_read_only') = 'on' AS is_standby`
      .execute(durable)
      .then(
        ({ rows }) => rows[0]?.is_standby === false,
        () => false,
      )
  let wasThere = true
  const look = async () => {
    const is = await isThere()
    if (is !== wasThere)
      onFailure(
        is ? 'the database can be used again' : 'the database cannot be used; requests are refused until it can',
      )
    wasThere = is
  }
  const stop = every(lookMs, look, onFailure)
  return {
    durable,
    quick,
    notices,
    isThere,
    close: async () => {
      stop()
      await notices.close()
      await Promise.all([durable.destroy(), quick.destroy()])
    },
  }
}

async function makeTables(url: string): Promise<string | null> {
  const db = overPostgres({ url, connections: 2, isDurable: true, isPatient: true })
  try {
    return await migrate(db)
  } finally {
    await db.destroy()
  }
}
