// A look at a database before anybody is served.
import { describe, expect, test } from 'vitest'
import { lookAtDatabase } from '#server/database/look-at-database.ts'
import { aDatabase, hasPostgres, runSql } from '#test/rigs/postgres/postgres.ts'

test('one that does not answer is told without its password', async () => {
  const because = await lookAtDatabase('postgres://outbox:hidden@127.0.0.1:1/outbox')
  expect(because).toContain('ECONNREFUSED')
  expect(because).not.toContain('hidden')
})

describe.runIf(hasPostgres('a look at a database'))('a database', () => {
  test('that can be used is found good, and nothing is made there', async () => {
    const url = await aDatabase()
    expect(await lookAtDatabase(url)).toBeNull()
    // The name of one of our tables is still free.
    await runSql(url, 'CREATE TABLE codes (nothing TEXT)')
  })

  test('that takes no writing, or no tables of this user, is told', async () => {
    const url = await aDatabase()
    await runSql(url, 'CREATE ROLE guest LOGIN')
    const asGuest = url.replace('//postgres@', '//guest@')
    expect(await lookAtDatabase(asGuest)).toBe('its user may not make tables there')
    await runSql(url, 'ALTER ROLE guest SET default_transaction_read_only = on')
    expect(await lookAtDatabase(asGuest)).toBe('it takes no writing')
  })
})
