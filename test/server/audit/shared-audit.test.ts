// One chain of several servers, that nobody can tear.
import { sql } from 'kysely'
import { describe, expect, onTestFinished, test } from 'vitest'
import { lostLine } from '#server/audit/audit.ts'
import { findChainFaults } from '#server/audit/chain.ts'
import { readSharedEnd, readSharedRows } from '#server/audit/read-shared.ts'
import { SharedAudit } from '#server/audit/shared-audit.ts'
import { opened } from '#test/rigs/postgres/opened.ts'
import { aDatabase, hasPostgres, runSql, startPostgres } from '#test/rigs/postgres/postgres.ts'
import { createTestClock } from '../company.ts'

async function aServer(url: string, mostWaiting = 10_000) {
  const clock = createTestClock()
  const failures: string[] = []
  const { durable: db } = await opened(url)
  const onFailure = (text: string) => failures.push(text)
  const audit = new SharedAudit({ db, clock, lostLine: (count) => lostLine(count, clock), onFailure, mostWaiting })
  return { audit, clock, db, failures }
}

async function linesOf({ db }: Pick<Awaited<ReturnType<typeof aServer>>, 'db'>): Promise<readonly string[]> {
  const rows = []
  for await (const row of readSharedRows(db, null)) rows.push(row)
  expect([...findChainFaults(rows, await readSharedEnd(db))]).toEqual([])
  return rows.map(({ line }) => line)
}

describe.runIf(hasPostgres('the audit of several servers'))('the audit of several servers', () => {
  test('is one chain, whoever writes at the same time; a changed row is found', async () => {
    const url = await aDatabase()
    const servers = await Promise.all([aServer(url), aServer(url), aServer(url)])
    for (let row = 0; row < 1_500; row += 1) servers[row % 3]?.audit.write(`{"row":${row}}\n`, row)
    for (const { audit } of servers) await audit.written()
    const [first] = servers
    const lines = await linesOf(first)
    expect(new Set(lines).size).toBe(1_500)
    expect(first.audit.written()).toBeNull()
    await runSql(url, `UPDATE audit_rows SET line = '{}' WHERE id = 700`)
    await expect(linesOf(first)).rejects.toThrow('changed')
  })

  test('is written in groups of one turn each, and rows that come later keep nobody waiting', async () => {
    const { audit, db } = await aServer(await aDatabase())
    const kept: string[] = []
    const ask = async (name: string) => {
      audit.write(`{"row":"${name}"}\n`, 1)
      kept.push(`${name} ${await audit.isKept()}`)
    }
    const first = Promise.all([ask('a'), ask('b')]).then(() => kept.push('both'))
    // While these two are being written, another one comes.
    await new Promise(setImmediate)
    const later = ask('c')
    await first
    expect(kept).toEqual(['a true', 'b true', 'both'])
    await later
    const { rows } = await sql<{
      groups: number
    }>`SELECT count(DISTINCT xmin::text)::integer AS groups FROM audit_rows`.execute(db)
    expect([await linesOf({ db }), rows]).toEqual([['{"row":"a"}', '{"row":"b"}', '{"row":"c"}'], [{ groups: 2 }]])
  })

  test('waits while the database is away, tells it once, and counts what did not fit', async () => {
    const postgres = await startPostgres()
    onTestFinished(() => postgres.close())
    const { audit, clock, db, failures } = await aServer(await postgres.aDatabase(), 2)
    await postgres.stop()
    for (const letter of ['a', 'b', 'c']) audit.write(`{"${letter}":1}\n`, 1)
    await audit.written()
    expect([audit.waiting, audit.written(), await audit.isKept(), failures.length]).toEqual([3, null, false, 1])
    await postgres.start()
    audit.retry()
    expect(audit.written()).toBeNull()
    clock.advance(10_000)
    audit.retry()
    await audit.written()
    expect(await audit.isKept()).toBe(true)
    expect([audit.waiting, failures.at(-1)]).toEqual([0, 'the audit is written again'])
    expect(await linesOf({ db })).toEqual(['{"a":1}', '{"b":1}', expect.stringContaining('"lost","count":1')])
  })
})
