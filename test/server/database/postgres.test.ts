// Connections that end.
import { describe, expect, onTestFinished, test } from 'vitest'
import { DatabaseAway } from '#server/database/database-away.ts'
import { sql } from 'kysely'
import { ask, opened } from '#test/rigs/postgres/opened.ts'
import { aDatabase, hasPostgres, runSql, startPostgres } from '#test/rigs/postgres/postgres.ts'
import { until } from '#test/rigs/until.ts'

describe.runIf(hasPostgres('connections that end'))('connections to PostgreSQL', () => {
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
  })

  test('whole numbers beyond 32 bits come back as numbers, bytes as bytes, and a mistake is told as one', async () => {
    const { durable } = await opened(await aDatabase())
    const { rows } = await sql`SELECT 2^41::bigint AS many, '\\x00ff'::bytea AS bytes`.execute(durable)
    expect(rows).toEqual([{ many: 2 ** 41, bytes: Buffer.from([0, 255]) }])
    await expect(sql`SELECT nothing FROM nowhere`.execute(durable)).rejects.not.toBeInstanceOf(DatabaseAway)
  })
})

function isAwayError(error: unknown): boolean {
  if (error instanceof DatabaseAway) return false
  throw error
}
