// The PostgreSQL that several servers share.
import { sql } from 'kysely'
import type { Kysely } from 'kysely'
import { every } from '../clock.ts'
import { migrate } from './migrations.ts'
import { Notices } from './notices.ts'
import { clientOf, configOf, overPostgres } from './postgres.ts'
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

/** Connects, and makes the tables. Each connection takes the password that `urlNow` tells. A sentence without the password where it cannot be used. */
export async function openDatabase(
  url: string,
  onFailure: (text: string) => void,
  urlNow: () => Promise<string> = () => Promise.resolve(url),
): Promise<Database | string> {
  const because = await makeTables(url)
  if (because !== null) return `The database cannot be used (${because}).`
  const durable = overPostgres({ url, urlNow, connections, isDurable: true })
  const quick = overPostgres({ url, urlNow, connections, isDurable: false })
  const listening = { url, urlNow, connections: 1, isDurable: true }
  const notices = new Notices(() => new (clientOf(listening))(configOf(listening)), durable)
  await notices.start()
  /** Why it cannot be written to; null while it can. */
  const findFault = (): Promise<string | null> =>
    sql<{
      is_standby: boolean
    }>`SELECT pg_is_in_recovery() OR current_setting('transaction_read_only') = 'on' AS is_standby`
      .execute(durable)
      .then(
        ({ rows }) => (rows[0]?.is_standby === false ? null : 'it takes no writing'),
        (error: unknown) => (error instanceof Error ? error.message : 'unknown error'),
      )
  const isThere = async (): Promise<boolean> => (await findFault()) === null
  let wasThere = true
  const look = async () => {
    const fault = await findFault()
    if (fault !== null && wasThere)
      onFailure(`the database cannot be used (${fault}); requests are refused until it can`)
    if (fault === null && !wasThere) onFailure('the database can be used again')
    wasThere = fault === null
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
