// Requests that are repeated at another server.
import { describe, expect, test } from 'vitest'
import { hasPostgres, runSql } from '#test/rigs/postgres/postgres.ts'
import { ages, twoServers } from './two-servers.ts'

describe.runIf(hasPostgres('keys of several servers'))('two servers', () => {
  test('know a key that came to the other one, of its own route and device only', async () => {
    const { one, other, url } = await twoServers()
    const [links, same] = [one.keysOf('links'), other.keysOf('links')]
    const told = [
      await links.note('laptop', 'key', { a: 1 }, 0),
      await same.note('laptop', 'key', { a: 1 }, 0),
      await same.note('laptop', 'key', { a: 2 }, 0),
      await same.note('office', 'key', { a: 2 }, 0),
      await other.keysOf('relays').note('laptop', 'key', { a: 2 }, 0),
    ]
    expect(told).toEqual(['first', 'repeated', 'mismatch', 'first', 'first'])
    await runSql(url, ages)
    expect(await same.note('laptop', 'key', { a: 2 }, 0)).toBe('first')
  })
})
