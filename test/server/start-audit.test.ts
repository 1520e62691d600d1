// The audit as a server starts it: what it opens, what it says, and how it goes on where an earlier server ended.
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { startAudit } from '#server/start-audit.ts'
import type { RunningAudit } from '#server/start-audit.ts'
import { createTestClock } from './company.ts'
import { temporaryFolder } from '#test/rigs/temporary-folder.ts'
import { issuedLink } from './audit/issued-link.ts'

const nothingThere = { look: () => Promise.resolve({ kind: 'nothing' } as const) }

async function start(database: string, clock = createTestClock()) {
  const [alarms, said]: [string[], string[]] = [[], []]
  const places = { file: null, database, shared: null, linkAlarmMinutes: 15 }
  const outputs = { stream: null, onFailure: (text: string) => said.push(text) }
  const started = await startAudit(places, outputs, clock, nothingThere, [
    ({ action, outcome }) => action === 'alarm' && alarms.push(outcome),
  ])
  return { alarms, said, started, clock }
}

function running(started: RunningAudit | string): RunningAudit {
  if (typeof started === 'string') throw new Error(started)
  onTestFinished(() => started.close())
  return started
}

test('a server that was started again looks after the links of the one before, and forgets what was settled', async () => {
  const path = join(temporaryFolder(), 'audit.db')
  const first = await start(path)
  const earlier = running(first.started)
  earlier.audit.write(issuedLink)
  earlier.audit.write({ ...issuedLink, dropboxPath: '/Scans/b.txt' })
  earlier.audit.write({ ...issuedLink, dropboxPath: '/Scans/b.txt', action: 'check', outcome: 'present' })
  await earlier.close()
  first.clock.advance(3_600_000)
  const second = await start(path, first.clock)
  const { audit, confirm, waiting } = running(second.started)
  expect(confirm?.open).toBe(1)
  await confirm?.look()
  await audit.written()
  expect([second.alarms, second.said, waiting()]).toEqual([
    ['unconfirmed'],
    ['alarm: nothing came of the link of laptop-7 to /Scans/a.txt within 15 minutes'],
    0,
  ])
})

test('a database that is none stops the start with a sentence', async () => {
  const path = join(temporaryFolder(), 'audit.db')
  await writeFile(path, 'no database at all '.repeat(100))
  const { started } = await start(path)
  expect(started).toMatch(/audit\.db cannot be used \(file is not a database\)\. If it is damaged, move it away/)
})
