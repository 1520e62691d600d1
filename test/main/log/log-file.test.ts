// The log on a real disk.
import { mkdir, readFile, readdir, rm, rmdir, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { openLog } from '#main/log/log-file.ts'
import { temporaryFolder } from '#test/rigs/temporary-folder.ts'

it('writes lines in their order, for nobody else to read', async () => {
  const folder = join(temporaryFolder(), 'logs')
  const log = openLog(folder, () => 0)
  log.info('one')
  log.warning('two', { count: 2 })
  log.alarm('three')
  const lines = (await readFile(join(folder, 'outbox.log'), 'utf8')).trim().split('\n')
  expect(lines.map((line): unknown => JSON.parse(line))).toMatchObject([
    { event: 'one', level: 'info', at: '1970-01-01T00:00:00.000Z' },
    { event: 'two', level: 'warning', count: 2 },
    { event: 'three', level: 'alarm' },
  ])
  if (process.platform === 'win32') return
  expect((await stat(folder)).mode & 0o777).toBe(0o700)
  expect((await stat(join(folder, 'outbox.log'))).mode & 0o777).toBe(0o600)
})

it('never grows beyond its cap, and keeps the lines before', async () => {
  const folder = temporaryFolder()
  const log = openLog(folder, () => 0, 1_000)
  for (let at = 0; at < 100; at += 1) log.info(`line ${at}`)
  expect((await readdir(folder)).toSorted()).toEqual(['outbox.log', 'outbox.old.log'])
  for (const name of await readdir(folder)) expect((await stat(join(folder, name))).size).toBeLessThanOrEqual(1_000)
  expect(await readFile(join(folder, 'outbox.log'), 'utf8')).toContain('line 99')
})

it('goes on where the run before ended', async () => {
  const folder = temporaryFolder()
  openLog(folder, () => 0, 300).info('x'.repeat(20))
  const log = openLog(folder, () => 0, 300)
  for (let at = 0; at < 5; at += 1) log.info('y')
  expect((await stat(join(folder, 'outbox.log'))).size).toBeLessThanOrEqual(300)
})

it('is no reason to stop when it cannot be written', async () => {
  const folder = temporaryFolder()
  await writeFile(join(folder, 'logs'), 'a file where the folder should be')
  const log = openLog(join(folder, 'logs'), () => 0)
  expect(() => log.alarm('x')).not.toThrow()
})

async function eventsIn(file: string): Promise<readonly string[]> {
  const lines = (await readFile(file, 'utf8')).trim().split('\n')
  return lines.map((line) => (JSON.parse(line) as { event: string }).event)
}

it('goes on beyond its cap while it cannot be renamed, up to twice as much', async () => {
  const folder = temporaryFolder()
  // Nothing can be renamed over a folder that is not empty, as over a file that a viewer holds.
  await mkdir(join(folder, 'outbox.old.log', 'held'), { recursive: true })
  const log = openLog(folder, () => 0, 1_000)
  for (let at = 0; at < 20; at += 1) log.info(`line ${at}`)
  const file = join(folder, 'outbox.log')
  expect(await eventsIn(file)).toEqual(Array.from({ length: 20 }, (_, at) => `line ${at}`))
  for (let at = 20; at < 100; at += 1) log.info(`line ${at}`)
  expect((await stat(file)).size).toBeLessThanOrEqual(2_000)
  await rm(join(folder, 'outbox.old.log'), { recursive: true })
  log.info('renamed')
  // What waited meanwhile is there, too.
  const all = [...(await eventsIn(join(folder, 'outbox.old.log'))), ...(await eventsIn(file))]
  expect(all).toEqual([...Array.from({ length: 100 }, (_, at) => `line ${at}`), 'renamed'])
})

it('keeps its lines while nothing can be written, and says how many were too many', async () => {
  const folder = temporaryFolder()
  const file = join(folder, 'outbox.log')
  await mkdir(file)
  const log = openLog(folder, () => 0)
  for (let at = 0; at < 503; at += 1) log.info(`line ${at}`)
  await rmdir(file)
  log.info('again')
  const events = await eventsIn(file)
  expect(events.slice(0, 2)).toEqual(['lines lost', 'line 3'])
  expect(events.at(-1)).toBe('again')
  expect(events).toHaveLength(502)
})

it('leaves out what is below its level, from the moment it is told', async () => {
  const folder = temporaryFolder()
  const log = openLog(folder, () => 0)
  log.info('one')
  log.keepFrom('warning')
  log.info('two')
  log.warning('three')
  log.keepFrom('alarm')
  log.warning('four')
  log.alarm('five')
  log.keepFrom('info')
  log.info('six')
  const lines = (await readFile(join(folder, 'outbox.log'), 'utf8')).trim().split('\n')
  expect(lines.map((line) => /"event":"(\w+)"/.exec(line)?.[1])).toEqual(['one', 'three', 'five', 'six'])
})
