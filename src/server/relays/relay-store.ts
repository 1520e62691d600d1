// The records of relays: what must be known after a crash to go on. In one SQLite file, or in the PostgreSQL of several servers. What is
// about to be done is on disk before it is done. No link, no token and no byte of a file is in here.
import { sql } from 'kysely'
import type { Kysely, Transaction } from 'kysely'
import { foldPath } from '#shared/names.ts'
import type { LinkRequest } from '#shared/contract/link-api.ts'
import type { Tables } from '../database/tables.ts'
import type { CommitInfo } from '../dropbox/types.ts'
import type { Piece, Relay, StoredAt } from './relay.ts'
import { readPiece, readRelay, RelayMoved } from './relay-rows.ts'

type Changes = Partial<Omit<Tables['relays'], 'id' | 'device' | 'place' | 'version'>>

export type RelayPlace = {
  readonly db: Kysely<Tables>
  /** Does `write` with `db`, of which a power cut may lose the last moment. */
  readonly hastily: <T>(write: (db: Kysely<Tables>) => Promise<T>) => Promise<T>
  readonly close: () => Promise<void>
}

export class RelayStore {
  readonly #db: Kysely<Tables>
  readonly #place: RelayPlace
  #sweptMs = 0

  constructor(place: RelayPlace) {
    this.#db = place.db
    this.#place = place
  }

  close(): Promise<void> {
    return this.#place.close()
  }

  async find(id: string): Promise<Relay | null> {
    const row = await this.#db.selectFrom('relays').selectAll().where('id', '=', id).executeTakeFirst()
    return row === undefined ? null : readRelay(row)
  }

  /** The unfinished relays of `device` for `path`, as Dropbox compares paths; the one that was used last comes first. */
  async openAt(device: string, path: string): Promise<readonly Relay[]> {
    const open = this.#openOf(device).where('place', '=', placeOf(path))
    return (await open.selectAll().orderBy('touched_ms', 'desc').execute()).map(readRelay)
  }

  /** How many unfinished relays `device` has. */
  async countOpen(device: string): Promise<number> {
    const { count } = await this.#openOf(device)
      .select((each) => each.fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow()
    return count
  }

  /** The unfinished relay of `device` that was left for longest. */
  async oldestOf(device: string): Promise<Relay | null> {
    const row = await this.#openOf(device).selectAll().orderBy('touched_ms').limit(1).executeTakeFirst()
    return row === undefined ? null : readRelay(row)
  }

  async add({ ask, device, id, offset, openedMs, pieceBytes, state, touchedMs, version }: Relay): Promise<void> {
    const times = { opened_ms: openedMs, touched_ms: touchedMs }
    const nothing = { session: null, commit_info: null, stored: null }
    const known = { id, device, place: placeOf(ask.path), ask: JSON.stringify(ask), piece_bytes: pieceBytes }
    const row = { ...known, offset, ...times, state, version, ...nothing }
    await this.#db.insertInto('relays').values(row).execute()
  }

  /** Notes that the question was asked again; what it replaces may be known better now. */
  async askAgain(relay: Relay, ask: LinkRequest, nowMs: number): Promise<Relay> {
    // No other change than this one is in its way: a piece may be coming in meanwhile.
    const set = { ask: JSON.stringify(ask), touched_ms: nowMs }
    await this.#db.updateTable('relays').set(set).where('id', '=', relay.id).where('state', '=', 'open').execute()
    return { ...relay, ask, touchedMs: nowMs }
  }

  /** Notes the session and its first piece. */
  async begin(relay: Relay, sessionId: string, piece: Piece, nowMs: number): Promise<Relay> {
    const begun = await this.#write(relay, { session: sessionId }, (transaction) =>
      put(transaction, relay.id, piece, false),
    )
    return this.confirm({ ...begun, sessionId }, piece, nowMs)
  }

  /** Notes that `piece` is about to be sent to the end of the session. */
  expect(relay: Relay, piece: Piece): Promise<Relay> {
    return this.#write(relay, {}, (transaction) => put(transaction, relay.id, piece, false))
  }

  /** Forgets a piece that was never sent, or that Dropbox refused. */
  unexpect(relay: Relay, { digests, offset }: Piece): Promise<Relay> {
    return this.#write(relay, {}, async (transaction) => {
      const those = transaction.deleteFrom('pieces').where('relay', '=', relay.id).where('offset', '=', offset)
      await those.where('digests', '=', digests).where('is_there', '=', 0).execute()
    })
  }

  /** The pieces that were sent to the end of the session and may have arrived. */
  async expected(relay: Relay): Promise<readonly Piece[]> {
    return (await this.#piecesAt(relay, relay.offset).where('is_there', '=', 0).execute()).map(readPiece)
  }

  /**
   * Notes that Dropbox has `piece`: the relay goes on behind it. This alone does not wait for the disk. A power cut may lose it, and
   * leaves what is there when Dropbox's answer was lost: the piece is expected, and Dropbox is asked.
   */
  async confirm(relay: Relay, piece: Piece, nowMs: number): Promise<Relay> {
    const offset = piece.offset + piece.length
    const change = async (transaction: Transaction<Tables>): Promise<void> => {
      await removeFrom(transaction, relay.id, piece.offset)
      await put(transaction, relay.id, piece, true)
    }
    const next = await this.#place.hastily((db) => this.#write(relay, { offset, touched_ms: nowMs }, change, db))
    return { ...next, offset, touchedMs: nowMs }
  }

  /** Whether `piece` is the last one that Dropbox has. */
  async holds(relay: Relay, { digests, length, offset }: Piece): Promise<boolean> {
    if (relay.offset !== offset + length) return false
    const there = this.#piecesAt(relay, offset).where('is_there', '=', 1).where('length', '=', length)
    return (await there.where('digests', '=', digests).execute()).length === 1
  }

  /** Whether a piece that Dropbox has begins at `offset`. */
  async startsAt(relay: Relay, offset: number): Promise<boolean> {
    return (await this.#piecesAt(relay, offset).where('is_there', '=', 1).execute()).length === 1
  }

  /** Notes that Dropbox lost what came after `offset`. */
  async goBack(relay: Relay, offset: number): Promise<Relay> {
    const next = await this.#write(relay, { offset }, (transaction) => removeFrom(transaction, relay.id, offset))
    return { ...next, offset }
  }

  /** The digests of all blocks that Dropbox has, in order. */
  async digests(relay: Relay): Promise<readonly Uint8Array[]> {
    const there = this.#db.selectFrom('pieces').selectAll().where('relay', '=', relay.id).where('is_there', '=', 1)
    return (await there.orderBy('offset').execute()).map((row) => readPiece(row).digests)
  }

  /** Notes that the session is about to be committed so; null: no such commit is under way. */
  async saveCommit(relay: Relay, commit: CommitInfo | null): Promise<Relay> {
    const text = commit === null ? null : JSON.stringify(commit)
    return { ...(await this.#write(relay, { commit_info: text })), commit }
  }

  /** Notes where the file is. What is known of its pieces is not needed any more. */
  async saveStored(relay: Relay, stored: StoredAt, nowMs: number): Promise<Relay> {
    const changes = { state: 'stored', stored: JSON.stringify(stored), commit_info: null, touched_ms: nowMs }
    const next = await this.#write(relay, changes, (transaction) => removeFrom(transaction, relay.id, 0))
    return { ...next, state: 'stored', stored, commit: null, touchedMs: nowMs }
  }

  /** Gives the relay up. Its id is known for a while, so that its client reads that it is gone. */
  async letGo(relay: Relay): Promise<void> {
    const changes = { state: 'gone', session: null, commit_info: null }
    await this.#write(relay, changes, (transaction) => removeFrom(transaction, relay.id, 0))
  }

  /** Gives up what nobody used for `idleMs`, and forgets what is over for as long again. */
  async sweep(nowMs: number, idleMs: number): Promise<void> {
    // Once a minute is enough, and each sweep is a write.
    if (nowMs - this.#sweptMs < 60_000) return
    this.#sweptMs = nowMs
    await this.#db.transaction().execute(async (transaction) => {
      const old = transaction
        .updateTable('relays')
        .where('state', '=', 'open')
        .where('touched_ms', '<=', nowMs - idleMs)
      await old.set({ state: 'gone', session: null, version: sql`version + 1` }).execute()
      const over = transaction
        .selectFrom('relays')
        .select('id')
        .where('touched_ms', '<=', nowMs - idleMs)
      await transaction.deleteFrom('pieces').where('relay', 'in', over).execute()
      await transaction
        .deleteFrom('relays')
        .where('touched_ms', '<=', nowMs - 2 * idleMs)
        .execute()
    })
  }

  /**
   * Changes the relay as it was read, and nothing where another request changed it meanwhile: two servers may know the same relay, and
   * only one of them goes on from there.
   */
  #write(
    { id, version, ...relay }: Relay,
    changes: Changes,
    more: (transaction: Transaction<Tables>) => Promise<void> = () => Promise.resolve(),
    db = this.#db,
  ): Promise<Relay> {
    return db.transaction().execute(async (transaction) => {
      const next = { ...changes, version: version + 1 }
      const same = transaction.updateTable('relays').set(next).where('id', '=', id).where('version', '=', version)
      if ((await same.executeTakeFirst()).numUpdatedRows !== 1n) throw new RelayMoved(`relay ${id} moved on`)
      await more(transaction)
      return { ...relay, id, version: version + 1 }
    })
  }

  #openOf(device: string) {
    return this.#db.selectFrom('relays').where('device', '=', device).where('state', '=', 'open')
  }

  #piecesAt(relay: Relay, offset: number) {
    return this.#db.selectFrom('pieces').selectAll().where('relay', '=', relay.id).where('offset', '=', offset)
  }
}

async function put(db: Kysely<Tables>, relay: string, piece: Piece, isThere: boolean): Promise<void> {
  const { digests, length, offset } = piece
  const row = { relay, offset, length, digests, is_there: isThere ? 1 : 0 }
  await db
    .insertInto('pieces')
    .values(row)
    .onConflict((conflict) => conflict.columns(['relay', 'offset', 'digests']).doUpdateSet(row))
    .execute()
}

async function removeFrom(db: Kysely<Tables>, relay: string, offset: number): Promise<void> {
  await db.deleteFrom('pieces').where('relay', '=', relay).where('offset', '>=', offset).execute()
}

/** Names that no database keeps as text, and Dropbox not as a name, are asked for all the same. */
function placeOf(path: string): string {
  const folded = foldPath(path)
  return folded.isWellFormed() && !folded.includes('\0') ? folded : JSON.stringify(folded)
}
