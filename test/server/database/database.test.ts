// A real PostgreSQL that comes and goes.
import { describe, expect, onTestFinished, test } from 'vitest'
import { DatabaseAway } from '#server/database/database-away.ts'
import { openDatabase } from '#server/database/database.ts'
import type { Database } from '#server/database/database.ts'
import { aDatabase, hasPostgres, runSql, startPostgres } from '#test/rigs/postgres/postgres.ts'
import { until } from '#test/rigs/until.ts'

async function opened(url: string, failures: string[] = []): Promise<Database> {
  const database = await openDatabase(url, (text) => failures.push(text))
  if (typeof database === 'string') throw new Error(database)
  onTestFinished(() => database.close())
  return database
}

const ask = ({ durable }: Database) => durable.selectFrom('computers').selectAll().execute()

describe.runIf(hasPostgres('a database that comes and goes'))('PostgreSQL', () => {
  test('six servers that start at once make its tables once', async () => {
    const url = await aDatabase()
    const servers = await Promise.all(Array.from({ length: 6 }, () => opened(url)))
    expect(await Promise.all(servers.map(ask))).toEqual([[], [], [], [], [], []])
    const steps = await runSql(url, 'SELECT name FROM kysely_migration ORDER BY name')
    expect(new Set(steps.map(({ name }) => name)).size).toBe(steps.length)
  })

  test('one that a newer server has changed is refused in a sentence', async () => {
    const url = await aDatabase()
    await opened(url)
    await runSql(url, `INSERT INTO kysely_migration VALUES ('9999_later', '2030-01-01')`)
    expect(await openDatabase(url, () => undefined)).toMatch(/^The database cannot be used \(.*9999_later.*\)\.$/)
  })

  test('killed connections and a restart cost single questions, and nothing has to be started again', async () => {
    const postgres = await startPostgres()
    onTestFinished(() => postgres.close())
    const failures: string[] = []
    const url = await postgres.aDatabase()
    const database = await opened(url, failures)
    await Promise.all(Array.from({ length: 8 }, () => ask(database)))
    const ourselves = `pid <> pg_backend_pid() AND application_name = 'outbox'`
    await runSql(url, `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE ${ourselves}`)
    await until('it is asked again', async () => ask(database).then(() => true, isAwayError))
    await ask(database)
    await postgres.stop()
    await expect(ask(database)).rejects.toBeInstanceOf(DatabaseAway)
    expect(await database.isThere()).toBe(false)
    await postgres.start()
    await until('it is there again', () => database.isThere())
    expect(await ask(database)).toEqual([])
    // Another server's change is heard again, over a new connection.
    const other = await opened(url)
    let heard = 0
    const stop = await database.notices.follow('enrolment', () => {
      heard += 1
      return Promise.resolve()
    })
    await other.durable.transaction().execute(async (transaction) => {
      await transaction.insertInto('changes').values({ subject: 'enrolment', version: 7 }).execute()
    })
    await other.notices.look()
    await database.notices.look()
    expect(heard).toBe(2)
    stop()
  })

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

function isAwayError(error: unknown): boolean {
  if (error instanceof DatabaseAway) return false
  throw error
}
