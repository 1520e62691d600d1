// Where the records of relays are: a file that one server has for itself, or the database that several share.
import { DatabaseSync } from 'node:sqlite'
import type { Database } from '../database/database.ts'
import { overSqlite } from '../database/sqlite.ts'
import { RelayStore } from './relay-store.ts'

const version = 2

const tables = `
  CREATE TABLE relays (
    id TEXT PRIMARY KEY, device TEXT NOT NULL, place TEXT NOT NULL, ask TEXT NOT NULL, piece_bytes INTEGER NOT NULL,
    session TEXT, offset INTEGER NOT NULL, opened_ms INTEGER NOT NULL, touched_ms INTEGER NOT NULL, state TEXT NOT NULL,
    commit_info TEXT, stored TEXT
  ) STRICT;
  CREATE INDEX relays_of_device ON relays (device, state, touched_ms);
  CREATE TABLE pieces (
    relay TEXT NOT NULL, offset INTEGER NOT NULL, length INTEGER NOT NULL, digests BLOB NOT NULL, is_there INTEGER NOT NULL,
    PRIMARY KEY (relay, offset, digests)
  ) STRICT, WITHOUT ROWID;
`

/** What files of each earlier version lack. */
const steps = [tables, 'ALTER TABLE relays ADD COLUMN version INTEGER NOT NULL DEFAULT 0']

/**
 * Opens or makes the file at `path`; `:memory:` keeps nothing. Throws when it is no file of ours, when another server has
 * it, or when it cannot be written.
 */
export function relaysInFile(path: string): RelayStore {
  const db = new DatabaseSync(path, { timeout: 0 })
  try {
    // One server a file: two would not hear of each other's requests.
    db.exec('PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; BEGIN IMMEDIATE')
    const found = Number(db.prepare('PRAGMA user_version').get()?.['user_version'])
    if (found > version) throw new Error(`it is of version ${found}, and this server writes ${version}`)
    for (const step of steps.slice(found)) db.exec(step)
    db.exec(`UPDATE relays SET state = state WHERE id = ''; PRAGMA user_version = ${version}; COMMIT`)
  } catch (error) {
    db.close()
    throw error
  }
  const queries = overSqlite(db)
  return new RelayStore({
    db: queries,
    // With the only connection taken, so that no other write is hasty by chance.
    hastily: (write) =>
      queries.connection().execute(async (connection) => {
        db.exec('PRAGMA synchronous = NORMAL')
        try {
          return await write(connection)
        } finally {
          db.exec('PRAGMA synchronous = FULL')
        }
      }),
    close: () => {
      db.close()
      return Promise.resolve()
    },
  })
}

/** The records that several servers share. `database` stays open. */
export function relaysIn({ durable }: Database): RelayStore {
  return new RelayStore({ db: durable, hastily: (write) => write(durable), close: () => Promise.resolve() })
}
