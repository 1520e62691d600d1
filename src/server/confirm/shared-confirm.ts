// Of several servers one looks after the links of all: whoever holds the turn reads what all of them wrote into the audit.
import { sql } from 'kysely'
import type { Kysely } from 'kysely'
import { recordOfLine } from '../audit/parse-line.ts'
import { readSharedEnd, readSharedRows } from '../audit/read-shared.ts'
import type { Tables } from '../database/tables.ts'
import type { ConfirmLinks } from './confirm-links.ts'

/** Three rounds: a server that ended is followed by another one soon. */
const turnSeconds = 30

export type SharedConfirmOptions = {
  readonly db: Kysely<Tables>
  readonly confirm: ConfirmLinks
  /** A name that no other server has. */
  readonly server: string
  /** Older links have raised their alarm. */
  readonly alarmMs: number
}

/** One round: looks for links where it is this server's turn. Answers whether it was. Throws `DatabaseAway`. */
export function createSharedConfirm({ alarmMs, confirm, db, server }: SharedConfirmOptions): () => Promise<boolean> {
  /** The last row that was read; null while it is another server's turn. */
  let readUpTo: number | null = null
  return async () => {
    if (!(await takeTurn(db, server))) {
      readUpTo = null
      return false
    }
    const end = await readSharedEnd(db)
    const from = readUpTo ?? (await firstWithin(db, alarmMs)) ?? end.id
    for await (const { atMs, line } of readSharedRows(db, null, from)) {
      const record = recordOfLine(line)
      if (record !== null) confirm.replay(record, atMs)
    }
    readUpTo = end.id
    await confirm.look()
    return true
  }
}

/** The number before the first row that is not older than `ms`, counted from the last one; null where there is none. */
async function firstWithin(db: Kysely<Tables>, ms: number): Promise<number | null> {
  const last = await db.selectFrom('audit_rows').select('at_ms').orderBy('id', 'desc').limit(1).executeTakeFirst()
  if (last === undefined) return null
  const recent = db.selectFrom('audit_rows').where('at_ms', '>=', last.at_ms - ms)
  const { first } = await recent.select((each) => each.fn.min('id').as('first')).executeTakeFirstOrThrow()
  return first - 1
}

/** By the clock of the database, which is the same for all. */
async function takeTurn(db: Kysely<Tables>, server: string): Promise<boolean> {
  const until = sql<Date>`now() + make_interval(secs => ${turnSeconds})`
  const taken = await db
    .insertInto('turns')
    .values({ subject: 'confirm', server, until })
    .onConflict((conflict) =>
      conflict
        .column('subject')
        .doUpdateSet({ server, until })
        .where(sql<boolean>`turns.server = ${server} OR turns.until < now()`),
    )
    .returning('subject')
    .execute()
  return taken.length > 0
}
