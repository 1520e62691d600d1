// The rows of the audit of several servers: one chain in the database they share. Rows that came in while others were being written, or in
// one turn of the event loop, are written together, so that the chain's end, which only one server may hold at a time, is no bottle-neck.
import { setImmediate as nextTurn } from 'node:timers/promises'
import { CompiledQuery } from 'kysely'
import type { Kysely } from 'kysely'
import type { ServerClock } from '../clock.ts'
import type { Tables } from '../database/tables.ts'
import type { Keeper } from './audit.ts'
import { faultOf } from './audit-database.ts'

const firstPauseMs = 500
const longestPauseMs = 10_000
const mostWaiting = 10_000
const mostTogether = 200

export type SharedAuditOptions = {
  readonly db: Kysely<Tables>
  readonly clock: ServerClock
  /** The line that tells how many records were lost. */
  readonly lostLine: (count: number) => string
  /** Hears once that rows wait for the database, and once that they do not any more. */
  readonly onFailure: (text: string) => void
  /** So many rows may wait in memory. */
  readonly mostWaiting?: number
}

type Group = PromiseWithResolvers<void>
type Row = { readonly atMs: number; readonly line: string }

export class SharedAudit implements Keeper {
  readonly #options: SharedAuditOptions
  #waiting: Row[] = []
  /** Of the rows that are being written, and of those that came in since. */
  #current: Group | null = null
  #next: Group | null = null
  #writing: Promise<void> | null = null
  #lost = 0
  #failures = 0
  #retryAtMs = 0

  constructor(options: SharedAuditOptions) {
    this.#options = options
  }

  /** Rows that wait for the database. */
  get waiting(): number {
    return this.#waiting.length + this.#lost
  }

  /** Takes a row. Never fails. `line` ends in a line break. */
  write(line: string, atMs: number): void {
    if (this.#waiting.length < (this.#options.mostWaiting ?? mostWaiting)) {
      this.#waiting.push({ atMs: Math.round(atMs), line: line.trimEnd() })
    } else this.#lost += 1
    if (this.#writing === null) this.retry()
    else this.#next ??= Promise.withResolvers()
  }

  /** Writes what waits, where its pause is over. */
  retry(): void {
    if (this.#writing !== null || this.waiting === 0) return
    if (this.#options.clock.steadyMs() < this.#retryAtMs) return
    this.#next = Promise.withResolvers()
    this.#writing = this.#writeAll()
  }

  /** Null where each row so far is written or has to wait for a database that is away; else resolves when that is so. Rows that come later keep nobody. */
  written(): Promise<void> | null {
    return (this.#next ?? this.#current)?.promise ?? null
  }

  /** Writes what waits even in a pause: whoever asks was served by the database just now. */
  isKept(): boolean | Promise<boolean> {
    this.#retryAtMs = 0
    this.retry()
    return this.written()?.then(() => this.#failures === 0) ?? true
  }

  /** Tries once more to write what waits. */
  async close(): Promise<void> {
    await this.#writing
    this.#retryAtMs = 0
    this.retry()
    await this.#writing
  }

  async #writeAll(): Promise<void> {
    const { clock, onFailure } = this.#options
    try {
      while (this.waiting > 0) await this.#writeGroup()
    } catch (error) {
      if (this.#failures === 0) onFailure(`the audit cannot be written (${faultOf(error)}); its rows wait until it can`)
      this.#retryAtMs = clock.steadyMs() + Math.min(firstPauseMs * 2 ** this.#failures, longestPauseMs)
      this.#failures += 1
    }
    this.#writing = null
    for (const group of [this.#current, this.#next]) group?.resolve()
    this.#current = this.#next = null
  }

  /** Writes what waits at the end of this turn, and says so to those who wait for it. */
  async #writeGroup(): Promise<void> {
    await nextTurn()
    this.#current = this.#next
    this.#next = null
    for (let left = this.#waiting.length; left > 0; left -= mostTogether) await this.#writeSome(left)
    if (this.#lost > 0) await this.#writeSome(0)
    if (this.#failures > 0) this.#options.onFailure('the audit is written again')
    this.#failures = 0
    this.#current?.resolve()
    this.#current = null
  }

  async #writeSome(most: number): Promise<void> {
    const { clock, db, lostLine } = this.#options
    const lost = this.#lost
    const some = this.#waiting.slice(0, Math.min(most, mostTogether))
    const told = { atMs: Math.round(clock.wallMs()), line: lost > 0 ? lostLine(lost).trimEnd() : '' }
    await append(db, lost > 0 ? [...some, told] : some)
    this.#waiting.splice(0, some.length)
    this.#lost -= lost
  }
}

/**
 * Adds rows to the chain, all or none. One statement, in which PostgreSQL makes the links as `linkOf` in chain.ts does: whoever comes while
 * another server adds waits for it, and goes on from the end that was made meanwhile.
 */
export async function append(db: Kysely<Tables>, rows: readonly Row[]): Promise<void> {
  const [times, lines, tails]: [number[], string[], string[]] = [[], [], []]
  for (const { atMs, line } of rows) {
    times.push(atMs)
    lines.push(line)
    tails.push(`,${atMs},${JSON.stringify(line)}]`)
  }
  await db.executeQuery(CompiledQuery.raw(appending, [times, lines, tails]))
}

/**
 * What is hashed for a link is `["<link before>",<id>,<moment>,"<line>"]`, of which the last two come as texts ($3). The texts are taken by
 * their place in the arrays: a join of them with a recursive query looks at each of them for each row, and its estimated cost
 * makes PostgreSQL compile the query first, which takes longer than all the rest.
 */
const appending = `
  WITH RECURSIVE
    before AS MATERIALIZED (SELECT id, link FROM audit_end FOR UPDATE),
    chained AS (
      SELECT 0 AS place, id, link FROM before
      UNION ALL
      SELECT place + 1, id + 1,
        encode(sha256(convert_to('["' || link || '",' || (id + 1) || ($3::text[])[place + 1], 'UTF8')), 'hex')
      FROM chained WHERE place < cardinality($3::text[])),
    added AS (
      INSERT INTO audit_rows (id, at_ms, line, link)
      SELECT id, ($1::bigint[])[place], ($2::text[])[place], link FROM chained WHERE place > 0)
  UPDATE audit_end SET id = made.id, link = made.link
  FROM (SELECT id, link FROM chained ORDER BY place DESC LIMIT 1) AS made`
