// Kysely over Node's own SQLite.
import type { DatabaseSync, SQLInputValue } from 'node:sqlite'
import { Kysely, SqliteDialect } from 'kysely'
import type { SqliteDatabase } from 'kysely'
import type { Tables } from './tables.ts'

/** The query layer over `db`, which it closes when it is destroyed. Each query is done before the next begins. */
export function overSqlite(db: DatabaseSync): Kysely<Tables> {
  return new Kysely<Tables>({ dialect: new SqliteDialect({ database: asKyselyExpects(db) }) })
}

/** Kysely knows better-sqlite3, which needs a compiler; Node's own module differs in a few names. */
function asKyselyExpects(db: DatabaseSync): SqliteDatabase {
  return {
    close: () => db.close(),
    prepare: (sql) => {
      // A transaction that reads first and writes then must not find out at its end that another process was faster.
      const statement = db.prepare(sql === 'begin' ? 'begin immediate' : sql)
      return {
        reader: statement.columns().length > 0,
        all: (values) => statement.all(...inputs(values)),
        run: (values) => {
          // A full disk ends a transaction by itself. Another end would fail, and hide why.
          if (sql === 'rollback' && !db.isTransaction) return { changes: 0, lastInsertRowid: 0 }
          return statement.run(...inputs(values))
        },
        iterate: (values) => statement.iterate(...inputs(values)),
      }
    },
  }
}

/** What Kysely was given by the stores: numbers, texts, bytes and null. */
function inputs(values: readonly unknown[]): readonly SQLInputValue[] {
  return values.map((value) => {
    if (value === null || typeof value === 'number' || typeof value === 'string') return value
    if (typeof value === 'bigint' || value instanceof Uint8Array) return value
    throw new Error(`a ${typeof value} cannot be kept in SQLite`)
  })
}
