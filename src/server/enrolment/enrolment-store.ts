// The codes that are open and the computers that came by one, in one SQLite file that the server and its commands share. Codes and
// tokens are kept as hashes only.
import { DatabaseSync } from 'node:sqlite'
import type { SQLInputValue, SQLOutputValue } from 'node:sqlite'
import type { Enrolment, ListedDevice } from '../devices.ts'

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

type Row = Record<string, SQLOutputValue>

/** How long one process waits for the other, which only ever writes a row. */
const patienceMs = 5_000

export class EnrolmentStore {
  readonly path: string
  readonly #db: DatabaseSync

  /** Opens or makes the file at `path`; `:memory:` keeps nothing. Throws when it is no file of ours or cannot be written. */
  constructor(path: string) {
    this.path = path
    this.#db = new DatabaseSync(path, { timeout: patienceMs })
    try {
      this.#db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;')
      this.#inOne(() => {
        const found = Number(this.#rows('PRAGMA user_version')[0]?.['user_version'])
        if (found === 0) this.#db.exec(tables)
        else if (found !== version) throw new Error(`it is of version ${found}, and this server writes ${version}`)
      })
    } catch (error) {
      this.#db.close()
      throw error
    }
  }

  close(): void {
    this.#db.close()
  }

  /** Opens a code for one computer until `untilMs`. An earlier code for the same name is no longer valid. */
  openCode(codeSha256: string, { base, name, namespace }: Enrolment, untilMs: number): void {
    this.#inOne(() => {
      this.#run('DELETE FROM codes WHERE name = ?', name)
      this.#run('INSERT INTO codes VALUES (?, ?, ?, ?, ?)', codeSha256, name, base, namespace, untilMs)
    })
  }

  /**
   * Takes the code, once: its computer has this token from now on, and no other. Null where there is no such code, or its
   * time is over.
   */
  redeem(codeSha256: string, tokenSha256: string, nowMs: number): Enrolment | null {
    return this.#inOne(() => {
      this.#run('DELETE FROM codes WHERE until_ms <= ?', nowMs)
      const [row] = this.#rows('DELETE FROM codes WHERE code_sha256 = ? RETURNING *', codeSha256)
      if (row === undefined) return null
      const enrolment = enrolmentOf(row)
      const { base, name, namespace } = enrolment
      this.#run('INSERT OR REPLACE INTO computers VALUES (?, ?, ?, ?, ?, 0)', name, tokenSha256, base, namespace, nowMs)
      return enrolment
    })
  }

  /** Signs a computer out. False where there is none of this name, or it was signed out before. */
  revoke(name: string): boolean {
    return this.#rows('UPDATE computers SET revoked = 1 WHERE name = ? AND revoked = 0 RETURNING name', name).length > 0
  }

  /** All that came by a code, by name. */
  computers(): readonly EnrolledComputer[] {
    return this.#rows('SELECT * FROM computers ORDER BY name').map((row) => ({
      ...enrolmentOf(row),
      sinceMs: Number(row['since_ms']),
      isRevoked: row['revoked'] === 1,
    }))
  }

  /** The same as devices, for the gate. */
  devices(): readonly ListedDevice[] {
    return this.#rows('SELECT * FROM computers').map((row) => ({
      ...enrolmentOf(row),
      tokenSha256: String(row['token_sha256']),
      revoked: row['revoked'] === 1,
    }))
  }

  /** Changes when another process has written. */
  version(): number {
    return Number(this.#rows('PRAGMA data_version')[0]?.['data_version'])
  }

  #rows(sql: string, ...values: readonly SQLInputValue[]): readonly Row[] {
    return this.#db.prepare(sql).all(...values)
  }

  #run(sql: string, ...values: readonly SQLInputValue[]): void {
    this.#db.prepare(sql).run(...values)
  }

  #inOne<Result>(work: () => Result): Result {
    this.#db.exec('BEGIN IMMEDIATE')
    try {
      const result = work()
      this.#db.exec('COMMIT')
      return result
    } catch (error) {
      this.#db.exec('ROLLBACK')
      throw error
    }
  }
}

function enrolmentOf(row: Row): Enrolment {
  return { name: String(row['name']), base: String(row['base']), namespace: String(row['namespace']) }
}
