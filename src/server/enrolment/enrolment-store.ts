// The codes that are open and the computers that came by one: in one SQLite file that the server and its commands share, or in
// the PostgreSQL of several servers. Codes and tokens are kept as hashes only.
import { DatabaseSync } from 'node:sqlite'
import type { Kysely, Transaction } from 'kysely'
import { overSqlite } from '../database/sqlite.ts'
import type { Database } from '../database/database.ts'
import { tellOthers } from '../database/notices.ts'
import type { Tables } from '../database/tables.ts'
import type { Enrolment, ListedDevice } from '../devices.ts'
import { followWrites } from './follow-writes.ts'

const version = 1

const tables = `
  CREATE TABLE codes (
    code_sha256 TEXT PRIMARY KEY, name TEXT NOT NULL, base TEXT NOT NULL, namespace TEXT NOT NULL, until_ms INTEGER NOT NULL
  ) STRICT;
  CREATE TABLE computers (
    name TEXT PRIMARY KEY, token_sha256 TEXT NOT NULL UNIQUE, base TEXT NOT NULL, namespace TEXT NOT NULL,
    since_ms INTEGER NOT NULL, revoked INTEGER NOT NULL
  ) STRICT;
  PRAGMA user_version = ${version};
`

export type EnrolledComputer = Enrolment & { readonly sinceMs: number; readonly isRevoked: boolean }

/** How long one process waits for the other, which only ever writes a row. */
const patienceMs = 5_000

export type EnrolmentPlace = {
  readonly db: Kysely<Tables>
  /** Tells whoever else reads the same rows that they change with this transaction. */
  readonly tell: (transaction: Transaction<Tables>) => Promise<void>
  /** Has `changed` called now, and whenever others wrote, until it is told to stop. */
  readonly follow: (changed: () => Promise<void>) => Promise<() => void>
  /** Looks now whether others wrote. */
  readonly look: () => Promise<void>
  readonly close: () => Promise<void>
}

export class EnrolmentStore {
  readonly #place: EnrolmentPlace

  constructor(place: EnrolmentPlace) {
    this.#place = place
  }

  close(): Promise<void> {
    return this.#place.close()
  }

  /** Opens a code for one computer until `untilMs`. An earlier code for the same name is no longer valid. */
  async openCode(codeSha256: string, { base, name, namespace }: Enrolment, untilMs: number): Promise<void> {
    await this.#inOne(async (transaction) => {
      await transaction.deleteFrom('codes').where('name', '=', name).execute()
      const row = { code_sha256: codeSha256, name, base, namespace, until_ms: untilMs }
      await transaction.insertInto('codes').values(row).execute()
    })
  }

  /**
   * Takes the code, once: its computer has this token from now on, and no other. Null where there is no such code, or its
   * time is over.
   */
  redeem(codeSha256: string, tokenSha256: string, nowMs: number): Promise<Enrolment | null> {
    return this.#inOne(async (transaction) => {
      await transaction.deleteFrom('codes').where('until_ms', '<=', nowMs).execute()
      const row = await transaction
        .deleteFrom('codes')
        .where('code_sha256', '=', codeSha256)
        .returning(['name', 'base', 'namespace'])
        .executeTakeFirst()
      if (row === undefined) return null
      const { base, name, namespace } = row
      const values = { token_sha256: tokenSha256, base, namespace, since_ms: nowMs, revoked: 0 }
      await transaction
        .insertInto('computers')
        .values({ name, ...values })
        .onConflict((conflict) => conflict.column('name').doUpdateSet(values))
        .execute()
      await this.#place.tell(transaction)
      return { name, base, namespace }
    })
  }

  /** Signs a computer out. False where there is none of this name, or it was signed out before. */
  revoke(name: string): Promise<boolean> {
    return this.#inOne(async (transaction) => {
      const rows = await transaction
        .updateTable('computers')
        .set({ revoked: 1 })
        .where('name', '=', name)
        .where('revoked', '=', 0)
        .returning('name')
        .execute()
      if (rows.length > 0) await this.#place.tell(transaction)
      return rows.length > 0
    })
  }

  /** All that came by a code, by name. */
  async computers(): Promise<readonly EnrolledComputer[]> {
    const rows = await this.#place.db.selectFrom('computers').selectAll().orderBy('name').execute()
    return rows.map(({ base, name, namespace, revoked, since_ms: sinceMs }) => ({
      name,
      base,
      namespace,
      sinceMs,
      isRevoked: revoked === 1,
    }))
  }

  /** The same as devices, for the gate. */
  async devices(): Promise<readonly ListedDevice[]> {
    const rows = await this.#place.db.selectFrom('computers').selectAll().execute()
    return rows.map(({ base, name, namespace, revoked, token_sha256: tokenSha256 }) => ({
      name,
      base,
      namespace,
      tokenSha256,
      revoked: revoked === 1,
    }))
  }

  /** Has `changed` called now, and whenever others changed what is here, until it is told to stop. */
  follow(changed: () => Promise<void>): Promise<() => void> {
    return this.#place.follow(changed)
  }

  /** Looks now whether others changed anything. */
  look(): Promise<void> {
    return this.#place.look()
  }

  #inOne<Result>(work: (transaction: Transaction<Tables>) => Promise<Result>): Promise<Result> {
    return this.#place.db.transaction().execute(work)
  }
}

/** The store in the file at `path`; `:memory:` keeps nothing. Throws when it is no file of ours or cannot be written. */
export function enrolmentsInFile(path: string): EnrolmentStore {
  const db = new DatabaseSync(path, { timeout: patienceMs })
  try {
    db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; BEGIN IMMEDIATE')
    const found = Number(db.prepare('PRAGMA user_version').get()?.['user_version'])
    if (found === 0) db.exec(tables)
    else if (found !== version) throw new Error(`it is of version ${found}, and this server writes ${version}`)
    db.exec('COMMIT')
  } catch (error) {
    db.close()
    throw error
  }
  const { follow, look } = followWrites(() => Number(db.prepare('PRAGMA data_version').get()?.['data_version']))
  const close = () => {
    db.close()
    return Promise.resolve()
  }
  return new EnrolmentStore({ db: overSqlite(db), tell: () => Promise.resolve(), follow, look, close })
}

/** The store that several servers share. `close` is what becomes of the database with it; left out, it stays open. */
export function enrolmentsIn(
  { durable, notices }: Database,
  close: () => Promise<void> = () => Promise.resolve(),
): EnrolmentStore {
  return new EnrolmentStore({
    db: durable,
    tell: (transaction) => tellOthers(transaction, 'enrolment'),
    follow: (changed) => notices.follow('enrolment', changed),
    look: () => notices.look(),
    close,
  })
}
