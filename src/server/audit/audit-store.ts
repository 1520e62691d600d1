// The rows of the audit in one SQLite file, each chained to the one before. A disk that is full or gone for a while never
// costs a link: rows wait in memory, with the moment they belong to, and what does not fit is written down as a number. Rows that are
// taken in one turn of the event loop are written together: a commit costs more than a row.
import { DatabaseSync } from 'node:sqlite'
import type { StatementSync } from 'node:sqlite'
import type { ServerClock } from '../clock.ts'
import { firstLink, linkOf } from './chain.ts'
import type { ChainEnd } from './chain.ts'
import type { Keeper } from './audit.ts'
import { applicationId, auditVersion, faultOf, prepareEnd } from './audit-database.ts'

const tables = `
  CREATE TABLE rows (id INTEGER PRIMARY KEY, at_ms INTEGER NOT NULL, line TEXT NOT NULL, link TEXT NOT NULL) STRICT;
  CREATE INDEX rows_by_time ON rows (at_ms);
  CREATE TABLE chain_end (only INTEGER PRIMARY KEY CHECK (only = 1), id INTEGER NOT NULL, link TEXT NOT NULL) STRICT;
  INSERT INTO chain_end VALUES (1, 0, '${firstLink}');
  PRAGMA application_id = ${applicationId};
  PRAGMA user_version = ${auditVersion};
`

const firstPauseMs = 1_000
const longestPauseMs = 30_000
const mostWaiting = 10_000
/** Somebody who exports or verifies reads beside the server and holds nothing up; only another writer would. */
const busyMs = 200

export type AuditStoreOptions = {
  readonly path: string
  readonly clock: ServerClock
  /** The line that tells how many records were lost. */
  readonly lostLine: (count: number) => string
  /** Hears once that rows wait for the disk, and once that they do not any more. */
  readonly onFailure: (text: string) => void
  /** So many rows may wait in memory. */
  readonly mostWaiting?: number
}

type Waiting = { readonly atMs: number; readonly line: string }

type Opened = {
  readonly db: DatabaseSync
  readonly begin: StatementSync
  readonly readEnd: () => ChainEnd
  readonly insert: StatementSync
  readonly saveEnd: StatementSync
  readonly commit: StatementSync
}

export class AuditStore implements Keeper {
  readonly #options: AuditStoreOptions
  #opened: Opened | null = null
  #writing: Promise<void> | null = null
  #waiting: Waiting[] = []
  #lost = 0
  #failures = 0
  #retryAtMs = 0

  constructor(options: AuditStoreOptions) {
    this.#options = options
  }

  /** Opens or makes the file, which only its owner should be able to read. Throws SQLite's error, or one that says whose file it is. */
  open(): void {
    this.#opened ??= openForWriting(this.#options.path)
  }

  /** Rows that wait for the disk. */
  get waiting(): number {
    return this.#waiting.length + this.#lost
  }

  /** Takes a row. Once it is written, it survives the end of the process, however that comes. Never fails. `line` ends in a line break. */
  write(line: string, atMs: number): void {
    const most = this.#options.mostWaiting ?? mostWaiting
    if (this.#waiting.length < most) this.#waiting.push({ atMs: Math.round(atMs), line: line.trimEnd() })
    else this.#lost += 1
    this.#writing ??= this.#writeSoon()
  }

  /** Null where each row so far is written or waits for a disk; else resolves when that is so. */
  written(): Promise<void> | null {
    return this.#writing
  }

  /** True also of rows that wait for a disk: a full one costs no link. */
  isKept(): boolean | Promise<boolean> {
    return this.#writing === null || this.#writing.then(() => true)
  }

  /** Writes what waits, where its pause is over. */
  retry(): void {
    if (this.waiting > 0) this.#flush()
  }

  /** Tries once more to write what waits, and closes the file. */
  close(): void {
    this.#retryAtMs = 0
    this.retry()
    this.#opened?.db.close()
    this.#opened = null
  }

  #writeSoon(): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>()
    setImmediate(() => {
      this.#writing = null
      this.retry()
      resolve()
    })
    return promise
  }

  #flush(): void {
    const { clock, onFailure } = this.#options
    if (clock.steadyMs() < this.#retryAtMs) return
    try {
      this.open()
      this.#append()
    } catch (error) {
      if (this.#failures === 0) {
        onFailure(`the audit database cannot be written (${faultOf(error)}); its rows wait until it can`)
      }
      // A file that failed once is not trusted again: it may have been replaced, or its disk taken away.
      if (this.#opened?.db.isOpen === true) this.#opened.db.close()
      this.#opened = null
      this.#retryAtMs = clock.steadyMs() + Math.min(firstPauseMs * 2 ** this.#failures, longestPauseMs)
      this.#failures += 1
      return
    }
    if (this.#failures > 0) onFailure('the audit database is written again')
    this.#failures = 0
  }

  /** Writes all that waits in one transaction. */
  #append(): void {
    if (this.#opened === null) return
    const { clock, lostLine } = this.#options
    const { begin, commit, db, insert, readEnd, saveEnd } = this.#opened
    const lost = this.#lost
    const lostRow = { atMs: Math.round(clock.wallMs()), line: lost > 0 ? lostLine(lost).trimEnd() : '' }
    const rows = lost > 0 ? [...this.#waiting, lostRow] : this.#waiting
    begin.run()
    try {
      // Read each time: a second server with the same file adds to the same chain.
      let end = readEnd()
      for (const { atMs, line } of rows) {
        const id = end.id + 1
        const link = linkOf(end.link, { id, atMs, line })
        insert.run(id, atMs, line, link)
        end = { id, link }
      }
      saveEnd.run(end.id, end.link)
      commit.run()
    } catch (error) {
      if (db.isTransaction) db.exec('ROLLBACK')
      throw error
    }
    this.#waiting = []
    this.#lost -= lost
  }
}

function openForWriting(path: string): Opened {
  const db = new DatabaseSync(path, { timeout: busyMs })
  try {
    // NORMAL: a killed server loses no row; a power cut may lose the last ones, and the chain ends earlier.
    db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;')
    const version = Number(db.prepare('PRAGMA user_version').get()?.['user_version'])
    const id = Number(db.prepare('PRAGMA application_id').get()?.['application_id'])
    const isEmpty = version === 0 && db.prepare('SELECT 1 FROM sqlite_schema').get() === undefined
    if (isEmpty) db.exec(`BEGIN IMMEDIATE; ${tables} COMMIT;`)
    else if (id !== applicationId) throw new Error('it is a database of another program')
    else if (version !== auditVersion) {
      throw new Error(`it is of version ${version}, and this server writes ${auditVersion}`)
    }
    const readEnd = prepareEnd(db)
    readEnd()
    return {
      db,
      begin: db.prepare('BEGIN IMMEDIATE'),
      readEnd,
      insert: db.prepare('INSERT INTO rows (id, at_ms, line, link) VALUES (?, ?, ?, ?)'),
      saveEnd: db.prepare('UPDATE chain_end SET id = ?, link = ?'),
      commit: db.prepare('COMMIT'),
    }
  } catch (error) {
    db.close()
    throw error
  }
}
