// `outbox watch` as a process on Windows: it hears what is saved, lets programs replace their files, and loses nothing.
import { mkdir, rename, writeFile } from 'node:fs/promises'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aCompany, type Company } from '#test/end-to-end/company.ts'
import { summaryOf, type OutboxEvent, type OutboxProcess } from '#test/end-to-end/outbox-process.ts'
import { until } from '#test/rigs/until.ts'
import { slowness } from '#test/rigs/time/slowness.ts'

// All happens in a folder of the watched folder: under wine, where the time of birth is made up, the watched folder is another
// one after each change in itself.

/** How long a file is quiet before it is read. */
const quietMs = 2_000

/** How much later it must be on its way. */
const mostLateMs = 3_000

const isDone = (path: string) => (event: OutboxEvent) => event.path === path && event.state === 'done'
const isOnItsWay = (path: string) => (event: OutboxEvent) =>
  event.path === path && ['hashing', 'linking', 'sending', 'checking', 'done'].includes(event.state ?? '')

function timesSent(company: Company, path: string): number {
  return company.commits().filter((destination) => destination === `/Outbox/${path}`).length
}

/** How long after now the file was on its way. */
async function timeTo(outbox: OutboxProcess, path: string, save: () => Promise<void>): Promise<number> {
  await save()
  const savedMs = performance.now()
  await outbox.until(isOnItsWay(path))
  return performance.now() - savedMs
}

describe('one company and one process, in this order', () => {
  let company: Company
  let outbox: OutboxProcess
  beforeAll(async () => {
    company = await aCompany()
    await company.save('in/second/third/before.txt', 'before')
    outbox = company.start(company.watch())
    await outbox.until(isDone('in/second/third/before.txt'))
  })
  afterAll(() => company[Symbol.asyncDispose]())

  test('what is saved is on its way within three seconds of its quiet time, also three folders deep', async () => {
    for (const path of ['in/top.txt', 'in/second/third/deep.txt']) {
      const tookMs = await timeTo(outbox, path, () => company.save(path, `content of ${path}`))
      expect(tookMs, path).toBeLessThan(quietMs + mostLateMs * slowness())
      await outbox.until(isDone(path))
      expect(await company.received(path)).toBe(`content of ${path}`)
    }
  })

  test('a renamed file and a file of a renamed folder are there under their new names', async () => {
    await rename(join(company.folder, 'in/top.txt'), join(company.folder, 'in/renamed.txt'))
    await outbox.until(isDone('in/renamed.txt'))
    await rename(join(company.folder, 'in/second'), join(company.folder, 'in/moved'))
    await outbox.until(isDone('in/moved/third/deep.txt'))
    expect(await company.received('in/moved/third/deep.txt')).toBe('content of in/second/third/deep.txt')
  })

  test('folders made while it watches are heard, however deep', async () => {
    await mkdir(join(company.folder, 'in/a/b/c'), { recursive: true })
    await writeFile(join(company.folder, 'in/a/b/c/new.txt'), 'new')
    await outbox.until(isDone('in/a/b/c/new.txt'))
    expect(await company.received('in/a/b/c/new.txt')).toBe('new')
  })

  test('a second start on the same data is refused, and status is told beside the first', async () => {
    const second = await company.run(company.watch())
    expect(second.events).toMatchObject([{ event: 'error', code: 'data_in_use' }])
    expect(second.code).toBe(1)
    const status = await company.run(['status', '--data', company.data])
    expect([status.code, summaryOf(status)]).toMatchObject([0, { blocked: 0, excluded: 0, waiting: 0 }])
    await company.save('in/beside.txt', 'beside')
    await outbox.until(isDone('in/beside.txt'))
  })

  test('a program may replace its file while it is sent, and the new version arrives', async () => {
    // Of several blocks, so that the last one is withheld for as long as the first ones are on their way.
    const sizeBytes = 16_000_000
    const path = join(company.folder, 'in/drawing.bin')
    const ended = (): number => company.dropbox.journal().filter(({ kind }) => kind === 'post_ended').length
    const endedBefore = ended()
    company.dropbox.faults.next({ on: 'link', effect: { kind: 'slow_read', bytesPerSecond: 1_000_000 } })
    await writeFile(path, 'o'.repeat(sizeBytes))
    await outbox.until((event) => event.path === 'in/drawing.bin' && event.state === 'sending')
    await writeFile(`${path}.new`, 'n'.repeat(sizeBytes))
    // Refused at the very moment in which it is read; programs try again.
    await until('the file is replaced', async () => {
      const answer = await rename(`${path}.new`, path).catch((error: unknown) => error)
      return answer === undefined
    })
    expect(ended()).toBe(endedBefore)
    await outbox.until(isDone('in/drawing.bin'))
    expect(await company.received('in/drawing.bin')).toBe('n'.repeat(sizeBytes))
    expect(timesSent(company, 'in/drawing.bin')).toBe(1)
  })

  test('killed in the middle of a send it goes on, and sends nothing twice', async () => {
    company.dropbox.faults.next({ on: 'link', effect: { kind: 'slow_read', bytesPerSecond: 300_000 } })
    await company.save('in/killed.bin', 'k'.repeat(3_000_000))
    await outbox.until((event) => event.path === 'in/killed.bin' && event.state === 'sending')
    outbox.signal('SIGKILL')
    await outbox.ended
    const sentBefore = company.commits().length
    expect((await company.run(company.watchOnce())).code).toBe(0)
    expect(await company.received('in/killed.bin')).toBe('k'.repeat(3_000_000))
    expect(timesSent(company, 'in/killed.bin')).toBe(1)
    expect(company.commits()).toHaveLength(sentBefore + 1)
  })
})

// The queue of events that Windows keeps for a folder holds a hundred of them: of so many most are lost, and a scan finds them.
test('a thousand files at once are all seen', { timeout: 600_000 }, async () => {
  const count = 1_000
  await using company = await aCompany()
  await company.stopServer()
  await mkdir(join(company.folder, 'in'))
  const outbox = company.start(company.watch())
  await outbox.until(({ event }) => event === 'ready')
  for (let index = 0; index < count; index++) {
    if (index % 100 === 0) mkdirSync(join(company.folder, `in/${index}`))
    writeFileSync(join(company.folder, `in/${index - (index % 100)}/${index}.txt`), String(index))
  }
  const seen = new Set<string>()
  let looked = 0
  const seenSoFar = (): number => {
    for (const { path } of outbox.events.slice(looked)) if (path !== undefined) seen.add(path)
    looked = outbox.events.length
    return seen.size
  }
  await expect.poll(seenSoFar, { timeout: 400_000 }).toBe(count)
})
