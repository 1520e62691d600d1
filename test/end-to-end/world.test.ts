// The world around the program goes away and comes back.
import { mkdir, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { test } from 'vitest'
import { renameOver } from '#adapters/system/rename-over.ts'
import { aCompany } from './company.ts'
import type { Company } from './company.ts'
import { lastStates, summaryOf } from './outbox-process.ts'
import type { OutboxEvent } from './outbox-process.ts'
import { slowness } from '#test/rigs/time/slowness.ts'

const isDone = (path: string) => (event: { path?: string | undefined; state?: string | undefined }) =>
  event.path === path && event.state === 'done'

test.concurrent('a server that is down at the start is told in one sentence, and all goes on when it is back', async ({
  expect,
}) => {
  await using company = await aCompany()
  await company.stopServer()
  await company.save('one.txt', '1')
  await company.save('two.txt', '2')
  const outbox = company.start(company.watch())
  await outbox.until(({ event, code }) => event === 'queue' && code === 'server_unreachable')
  await company.startServer()
  await Promise.all([outbox.until(isDone('one.txt')), outbox.until(isDone('two.txt'))])
  expect(outbox.events.filter(({ event, code }) => event === 'queue' && code === 'server_unreachable')).toHaveLength(1)
  outbox.signal('SIGTERM')
  expect((await outbox.ended).code).toBe(0)
  expect(company.posts()).toBe(2)
})

test.concurrent('killed in the middle of a send, it goes on after the next start and sends nothing twice', async ({
  expect,
}) => {
  await using company = await aCompany()
  const content = 'x'.repeat(3_000_000)
  await company.save('killed.bin', content)
  company.dropbox.faults.next({ on: 'link', effect: { kind: 'slow_read', bytesPerSecond: 300_000 } })
  const outbox = company.start(company.watch())
  await outbox.until(({ path, state }) => path === 'killed.bin' && state === 'sending')
  outbox.signal('SIGKILL')
  await outbox.ended
  const ended = await company.run(company.watchOnce())
  expect([ended.code, lastStates(ended.events)['killed.bin']]).toEqual([0, 'done'])
  expect(await company.received('killed.bin')).toBe(content)
  expect(company.commits()).toEqual(['/Outbox/killed.bin'])
})

test.concurrent('a folder that vanishes deletes nothing, and its files go on when it is back', async ({ expect }) => {
  await using company = await aCompany()
  await company.save('before.txt', 'before')
  const outbox = company.start(company.watch())
  await outbox.until(isDone('before.txt'))
  await renameOver(company.folder, `${company.folder}-away`)
  await outbox.until(({ event, code }) => event === 'queue' && code === 'folder_missing')
  await renameOver(`${company.folder}-away`, company.folder)
  await company.save('after.txt', 'after')
  await outbox.until(isDone('after.txt'))
  outbox.signal('SIGINT')
  const ended = await outbox.ended
  expect([ended.code, summaryOf(ended)]).toEqual([0, { done: 2, blocked: 0, excluded: 0, waiting: 0 }])
  expect(company.dropbox.journal().filter(({ kind }) => kind === 'deleted')).toEqual([])
})

test.concurrent('it ends within seconds, also in the middle of a send that does not move', async ({ expect }) => {
  await using company = await aCompany()
  await company.save('stuck.bin', 'x'.repeat(2_000_000))
  company.dropbox.faults.next({ on: 'link', effect: { kind: 'stall' } })
  const outbox = company.start(company.watch())
  await outbox.until(({ path, state }) => path === 'stuck.bin' && state === 'sending')
  const askedMs = performance.now()
  outbox.signal('SIGTERM')
  outbox.signal('SIGINT')
  const ended = await outbox.ended
  expect((performance.now() - askedMs) / slowness()).toBeLessThan(10_000)
  expect([ended.code, summaryOf(ended)]).toMatchObject([0, { done: 0, waiting: 1 }])
})

test.concurrent('a second start on the same data ends at once, says so, and the first goes on', async ({ expect }) => {
  await using company = await aCompany()
  const first = company.start(company.watch())
  await first.until(({ event }) => event === 'ready')
  const second = await company.run(company.watch())
  expect([second.code, second.events]).toMatchObject([1, [{ event: 'error', code: 'data_in_use' }]])
  await company.save('still.txt', 'sent by the first')
  await first.until(isDone('still.txt'))
  const status = await company.run(['status', '--data', join(company.home, 'data')])
  expect([status.code, summaryOf(status)]).toEqual([0, { done: 1, blocked: 0, excluded: 0, waiting: 0 }])
  expect(lastStates(status.events)).toEqual({ 'still.txt': 'done' })
  first.signal('SIGTERM')
  await first.ended
})

test.concurrent('a restart after a clean end sends nothing again', async ({ expect }) => {
  await using company = await aCompany()
  await company.save('once.txt', 'once')
  for (let start = 0; start < 2; start += 1) expect((await company.run(company.watchOnce())).code).toBe(0)
  expect(company.posts()).toBe(1)
  expect(company.dropbox.journal().filter(({ kind }) => kind === 'link_issued')).toHaveLength(1)
})

test.concurrent('a new key in the token file is taken by a watch that waits for one', async ({ expect }) => {
  await using company = await aCompany()
  const file = join(company.home, 'token')
  const key = await readFile(file, 'utf8')
  await writeFile(file, 'an-old-key-that-was-taken-back')
  await company.save('one.txt', '1')
  const outbox = company.start(company.watch())
  await outbox.until(({ event, code }) => event === 'queue' && code === 'sign_in_needed')
  await writeFile(file, key)
  await outbox.until(isDone('one.txt'))
  outbox.signal('SIGTERM')
  expect((await outbox.ended).code).toBe(0)
})

const isNotice = (code: string) => (event: OutboxEvent) => event.event === 'notice' && event.code === code
const isReplaced = (event: OutboxEvent): boolean => event.event === 'queue' && event.code === 'folder_replaced'

/** Another folder takes the place of the watched one, with another document of the same name. */
async function replaceFolder({ folder }: Company): Promise<void> {
  await renameOver(folder, `${folder}-away`)
  await mkdir(folder)
  await writeFile(join(folder, 'a.txt'), 'another document')
}

test.concurrent('a running watch says so, takes the folder when it is asked to, and replaces nothing', async ({
  expect,
}) => {
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
})

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
