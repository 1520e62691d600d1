// The query layer over Node's own SQLite.
import { DatabaseSync } from 'node:sqlite'
import { sql } from 'kysely'
import { expect, onTestFinished, test } from 'vitest'
import { overSqlite } from '#server/database/sqlite.ts'

function aDb() {
  const db = new DatabaseSync(':memory:')
  onTestFinished(() => db.close())
  db.exec('CREATE TABLE changes (subject TEXT PRIMARY KEY, version INTEGER NOT NULL) STRICT')
  return overSqlite(db)
}

test('rows are written, returned and counted', async () => {
  const db = aDb()
  await db.insertInto('changes').values({ subject: 'a', version: 1 }).execute()
  const changed = await db.updateTable('changes').set({ version: 2 }).returning('version').execute()
  expect(changed).toEqual([{ version: 2 }])
  const { numUpdatedRows } = await db.updateTable('changes').set({ version: 3 }).executeTakeFirstOrThrow()
  expect(numUpdatedRows).toBe(1n)
})

test('two transactions at once are one after the other, and one that fails leaves nothing', async () => {
  const db = aDb()
  const add = (subject: string, fails: boolean) =>
    db.transaction().execute(async (transaction) => {
      await transaction.insertInto('changes').values({ subject, version: 1 }).execute()
      await Promise.resolve()
      if (fails) throw new Error('no')
    })
  const ends = await Promise.allSettled([add('a', false), add('b', true), add('c', false)])
  expect(ends.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
  expect(await db.selectFrom('changes').select('subject').execute()).toEqual([{ subject: 'a' }, { subject: 'c' }])
})

test('a transaction that only reads first keeps other writers out from its beginning', async () => {
  const db = aDb()
  await db.transaction().execute(async (transaction) => {
    await expect(sql`BEGIN`.execute(transaction)).rejects.toThrow('within a transaction')
  })
})

test('what SQLite cannot keep is a mistake of ours', async () => {
  await expect(sql`SELECT ${true}`.execute(aDb())).rejects.toThrow('a boolean cannot be kept in SQLite')
})

test('a disk that fills up within a transaction is what is told, and nothing of it is left', async () => {
  const db = aDb()
  await sql`PRAGMA max_page_count = 4`.execute(db)
  const much = db.transaction().execute(async (transaction) => {
    for (let at = 0; at < 200; at += 1) {
      await transaction
        .insertInto('changes')
        .values({ subject: `${at} ${'x'.repeat(500)}`, version: 1 })
        .execute()
    }
  })
  await expect(much).rejects.toThrow('database or disk is full')
  expect(await db.selectFrom('changes').selectAll().execute()).toEqual([])
  await db.insertInto('changes').values({ subject: 'a', version: 1 }).execute()
})
