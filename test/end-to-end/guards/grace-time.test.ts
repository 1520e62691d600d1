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

test('what came together is taken back in another terminal, and is sent when it is saved again', async ({ expect }) => {
  await using company = await aCompany()
  const undo = (): ReturnType<typeof company.run> => company.run(['undo', '--data', company.data])
  expect([(await undo()).code, company.posts()]).toEqual([1, 0])
  const watch = company.start([...company.watch(), '--grace', '60'])
  await watch.until(({ event }) => event === 'ready')
  await company.save('mistake/1.txt', 'one')
  await company.save('mistake/2.txt', 'two')
  const told = await watch.until(({ code, text }) => code === 'in_grace' && String(text).startsWith('2 '))
  expect(told['text']).toContain(`npm run outbox -- undo --data ${company.data}`)
  // Another process reads it a moment after it was said.
  const status = async (): Promise<unknown> => {
    const { events } = await company.run(['status', '--data', company.data])
    return events.find(({ code }) => code === 'in_grace')?.['text']
  }
  await expect.poll(status).toMatch(/^2 new files will be sent in \d+ s\./)
  const back = await undo()
  expect([back.code, back.events.map(({ code }) => code)]).toEqual([0, [undefined, 'taken_back']])
  await watch.until(({ code }) => code === 'taken_back')
  await watch.until(({ path, reason }) => path === 'mistake/2.txt' && reason === 'skipped')
  const none = await undo()
  expect([none.code, none.events.map(({ code }) => code)]).toEqual([2, [undefined, 'nothing_taken_back']])
  watch.signal('SIGTERM')
  expect([(await watch.ended).code, company.posts()]).toEqual([0, 0])
  // The next run finds them left out, and sends the one that is saved again.
  await company.save('mistake/1.txt', 'right')
  const end = await company.run(company.watchOnce())
  expect([end.code, summaryOf(end), company.commits()]).toMatchObject([0, { done: 1 }, ['/Outbox/mistake/1.txt']])
})
