// Very many files at once wait for a person's word, in the terminal as people and scripts use it.
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'vitest'
import { usualGuard } from '#uploader/session/files-asked.ts'
import { aCompany } from '../company.ts'
import { summaryOf } from '../outbox-process.ts'

const many = usualGuard.files + 1

async function fill(folder: string, count: number): Promise<void> {
  await mkdir(folder, { recursive: true })
  await Promise.all(Array.from({ length: count }, (_, index) => writeFile(join(folder, `${index}.txt`), `${index}`)))
}

test('nothing of a drop is sent before a person says so; later files go on, a folder can be left out, and a file of it sent after all', async ({
  expect,
}) => {
  await using company = await aCompany()
  await fill(join(company.folder, 'Drop'), many - 2)
  await fill(join(company.folder, 'Other'), 2)
  const first = await company.run(company.watchOnce())
  expect([first.code, company.posts()]).toEqual([2, 0])
  expect(summaryOf(first)).toEqual({ done: 0, blocked: 0, excluded: 0, waiting: 0, asked: many })
  expect(first.events.filter(({ code }) => code === 'many_at_once').map(({ event }) => event)).toContain('notice')

  const data = ['--data', company.data]
  const status = await company.run(['status', ...data])
  expect([status.code, summaryOf(status)]).toMatchObject([2, { asked: many, waiting: 0 }])
  // The restart asks again, and hears the answers of another terminal.
  const watch = company.start(company.watch())
  await watch.until(({ code }) => code === 'many_at_once')
  expect(company.posts()).toBe(0)
  expect((await company.run(['decide', ...data, '--send', '--in', 'Other'])).code).toBe(0)
  for (const path of ['Other/0.txt', 'Other/1.txt'])
    await watch.until((event) => event.path === path && event.state === 'done')
  expect((await company.run(['decide', ...data, '--leave-out', '--in', 'Drop'])).code).toBe(0)
  await watch.until(({ path, reason }) => path === 'Drop/0.txt' && reason === 'skipped')
  expect((await company.run(['decide', ...data, '--send-after-all', '--in', 'Drop/0.txt'])).code).toBe(0)
  await watch.until(({ path, state }) => path === 'Drop/0.txt' && state === 'done')
  await company.save('Other/late.txt', 'late')
  await watch.until(({ path, state }) => path === 'Other/late.txt' && state === 'done')
  watch.signal('SIGTERM')
  expect((await watch.ended).code).toBe(0)
  expect(company.posts()).toBe(4)
})
