// The tables in PostgreSQL, by numbered steps that are never changed once they were given out. Any number of servers may start at
// once: the first one takes the steps, the others wait for it.
import { sql } from 'kysely'
import type { Kysely } from 'kysely'
import { Migrator } from 'kysely/migration'
import type { Migration } from 'kysely/migration'
import type { Tables } from './tables.ts'

const steps: Readonly<Record<string, readonly string[]>> = {
  '0001_enrolment': [
    `CREATE TABLE codes (
      code_sha256 TEXT PRIMARY KEY, name TEXT NOT NULL, base TEXT NOT NULL, namespace TEXT NOT NULL, until_ms BIGINT NOT NULL
    )`,
    `CREATE TABLE computers (
      name TEXT PRIMARY KEY, token_sha256 TEXT NOT NULL UNIQUE, base TEXT NOT NULL, namespace TEXT NOT NULL,
      since_ms BIGINT NOT NULL, revoked SMALLINT NOT NULL
    )`,
    'CREATE TABLE changes (subject TEXT PRIMARY KEY, version BIGINT NOT NULL)',
  ],
}

/** Takes the steps that are missing. Null when all is well, else why the database cannot be used, in words for a sentence. */
export async function migrate(db: Kysely<Tables>): Promise<string | null> {
  const migrations = Object.fromEntries(Object.entries(steps).map(([name, sentences]) => [name, stepOf(sentences)]))
  const { error } = await new Migrator({
    db,
    provider: { getMigrations: () => Promise.resolve(migrations) },
  }).migrateToLatest()
  if (error === undefined) return null
  // A step that this server does not know was taken by a newer one.
  return error instanceof Error ? error.message : 'unknown error'
}

function stepOf(sentences: readonly string[]): Migration {
  return {
    up: async (db: Kysely<Tables>) => {
      for (const sentence of sentences) await sql.raw(sentence).execute(db)
    },
  }
}
