// The tables, made once by however many servers start.
import { describe, expect, test } from 'vitest'
import { openDatabase } from '#server/database/database.ts'
import { ask, opened } from '#test/rigs/postgres/opened.ts'
import { aDatabase, hasPostgres, runSql } from '#test/rigs/postgres/postgres.ts'

describe.runIf(hasPostgres('tables made once'))('tables in PostgreSQL', () => {
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
})
