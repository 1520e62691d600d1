// A database that cannot be used.
import { describe, expect, onTestFinished, test } from 'vitest'
import { DatabaseAway } from '#server/database/database-away.ts'
import { openDatabase } from '#server/database/database.ts'
import { opened } from '#test/rigs/postgres/opened.ts'
import { aDatabase, hasPostgres, runSql } from '#test/rigs/postgres/postgres.ts'

describe.runIf(hasPostgres('a database that takes no writing'))('PostgreSQL', () => {
  test('one that takes no writing is not there, and what is written to it is refused as passing', async () => {
    const url = await aDatabase()
    await opened(url)
    const name = new URL(url).pathname.slice(1)
    await runSql(url, `ALTER DATABASE ${name} SET default_transaction_read_only = on`)
    const database = await openDatabase(url, () => undefined)
    // Its tables are there already; nothing has to be made.
    if (typeof database === 'string') throw new Error(database)
    onTestFinished(() => database.close())
    expect(await database.isThere()).toBe(false)
    const row = { subject: 'x', version: 1 }
    await expect(database.durable.insertInto('changes').values(row).execute()).rejects.toBeInstanceOf(DatabaseAway)
  })
})

test('one that does not answer stops the start, in a sentence without the password', async () => {
  const because = await openDatabase('postgres://outbox:hunter2@127.0.0.1:1/outbox', () => undefined)
  expect(because).toMatch(/^The database cannot be used \(.*ECONNREFUSED.*\)\.$/)
  expect(because).not.toContain('hunter2')
})
