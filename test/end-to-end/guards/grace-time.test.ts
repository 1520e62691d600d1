// A grace time in the terminal: what is removed before its end is not sent, and all the rest is.
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'vitest'
import { aCompany } from '../company.ts'
import { summaryOf } from '../outbox-process.ts'

test('new files wait so long, and a run that ends by itself waits for them', async ({ expect }) => {
  await using company = await aCompany()
  await company.save('kept.txt', 'kept')
  await company.save('mistake.txt', 'mistake')
  const startedMs = performance.now()
  const run = company.start([...company.watchOnce(), '--grace', '4'])
  await run.until(({ path, reason }) => path === 'mistake.txt' && reason === 'in_grace')
  await rm(join(company.folder, 'mistake.txt'))
  const end = await run.ended
  expect([end.code, summaryOf(end)]).toMatchObject([0, { done: 1, waiting: 0, blocked: 0 }])
  expect(performance.now() - startedMs).toBeGreaterThan(4_000)
  expect(company.commits()).toEqual(['/Outbox/kept.txt'])
})
