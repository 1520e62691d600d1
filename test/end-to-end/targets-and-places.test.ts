// "In Dropbox" is true whatever else is used with the same records: another company server, another folder, a second file
// of the same name, a document that takes an old name, a proxy that mixes answers up.
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { test } from 'vitest'
import { aCompany } from './company.ts'
import type { Company } from './company.ts'
import { lastStates, summaryOf } from './outbox-process.ts'
import type { Ended } from './outbox-process.ts'
import { startSwappingProxy } from '#test/rigs/network/swapping-proxy.ts'
import { until } from '#test/rigs/until.ts'

/** How long a file must rest before it is sent; a name that was free for longer is taken by another document. */
const quietMs = 2_000

const files = ['a.txt', 'b.txt', 'c/c.txt', 'c/d.txt', 'e.txt']

/** The words of a run on one company's records and folder with another server. */
function wordsFor(company: Company, server: string, folder: string = company.folder): readonly string[] {
  const reach = ['--server', server, '--token-file', join(company.home, 'token'), '--data', company.data]
  return ['watch', '--folder', folder, ...reach, '--allow-loopback', '--once']
}

function sendWords(company: Company, file: string): readonly string[] {
  const [, , , ...reach] = company.watch()
  return ['send', file, ...reach]
}

async function save(file: string, content: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true })
  await writeFile(file, content)
}

/** Everything Dropbox holds, by name. */
async function held({ dropbox }: Company): Promise<Record<string, string>> {
  const root = join(dropbox.filesDir, 'Outbox')
  const names = await readdir(root, { recursive: true })
  const contents: [string, string][] = []
  for (const name of names.toSorted()) {
    if ((await stat(join(root, name))).isFile()) contents.push([name, await readFile(join(root, name), 'utf8')])
  }
  return Object.fromEntries(contents)
}

function noticesOf({ events }: Ended): readonly unknown[] {
  return events.filter(({ event }) => event === 'notice').map(({ code }) => code)
}

function destinationsOf({ events }: Ended): Record<string, unknown> {
  const done = events.filter(({ event, state }) => event === 'upload' && state === 'done')
  return Object.fromEntries(done.map(({ path, destination }) => [path, destination]))
}

test.concurrent('with another company server everything is asked again there, and back again no body is sent', async ({
  expect,
}) => {
  await using first = await aCompany()
  await using second = await aCompany()
  for (const path of files) await first.save(path, `content of ${path}`)
  expect((await first.run(first.watchOnce())).code).toBe(0)

  const moved = await first.run(wordsFor(first, second.serverUrl()))
  expect([moved.code, summaryOf(moved)]).toEqual([0, { done: 5, blocked: 0, excluded: 0, waiting: 0 }])
  expect([second.posts(), noticesOf(moved)]).toEqual([5, ['target_changed']])
  for (const path of files) expect(await second.received(path)).toBe(`content of ${path}`)

  const back = await first.run(first.watchOnce())
  expect([back.code, first.posts(), noticesOf(back)]).toEqual([0, 5, ['target_changed']])
  expect(destinationsOf(back)).toEqual(Object.fromEntries(files.map((path) => [path, `/Outbox/${path}`])))
})

test.concurrent('another folder with a file of the same name is another document, and so is a second send', async ({
  expect,
}) => {
  await using company = await aCompany()
  const other = join(company.home, 'other')
  await company.save('Scan_0001.pdf', 'monday')
  await save(join(other, 'Scan_0001.pdf'), 'tuesday')
  expect((await company.run(company.watchOnce())).code).toBe(0)
  const second = await company.run(wordsFor(company, company.serverUrl(), other))
  expect(second.code).toBe(0)
  const third = await company.run(company.watchOnce())
  expect([third.code, company.posts()]).toEqual([0, 2])
  const contents = await held(company)
  expect(contents['Scan_0001.pdf']).toBe('monday')
  expect(Object.values(contents).toSorted()).toEqual(['monday', 'tuesday'])
  expect(destinationsOf(second)['Scan_0001.pdf']).toMatch(
    /^\/Outbox\/Scan_0001 \(from demo-computer, \d{4}-\d{2}-\d{2}\)\.pdf$/,
  )

  const x = join(company.home, 'x/report.pdf')
  const y = join(company.home, 'y/report.pdf')
  await save(x, 'of x')
  await save(y, 'of y')
  for (const file of [x, y, x]) expect((await company.run(sendWords(company, file))).code).toBe(0)
  expect(Object.values(await held(company)).toSorted()).toEqual(['monday', 'of x', 'of y', 'tuesday'])
  // An edit replaces what this very file stored.
  await save(y, 'of y, edited')
  expect((await company.run(sendWords(company, y))).code).toBe(0)
  expect(Object.values(await held(company)).toSorted()).toEqual(['monday', 'of x', 'of y, edited', 'tuesday'])
})

test.concurrent('a document that takes an old name later is kept beside the older one; a save is not', async ({
  expect,
}) => {
  await using company = await aCompany()
  const file = join(company.folder, 'Scan_0001.pdf')
  await save(file, 'monday')
  const outbox = company.start(company.watch())
  const isDone = (content: string) => outbox.until(() => company.commits().length >= 1 && content !== '')
  await outbox.until(({ state }) => state === 'done')
  await isDone('monday')

  // Saved as programs do: the new version is written beside it and takes its place.
  await save(`${file}.new`, 'monday, corrected')
  await rename(`${file}.new`, file)
  await until('two files are in', () => company.commits().length === 2)
  expect(await held(company)).toEqual({ 'Scan_0001.pdf': 'monday, corrected' })

  await rm(file)
  await outbox.until(({ inFolder, path }) => path === 'Scan_0001.pdf' && inFolder === false)
  // No event tells that the name was free for longer than a save takes, which is what this is about.
  await sleep(2 * quietMs)
  await save(file, 'tuesday')
  await until('three files are in', () => company.commits().length === 3)
  expect(await company.received('Scan_0001.pdf')).toBe('monday, corrected')
  expect(Object.values(await held(company)).toSorted()).toEqual(['monday, corrected', 'tuesday'])
  outbox.signal('SIGTERM')
  await outbox.ended
})

test.concurrent('behind a proxy that mixes answers up every file arrives under its own name', async ({ expect }) => {
  await using company = await aCompany()
  const proxy = await startSwappingProxy(Number(new URL(company.serverUrl()).port))
  try {
    for (let index = 0; index < 12; index++) await company.save(`file-${index}.txt`, `content ${index}`)
    const run = await company.run(wordsFor(company, proxy.url))
    expect(run.code).toBe(0)
    expect(new Set(Object.values(lastStates(run.events)))).toEqual(new Set(['done']))
    for (let index = 0; index < 12; index++)
      expect(await company.received(`file-${index}.txt`)).toBe(`content ${index}`)
  } finally {
    await proxy.close()
  }
})
