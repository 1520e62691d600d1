// What one server changes, the others hear at once through PostgreSQL's LISTEN and NOTIFY. A notice may get lost while a connection is
// made anew, so that a subject's number of changes is looked at from time to time, too.
import { sql } from 'kysely'
import type { Kysely, Transaction } from 'kysely'
import type { Client } from 'pg'
import { every } from '../clock.ts'
import type { Tables } from './tables.ts'

export type Subject = 'enrolment' | 'circuit'

const channel = 'outbox_changes'

/** Revocations are heard within this even where no notice comes. */
const lookMs = 10_000
const reconnectMs = 1_000

/** Tells all servers, once the transaction is there, that something of `subject` was changed. */
export async function tellOthers(transaction: Transaction<Tables>, subject: Subject): Promise<void> {
  await transaction
    .insertInto('changes')
    .values({ subject, version: 1 })
    .onConflict((conflict) => conflict.column('subject').doUpdateSet({ version: sql`changes.version + 1` }))
    .execute()
  await sql`SELECT pg_notify(${channel}, ${subject})`.execute(transaction)
}

export class Notices {
  readonly #connection: () => Client
  readonly #db: Kysely<Tables>
  readonly #followers = new Map<Subject, () => Promise<void>>()
  readonly #known = new Map<Subject, number>()
  readonly #stops: (() => void)[] = []
  #client: Client | null = null
  #looking: Promise<void> | null = null
  #next: Promise<void> | null = null
  #isStopped = false

  constructor(connection: () => Client, db: Kysely<Tables>, ms = { look: lookMs, reconnect: reconnectMs }) {
    this.#connection = connection
    this.#db = db
    // What cannot be asked now is asked the next time; requests hear of it by themselves.
    this.#stops.push(every(ms.look, () => this.look().catch(() => undefined), ignore))
    this.#stops.push(every(ms.reconnect, () => this.#connect(), ignore))
  }

  /** Listens from now on; where that is not possible now, it is tried again. */
  async start(): Promise<void> {
    await this.#connect()
  }

  /** Has `changed` called now, and after each change of `subject` by any server, until it is told to stop. */
  async follow(subject: Subject, changed: () => Promise<void>): Promise<() => void> {
    const versions = await this.#versions()
    await changed()
    this.#known.set(subject, versions.get(subject) ?? 0)
    this.#followers.set(subject, changed)
    return () => void this.#followers.delete(subject)
  }

  /** Looks now whether anything changed. Throws `DatabaseAway`. All who ask while a look is under way share the next one. */
  look(): Promise<void> {
    if (this.#looking === null) return this.#lookNow()
    this.#next ??= this.#looking.catch(() => undefined).then(() => this.#lookNow())
    return this.#next
  }

  async #lookNow(): Promise<void> {
    this.#next = null
    const looking = this.#lookAtAll()
    this.#looking = looking
    try {
      await looking
    } finally {
      if (this.#looking === looking) this.#looking = null
    }
  }

  async #lookAtAll(): Promise<void> {
    const versions = await this.#versions()
    for (const subject of this.#followers.keys()) await this.#lookAt(subject, versions)
  }

  async close(): Promise<void> {
    this.#isStopped = true
    for (const stop of this.#stops) stop()
    await this.#client?.end().catch(() => undefined)
  }

  async #connect(): Promise<void> {
    if (this.#client !== null || this.#isStopped) return
    const client = this.#connection()
    this.#client = client
    const ended = (): void => {
      if (this.#client === client) this.#client = null
      client.end().catch(() => undefined)
    }
    client.on('error', ended)
    client.on('end', ended)
    client.on('notification', () => void this.look().catch(() => undefined))
    try {
      await client.connect()
      await client.query(`LISTEN ${channel}`)
      // Before it listened there may have been a notice.
      await this.look()
    } catch {
      ended()
    }
  }

  async #versions(): Promise<ReadonlyMap<string, number>> {
    const rows = await this.#db.selectFrom('changes').selectAll().execute()
    return new Map(rows.map(({ subject, version }) => [subject, version]))
  }

  async #lookAt(subject: Subject, versions: ReadonlyMap<string, number>): Promise<void> {
    const version = versions.get(subject) ?? 0
    const changed = this.#followers.get(subject)
    if (changed === undefined || this.#known.get(subject) === version) return
    await changed()
    // Only now: a change that could not be read is read with the next look.
    this.#known.set(subject, version)
  }
}

function ignore(): void {}
