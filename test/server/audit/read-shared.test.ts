// Reading the audit of several servers.
import { describe, expect, test } from 'vitest'
import { readSharedEnd, readSharedRows } from '#server/audit/read-shared.ts'
import { firstLink, linkOf } from '#server/audit/chain.ts'
import { append } from '#server/audit/shared-audit.ts'
import { opened } from '#test/rigs/postgres/opened.ts'
import { aDatabase, hasPostgres } from '#test/rigs/postgres/postgres.ts'

/** What JSON and SQL write in ways of their own. */
const hardLines = [
  '',
  '"',
  '\\',
  "'",
  '\t\n\r\u0001\u007f',
  'ü€😀\u2028',
  '{"a":"b\\"c","d":[1,null]}',
  'x'.repeat(10_000),
]

describe.runIf(hasPostgres('reading the audit of several servers'))('rows', () => {
  test('come page by page in their order, also of a span and behind a row', async () => {
    const { durable } = await opened(await aDatabase())
    expect((await readSharedEnd(durable)).id).toBe(0)
    // As many at a time as a server writes.
    for (let from = 0; from < 2_100; from += 100) {
      await append(
        durable,
        Array.from({ length: 100 }, (_, at) => ({ atMs: from + at, line: `line ${from + at}` })),
      )
    }
    const numbers = async (...of: [span: { fromMs: number; toMs: number } | null, afterId?: number]) => {
      const ids = []
      for await (const { id } of readSharedRows(durable, ...of)) ids.push(id)
      return ids
    }
    expect(await numbers(null)).toEqual(Array.from({ length: 2_100 }, (_, at) => at + 1))
    expect(await numbers({ fromMs: 10, toMs: 13 })).toEqual([11, 12, 13])
    expect(await numbers(null, 2_098)).toEqual([2_099, 2_100])
    expect((await readSharedEnd(durable)).id).toBe(2_100)
  })

  test('have the links in the database that are made of them here, whatever they say', async () => {
    const { durable } = await opened(await aDatabase())
    await append(
      durable,
      hardLines.map((line, at) => ({ atMs: 1_764_000_000_000 + at, line })),
    )
    await append(durable, [{ atMs: 0, line: 'the last' }])
    let before = firstLink
    for await (const { link, ...row } of readSharedRows(durable, null)) {
      expect(link).toBe(linkOf(before, row))
      before = link
    }
    expect(await readSharedEnd(durable)).toEqual({ id: hardLines.length + 1, link: before })
  })
})
