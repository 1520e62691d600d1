// Another folder stands at the watched path: it is told, nothing is sent from it, and a person can take it, in a run or at a start.
import { mkdir, rename, rm, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { test } from 'vitest'
import { aCompany } from './company.ts'
import type { Company } from './company.ts'
import type { OutboxEvent } from './outbox-process.ts'

const isDone = (path: string) => (event: OutboxEvent) => event.path === path && event.state === 'done'
const isNotice = (code: string) => (event: OutboxEvent) => event.event === 'notice' && event.code === code
const isReplaced = (event: OutboxEvent): boolean => event.event === 'queue' && event.code === 'folder_replaced'

/** Another folder takes the place of the watched one, with another document of the same name. */
async function replaceFolder({ folder }: Company): Promise<void> {
  await rename(folder, `${folder}-away`)
  await mkdir(folder)
  await writeFile(join(folder, 'a.txt'), 'another document')
}

test.concurrent(
  'a running watch says so, takes the folder when it is asked to, and replaces nothing',
  async ({ expect }) => {
    await using company = await aCompany()
    await company.save('a.txt', 'the first')
    const outbox = company.start(company.watch())
    await outbox.until(isDone('a.txt'))
    await replaceFolder(company)
    await outbox.until(isReplaced)
    const { text } = await outbox.until(isNotice('folder_replaced'))
    expect(text).toContain(`Another folder stands at ${company.folder}; it is not the one Outbox was told to watch.`)
    expect(text).toContain(`npm run outbox -- adopt --data ${company.data}`)
    const status = await company.run(['status', '--data', company.data])
    expect([status.code, status.events.some(isReplaced), status.events.some(isNotice('folder_replaced'))]).toEqual([
      2,
      true,
      true,
    ])
    expect(company.posts()).toBe(1)
    const asked = await company.run(['adopt', '--data', company.data])
    expect([asked.code, asked.events.at(-1)?.code]).toEqual([0, 'adopt_asked'])
    await outbox.until(isNotice('folder_adopted'))
    await outbox.until((event) => isDone('a.txt')(event) && event['copy'] === true)
    expect(await company.received('a.txt')).toBe('the first')
    const again = await company.run(['adopt', '--data', company.data])
    expect([again.code, again.events.at(-1)?.code]).toEqual([0, 'folder_known'])
    outbox.signal('SIGTERM')
    expect((await outbox.ended).code).toBe(0)
  },
)

test.concurrent('a start finds it out, too, and takes it only when told so', async ({ expect }) => {
  await using company = await aCompany()
  await company.save('a.txt', 'the first')
  expect((await company.run(company.watchOnce())).code).toBe(0)
  await replaceFolder(company)
  const wary = await company.run(company.watchOnce())
  expect([wary.code, wary.events.some(isReplaced)]).toEqual([2, true])
  expect(company.posts()).toBe(1)
  const told = await company.run([...company.watchOnce(), '--adopt'])
  expect([told.code, told.events.some(isNotice('folder_adopted'))]).toEqual([0, true])
  expect([company.posts(), await company.received('a.txt')]).toEqual([2, 'the first'])
  // The old one is the other one now.
  await rm(company.folder, { recursive: true })
  await rename(`${company.folder}-away`, company.folder)
  expect((await company.run(company.watchOnce())).code).toBe(2)
})

test.concurrent('a link that leads elsewhere now is another folder, until it leads back', async ({ expect }) => {
  await using company = await aCompany()
  const [one, two] = [join(company.home, 'one'), join(company.home, 'two')]
  await rename(company.folder, one)
  await mkdir(two)
  await writeFile(join(two, 'b.txt'), 'b')
  await writeFile(join(one, 'a.txt'), 'a')
  const switchTo = async (folder: string): Promise<void> => {
    await symlink(folder, `${company.folder}.new`)
    await rename(`${company.folder}.new`, company.folder)
  }
  await switchTo(one)
  const outbox = company.start(company.watch())
  await outbox.until(isDone('a.txt'))
  await switchTo(two)
  await outbox.until(isReplaced)
  await writeFile(join(one, 'later.txt'), 'later')
  await switchTo(one)
  await outbox.until(isDone('later.txt'))
  expect(company.posts()).toBe(2)
})

test.concurrent('a folder that is removed and made anew goes on by itself', async ({ expect, skip }) => {
  if (process.platform !== 'linux') skip('only Linux proves that a folder was removed')
  await using company = await aCompany()
  await company.save('a.txt', 'a')
  const outbox = company.start(company.watch())
  await outbox.until(isDone('a.txt'))
  await rm(company.folder, { recursive: true })
  await setTimeout(50)
  await mkdir(company.folder)
  await company.save('b.txt', 'b')
  await outbox.until(isDone('b.txt'))
  outbox.signal('SIGTERM')
  const ended = await outbox.ended
  expect([ended.code, ended.events.some(isReplaced)]).toEqual([0, false])
  // It is the folder of the records at the next start, too, and what was sent before is remembered.
  const next = await company.run(company.watchOnce())
  expect([next.code, next.events.some(isReplaced)]).toEqual([0, false])
  expect(company.posts()).toBe(2)
})
