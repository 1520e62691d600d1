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
  '0002_relays': [
    `CREATE TABLE relays (
      id TEXT PRIMARY KEY, device TEXT NOT NULL, place TEXT NOT NULL, ask TEXT NOT NULL, piece_bytes INTEGER NOT NULL,
      session TEXT, "offset" BIGINT NOT NULL, opened_ms BIGINT NOT NULL, touched_ms BIGINT NOT NULL, state TEXT NOT NULL,
      commit_info TEXT, stored TEXT, version INTEGER NOT NULL
    )`,
    'CREATE INDEX relays_of_device ON relays (device, state, touched_ms)',
    `CREATE TABLE pieces (
      relay TEXT NOT NULL, "offset" BIGINT NOT NULL, length INTEGER NOT NULL, digests BYTEA NOT NULL, is_there SMALLINT NOT NULL,
      PRIMARY KEY (relay, "offset", digests)
    )`,
  ],
  '0003_audit': [
    'CREATE TABLE audit_rows (id BIGINT PRIMARY KEY, at_ms BIGINT NOT NULL, line TEXT NOT NULL, link TEXT NOT NULL)',
    'CREATE INDEX audit_rows_by_time ON audit_rows (at_ms)',
    'CREATE TABLE audit_end (single SMALLINT PRIMARY KEY DEFAULT 1 CHECK (single = 1), id BIGINT NOT NULL, link TEXT NOT NULL)',
    `INSERT INTO audit_end (id, link) VALUES (0, repeat('0', 64))`,
    'CREATE TABLE turns (subject TEXT PRIMARY KEY, server TEXT NOT NULL, until TIMESTAMPTZ NOT NULL)',
  ],
  '0004_meters': [
    `CREATE TABLE buckets (
      meter TEXT NOT NULL, key TEXT NOT NULL, tokens FLOAT8 NOT NULL, is_taken BOOLEAN NOT NULL, at TIMESTAMPTZ NOT NULL,
      PRIMARY KEY (meter, key)
    )`,
    `CREATE TABLE live_links (
      device TEXT NOT NULL, place TEXT NOT NULL, asked_path TEXT NOT NULL, path TEXT NOT NULL, content_hash TEXT NOT NULL,
      replaced_rev TEXT, until TIMESTAMPTZ NOT NULL, looked TIMESTAMPTZ NOT NULL, PRIMARY KEY (device, place)
    )`,
    'CREATE INDEX live_links_by_end ON live_links (until)',
    'CREATE TABLE request_keys (id TEXT PRIMARY KEY, body_hash TEXT NOT NULL, uses INTEGER NOT NULL, until TIMESTAMPTZ NOT NULL)',
    'CREATE INDEX request_keys_by_end ON request_keys (until)',
  ],
  // A server of the step before, which runs on, leaves the new column alone.
  '0005_replicas': [
    'ALTER TABLE buckets ADD COLUMN granted INTEGER NOT NULL DEFAULT 0',
    'CREATE TABLE circuit (single SMALLINT PRIMARY KEY DEFAULT 1 CHECK (single = 1), until TIMESTAMPTZ NOT NULL)',
    `INSERT INTO circuit (until) VALUES ('epoch')`,
    'CREATE TABLE fleet (device TEXT PRIMARY KEY, at TIMESTAMPTZ NOT NULL, status TEXT, is_signed_out BOOLEAN NOT NULL)',
    'CREATE INDEX fleet_by_time ON fleet (at)',
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
