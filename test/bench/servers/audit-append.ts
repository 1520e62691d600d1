// What a row of the audit costs several servers' PostgreSQL, against a single insert by PostgreSQL's own bench, with eight clients each.
import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { SharedAudit } from '#server/audit/shared-audit.ts'
import { systemClock } from '#server/clock.ts'
import { openDatabase } from '#server/database/database.ts'
import { hasPostgres, runSql, startPostgres } from '#test/rigs/postgres/postgres.ts'
import type { Measure, Taken } from '../measure.ts'
import { usualRounds } from '../measure.ts'
import { median } from '../median.ts'
import type { Workplace } from '../rig/workplace.ts'

const clients = 8
const rowsOfClient = 250
const pgbench = '/usr/lib/postgresql/15/bin/pgbench'
/** As long as a row about a link. */
const line = JSON.stringify({ event: 'audit', filler: 'x'.repeat(400) })

export const auditAppend: Measure = {
  name: 'audit-append',
  what: 'rows of the audit a second in a PostgreSQL, eight askers / single inserts of pgbench',
  target: 0.7,
  unit: 'times',
  higher: true,
  take: takeAuditAppend,
}

async function takeAuditAppend(place: Workplace): Promise<Taken> {
  if (!hasPostgres('audit-append')) return { kind: 'not_taken', because: 'There is no PostgreSQL.' }
  const postgres = await startPostgres(true)
  const url = await postgres.aDatabase()
  const say = (text: string): void => place.say(text)
  const database = await openDatabase(url, say)
  if (typeof database === 'string') throw new Error(database)
  const told = { lostLine: () => '', onFailure: say }
  const audit = new SharedAudit({ db: database.durable, clock: systemClock, ...told })
  await runSql(url, 'CREATE TABLE single (id BIGSERIAL PRIMARY KEY, at_ms BIGINT, line TEXT, link TEXT)')
  const script = join(place.folder('audit-append'), 'insert.sql')
  writeFileSync(script, `INSERT INTO single (at_ms, line, link) VALUES (1, '${line}', repeat('0', 64));\n`)
  const [ours, theirs]: [number[], number[]] = [[], []]
  // The first round of each does not count.
  for (let round = 0; round <= usualRounds; round += 1) {
    const inserts = insertsPerSecond(url, script)
    const rows = await rowsPerSecond(audit)
    if (round === 0) continue
    ours.push(rows)
    theirs.push(inserts)
    place.say(`audit-append: round ${round}, ${rows.toFixed(0)} rows, ${inserts.toFixed(0)} inserts`)
  }
  await audit.close()
  await database.close()
  await postgres.close()
  const values = ours.map((rate, round) => rate / (theirs[round] ?? Number.NaN))
  return { kind: 'taken', values, beside: { rows: median(ours), inserts: median(theirs) } }
}

/** Each waits for its row before it has the next one. */
async function rowsPerSecond(audit: SharedAudit): Promise<number> {
  const began = performance.now()
  const write = async (): Promise<void> => {
    for (let row = 0; row < rowsOfClient; row += 1) {
      audit.write(line, Date.now())
      if (!(await audit.isKept())) throw new Error('a row was not kept')
    }
  }
  await Promise.all(Array.from({ length: clients }, write))
  return (clients * rowsOfClient * 1000) / (performance.now() - began)
}

function insertsPerSecond(url: string, script: string): number {
  const { pathname, searchParams } = new URL(url)
  const reach = ['-h', searchParams.get('host') ?? '', '-U', 'postgres', pathname.slice(1)]
  const words = ['-n', '-f', script, '-c', String(clients), '-t', String(rowsOfClient), ...reach]
  const { stderr, stdout } = spawnSync(pgbench, words, { encoding: 'utf8' })
  const [, rate] = /^tps = ([\d.]+)/m.exec(stdout) ?? []
  if (rate === undefined) throw new Error(`pgbench said nothing: ${stderr}`)
  return Number(rate)
}
