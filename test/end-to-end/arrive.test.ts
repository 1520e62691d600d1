// The promise itself: a file in the folder is in Dropbox, whole and once. The real program, server and local Dropbox.
import { execFileSync } from 'node:child_process'
import { appendFile, readFile, rm, symlink, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'vitest'
import { aCompany, demoToken } from './company.ts'
import { lastStates, summaryOf } from './outbox-process.ts'

test.concurrent('a tree of files arrives whole, once, and what is left out is named', async ({ expect }) => {
  await using company = await aCompany()
  const large = Buffer.alloc(9 * 1024 * 1024, 'outbox')
  await company.save('report.txt', 'the report')
  await company.save('Invoices/Q3/Büro – été 🎉.pdf', 'an invoice')
  await company.save('Invoices/empty.txt', '')
  await company.save('film.bin', large)
  await company.save('~$report.docx', 'an open document')
  await symlink('report.txt', join(company.folder, 'pointer'))

  const first = await company.run(company.watchOnce())
  expect(summaryOf(first)).toEqual({ done: 4, blocked: 1, excluded: 1, waiting: 0 })
  expect(first.code).toBe(2)
  expect(first.events[0]).toMatchObject({ event: 'ready', command: 'watch' })
  expect(lastStates(first.events)).toEqual({
    'report.txt': 'done',
    'Invoices/Q3/Büro – été 🎉.pdf': 'done',
    'Invoices/empty.txt': 'done',
    'film.bin': 'done',
    '~$report.docx': 'excluded',
    pointer: 'blocked: symbolic_link',
  })
  expect(await company.received('report.txt')).toBe('the report')
  expect(await company.received('Invoices/Q3/Büro – été 🎉.pdf')).toBe('an invoice')
  expect(await company.received('Invoices/empty.txt')).toBe('')
  expect(await company.received('film.bin')).toBe(large.toString())
  expect(company.posts()).toBe(4)
  expect(JSON.stringify(first)).not.toContain(demoToken)
  expect(JSON.stringify(first)).not.toContain('apitul')

  // The pointer taken away, nothing needs a person any more, and nothing is sent again.
  await rm(join(company.folder, 'pointer'))
  const second = await company.run(company.watchOnce())
  expect(summaryOf(second)).toEqual({ done: 4, blocked: 0, excluded: 1, waiting: 0 })
  expect(second.code).toBe(0)
  expect(company.posts()).toBe(4)
})

test.concurrent('the same bytes saved again, or the records lost, send no body twice', async ({ expect }) => {
  await using company = await aCompany()
  await company.save('a/one.txt', 'same bytes')
  expect((await company.run(company.watchOnce())).code).toBe(0)
  expect(company.posts()).toBe(1)

  // Saved again with the same content: another time of change, another hash to take, nothing to send.
  await company.save('a/one.txt', 'same bytes')
  await utimes(join(company.folder, 'a/one.txt'), new Date(), new Date())
  const again = await company.run(company.watchOnce())
  expect([again.code, lastStates(again.events)['a/one.txt']]).toEqual([0, 'done'])
  expect(company.posts()).toBe(1)

  await rm(company.data, { recursive: true })
  const before = company.dropbox.journal().length
  const anew = await company.run(company.watchOnce())
  expect([anew.code, lastStates(anew.events)['a/one.txt']]).toEqual([0, 'done'])
  const since = company.dropbox.journal().slice(before)
  expect(since).toContainEqual(
    expect.objectContaining({ kind: 'api_call', route: 'files/get_metadata', outcome: 'ok' }),
  )
  expect(since.filter(({ kind }) => ['link_issued', 'post_begun', 'commit'].includes(kind))).toEqual([])
  expect(company.posts()).toBe(1)
})

test.concurrent('a new version replaces the old one, and files named one by one arrive too', async ({ expect }) => {
  await using company = await aCompany()
  await company.save('plan.txt', 'first')
  const words = ['send', join(company.folder, 'plan.txt'), ...company.watch().slice(3)]
  const first = await company.run(words)
  expect([first.code, await company.received('plan.txt')]).toEqual([0, 'first'])
  await company.save('plan.txt', 'second')
  const second = await company.run(words)
  expect([second.code, await company.received('plan.txt')]).toEqual([0, 'second'])

  // A folder is sent under its own name.
  await company.save('deep/er.txt', 'x')
  const third = await company.run(['send', company.folder, ...company.watch().slice(3)])
  expect([third.code, await company.received('folder/deep/er.txt')]).toEqual([0, 'x'])
  expect(summaryOf(third)).toEqual({ done: 2, blocked: 0, excluded: 0, waiting: 0 })
})

test.concurrent('a file being written for a while arrives whole', async ({ expect }) => {
  await using company = await aCompany()
  const path = join(company.folder, 'growing.log')
  await writeFile(path, 'begin')
  const outbox = company.start(company.watch())
  await outbox.until(({ event }) => event === 'ready')
  for (let part = 0; part < 8; part += 1) {
    await appendFile(path, ` part ${part}`)
    await new Promise((resolve) => setTimeout(resolve, 500))
  }
  await outbox.until(({ path: seen, state }) => seen === 'growing.log' && state === 'done')
  outbox.signal('SIGTERM')
  expect((await outbox.ended).code).toBe(0)
  expect(await company.received('growing.log')).toBe(await readFile(path, 'utf8'))
  expect(company.commits()).toEqual(['/Outbox/growing.log'])
})

test.skipIf(process.platform === 'win32')(
  'a pipe that a program keeps in the folder needs nobody (Windows keeps none there)',
  async ({ expect }) => {
    await using company = await aCompany()
    execFileSync('mkfifo', [join(company.folder, 'agent.pipe')])
    await company.save('a.txt', 'a')
    const { code, events } = await company.run(company.watchOnce())
    expect([code, events.at(-1)]).toMatchObject([0, { event: 'summary', done: 1, blocked: 0 }])
    const shown = await company.run(['status', '--data', company.data])
    expect(shown.code).toBe(0)
  },
)
