// The records of relays, in one SQLite file: what must be known after a crash to go on. What is about to be done is on disk before
// it is done. No link, no token and no byte of a file is in here.
import { DatabaseSync } from 'node:sqlite'
import type { SQLInputValue, SQLOutputValue } from 'node:sqlite'
import { foldPath } from '#shared/names.ts'
import type { LinkRequest } from '#shared/contract/link-api.ts'
import type { CommitInfo } from '../dropbox/types.ts'
import type { Piece, Relay, StoredAt } from './relay.ts'
import { readPiece, readRelay } from './relay-rows.ts'

const version = 1

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
  PRAGMA user_version = ${version};
`

type Parameters = readonly SQLInputValue[]

export class RelayStore {
  readonly #db: DatabaseSync
  #sweptMs = 0

  /**
   * Opens or makes the file at `path`; `:memory:` keeps nothing. Throws when it is no file of ours, when another server has
   * it, or when it cannot be written.
   */
  constructor(path: string) {
    this.#db = new DatabaseSync(path, { timeout: 0 })
    try {
      // One server a file: two would take each other's pieces for their own.
      this.#db.exec('PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;')
      const found = Number(this.#rows('PRAGMA user_version')[0]?.['user_version'])
      if (found === 0) this.#inOne(() => this.#db.exec(tables))
      else if (found !== version) throw new Error(`it is of version ${found}, and this server writes ${version}`)
      else this.#inOne(() => this.#run(`UPDATE relays SET state = state WHERE id = ''`))
    } catch (error) {
      this.#db.close()
      throw error
    }
  }

  close(): void {
    this.#db.close()
  }

  find(id: string): Relay | null {
    const [row] = this.#rows('SELECT * FROM relays WHERE id = ?', id)
    return row === undefined ? null : readRelay(row)
  }

  /** The unfinished relays of `device` for `path`, as Dropbox compares paths; the one that was used last comes first. */
  openAt(device: string, path: string): readonly Relay[] {
    const where = `device = ? AND state = 'open' AND place = ? ORDER BY touched_ms DESC`
    return this.#rows(`SELECT * FROM relays WHERE ${where}`, device, foldPath(path)).map(readRelay)
  }

  /** How many unfinished relays `device` has. */
  countOpen(device: string): number {
    const [row] = this.#rows(`SELECT count(*) AS count FROM relays WHERE device = ? AND state = 'open'`, device)
    return Number(row?.['count'] ?? 0)
  }

  /** The unfinished relay of `device` that was left for longest. */
  oldestOf(device: string): Relay | null {
    const where = `device = ? AND state = 'open' ORDER BY touched_ms LIMIT 1`
    const [row] = this.#rows(`SELECT * FROM relays WHERE ${where}`, device)
    return row === undefined ? null : readRelay(row)
  }

  add({ ask, device, id, offset, openedMs, pieceBytes, state, touchedMs }: Relay): void {
    const values = [id, device, foldPath(ask.path), JSON.stringify(ask), pieceBytes, offset, openedMs, touchedMs, state]
    this.#run(
      `INSERT INTO relays (id, device, place, ask, piece_bytes, offset, opened_ms, touched_ms, state)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      ...values,
    )
  }

  /** Notes that the question was asked again; what it replaces may be known better now. */
  askAgain(relay: Relay, ask: LinkRequest, nowMs: number): Relay {
    this.#run('UPDATE relays SET ask = ?, touched_ms = ? WHERE id = ?', JSON.stringify(ask), nowMs, relay.id)
    return { ...relay, ask, touchedMs: nowMs }
  }

  /** Notes the session and its first piece. */
  begin(relay: Relay, sessionId: string, piece: Piece, nowMs: number): Relay {
    this.#inOne(() => {
      this.#run('UPDATE relays SET session = ? WHERE id = ?', sessionId, relay.id)
      this.#put(relay.id, piece, false)
    })
    return this.confirm({ ...relay, sessionId }, piece, nowMs)
  }

  /** Notes that `piece` is about to be sent to the end of the session. */
  expect(relay: Relay, piece: Piece): void {
    this.#put(relay.id, piece, false)
  }

  /** Forgets a piece that was never sent, or that Dropbox refused. */
  unexpect(relay: Relay, { digests, offset }: Piece): void {
    const where = 'relay = ? AND offset = ? AND digests = ? AND is_there = 0'
    this.#run(`DELETE FROM pieces WHERE ${where}`, relay.id, offset, digests)
  }

  /** The pieces that were sent to the end of the session and may have arrived. */
  expected(relay: Relay): readonly Piece[] {
    const where = 'relay = ? AND offset = ? AND is_there = 0'
    return this.#rows(`SELECT * FROM pieces WHERE ${where}`, relay.id, relay.offset).map(readPiece)
  }

  /**
   * Notes that Dropbox has `piece`: the relay goes on behind it. This alone does not wait for the disk. A power cut may lose it, and
   * leaves what is there when Dropbox's answer was lost: the piece is expected, and Dropbox is asked.
   */
  confirm(relay: Relay, piece: Piece, nowMs: number): Relay {
    const offset = piece.offset + piece.length
    this.#db.exec('PRAGMA synchronous = NORMAL')
    try {
      this.#inOne(() => {
        this.#run('DELETE FROM pieces WHERE relay = ? AND offset >= ?', relay.id, piece.offset)
        this.#put(relay.id, piece, true)
        this.#run('UPDATE relays SET offset = ?, touched_ms = ? WHERE id = ?', offset, nowMs, relay.id)
      })
    } finally {
      this.#db.exec('PRAGMA synchronous = FULL')
    }
    return { ...relay, offset, touchedMs: nowMs }
  }

  /** Whether `piece` is the last one that Dropbox has. */
  holds(relay: Relay, { digests, length, offset }: Piece): boolean {
    const where = 'relay = ? AND offset = ? AND length = ? AND digests = ? AND is_there = 1'
    const isLast = relay.offset === offset + length
    return isLast && this.#rows(`SELECT 1 FROM pieces WHERE ${where}`, relay.id, offset, length, digests).length === 1
  }

  /** Whether a piece that Dropbox has begins at `offset`. */
  startsAt(relay: Relay, offset: number): boolean {
    const where = 'relay = ? AND offset = ? AND is_there = 1'
    return this.#rows(`SELECT 1 FROM pieces WHERE ${where}`, relay.id, offset).length === 1
  }

  /** Notes that Dropbox lost what came after `offset`. */
  goBack(relay: Relay, offset: number): Relay {
    this.#inOne(() => {
      this.#run('DELETE FROM pieces WHERE relay = ? AND offset >= ?', relay.id, offset)
      this.#run('UPDATE relays SET offset = ? WHERE id = ?', offset, relay.id)
    })
    return { ...relay, offset }
  }

  /** The digests of all blocks that Dropbox has, in order. */
  digests(relay: Relay): readonly Uint8Array[] {
    const rows = this.#rows('SELECT * FROM pieces WHERE relay = ? AND is_there = 1 ORDER BY offset', relay.id)
    return rows.map((row) => readPiece(row).digests)
  }

  /** Notes that the session is about to be committed so; null: no such commit is under way. */
  saveCommit(relay: Relay, commit: CommitInfo | null): Relay {
    const text = commit === null ? null : JSON.stringify(commit)
    this.#run('UPDATE relays SET commit_info = ? WHERE id = ?', text, relay.id)
    return { ...relay, commit }
  }

  /** Notes where the file is. What is known of its pieces is not needed any more. */
  saveStored(relay: Relay, stored: StoredAt, nowMs: number): Relay {
    const set = `state = 'stored', stored = ?, commit_info = NULL, touched_ms = ?`
    this.#inOne(() => {
      this.#run(`UPDATE relays SET ${set} WHERE id = ?`, JSON.stringify(stored), nowMs, relay.id)
      this.#run('DELETE FROM pieces WHERE relay = ?', relay.id)
    })
    return { ...relay, state: 'stored', stored, commit: null, touchedMs: nowMs }
  }

  /** Gives the relay up. Its id is known for a while, so that its client reads that it is gone. */
  letGo(relay: Relay): void {
    this.#inOne(() => {
      this.#run(`UPDATE relays SET state = 'gone', session = NULL, commit_info = NULL WHERE id = ?`, relay.id)
      this.#run('DELETE FROM pieces WHERE relay = ?', relay.id)
    })
  }

  /** Gives up what nobody used for `idleMs`, and forgets what is over for as long again. */
  sweep(nowMs: number, idleMs: number): void {
    // Once a minute is enough, and each sweep is a write.
    if (nowMs - this.#sweptMs < 60_000) return
    this.#sweptMs = nowMs
    const old = `SELECT id FROM relays WHERE touched_ms <= ?`
    this.#inOne(() => {
      this.#run(
        `UPDATE relays SET state = 'gone', session = NULL WHERE state = 'open' AND touched_ms <= ?`,
        nowMs - idleMs,
      )
      this.#run(`DELETE FROM pieces WHERE relay IN (${old})`, nowMs - idleMs)
      this.#run(`DELETE FROM relays WHERE touched_ms <= ?`, nowMs - 2 * idleMs)
    })
  }

  #put(id: string, { digests, length, offset }: Piece, isThere: boolean): void {
    const values = [id, offset, length, digests, isThere ? 1 : 0]
    this.#run(
      'INSERT OR REPLACE INTO pieces (relay, offset, length, digests, is_there) VALUES (?, ?, ?, ?, ?)',
      ...values,
    )
  }

  #run(sql: string, ...values: Parameters): void {
    this.#db.prepare(sql).run(...values)
  }

  #rows(sql: string, ...values: Parameters): Record<string, SQLOutputValue>[] {
    return this.#db.prepare(sql).all(...values)
  }

  #inOne(change: () => void): void {
    this.#db.exec('BEGIN IMMEDIATE')
    try {
      change()
      this.#db.exec('COMMIT')
    } catch (error) {
      if (this.#db.isTransaction) this.#db.exec('ROLLBACK')
      throw error
    }
  }
}
