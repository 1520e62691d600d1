// One of several servers looks after the links of all.
import { describe, expect, test } from 'vitest'
import { createAudit } from '#server/audit/audit.ts'
import type { AuditRecord } from '#server/audit/audit.ts'
import { append } from '#server/audit/shared-audit.ts'
import { ConfirmLinks } from '#server/confirm/confirm-links.ts'
import { createSharedConfirm } from '#server/confirm/shared-confirm.ts'
import type { Database } from '#server/database/database.ts'
import { opened } from '#test/rigs/postgres/opened.ts'
import { aDatabase, hasPostgres, runSql } from '#test/rigs/postgres/postgres.ts'
import { createTestClock } from '../company.ts'

const clock = createTestClock()
const alarmMs = 60_000

const issued: AuditRecord = {
  action: 'link',
  requestId: 'r',
  address: '127.0.0.1',
  device: 'laptop-7',
  outcome: 'issued',
  path: 'a.txt',
  dropboxPath: '/Scans/a.txt',
  sizeBytes: 1,
  contentHash: 'a'.repeat(64),
  replacedRev: null,
  repeated: false,
}

function aServer({ durable: db }: Database, server: string) {
  const alarms: string[] = []
  const confirm = new ConfirmLinks({
    dropbox: { look: () => Promise.resolve({ kind: 'nothing' }) },
    clock,
    alarmMs,
    audit: () => createAudit(null, clock),
    onAlarm: (kind) => alarms.push(kind),
  })
  return { alarms, round: createSharedConfirm({ db, confirm, server, alarmMs }) }
}

describe.runIf(hasPostgres('links of several servers looked after by one'))('of two servers', () => {
  test('one looks after a link that the other gave out; when it is gone, the other does', async () => {
    const url = await aDatabase()
    const database = await opened(url)
    const give = (dropboxPath: string) => {
      const write = (_record: AuditRecord, atMs: number, line: string) =>
        void written.push({ atMs, line: line.trimEnd() })
      const written: { atMs: number; line: string }[] = []
      createAudit(null, clock, [write]).write({ ...issued, dropboxPath })
      return append(database.durable, written)
    }
    const [one, other] = [aServer(database, 'one'), aServer(await opened(url), 'other')]
    await give('/Scans/a.txt')
    expect([await one.round(), await other.round()]).toEqual([true, false])
    await give('/Scans/b.txt')
    clock.advance(alarmMs)
    expect([await other.round(), await one.round()]).toEqual([false, true])
    expect([one.alarms, other.alarms]).toEqual([['unconfirmed', 'unconfirmed'], []])
    await give('/Scans/c.txt')
    await runSql(url, `UPDATE turns SET until = now() - interval '1 second'`)
    expect([await other.round(), await one.round()]).toEqual([true, false])
    clock.advance(alarmMs)
    await other.round()
    // It reads no further back than a link can be open, and raises the alarm of each that is.
    expect(other.alarms.length).toBeGreaterThan(0)
    expect(one.alarms).toHaveLength(2)
  })
})
