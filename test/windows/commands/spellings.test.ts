// Names and spellings of paths that only Windows has.
import { spawnSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join, toNamespacedPath } from 'node:path'
import { onTestFinished, test } from 'vitest'
import { aCompany } from '#test/end-to-end/company.ts'
import type { Company } from '#test/end-to-end/company.ts'
import { lastStates, summaryOf } from '#test/end-to-end/outbox-process.ts'
import { watchHere } from './in-this-process.ts'

/** Changes the folder in the words of `watch --once`. */
function watchOnce(company: Company, folder: string): readonly string[] {
  return company.watchOnce().with(company.watchOnce().indexOf('--folder') + 1, folder)
}

test('odd names are done or have a reason, and none is lost', async ({ expect }) => {
  await using company = await aCompany()
  const refused = ['space at the end ', 'dot at the end.', ' space first']
  const fine = [
    'x'.repeat(255),
    'é'.repeat(120),
    '[brackets] & percent %PATH%.txt',
    'a;b,c=d.txt',
    '__proto__',
    "it's.txt",
  ]
  // Devices of MS-DOS: older versions of Windows cannot open them by name.
  const devices = ['CON.txt', 'nul', 'COM1.log', 'aux.']
  for (const name of [...refused, ...fine, ...devices])
    writeFileSync(toNamespacedPath(company.folder) + '\\' + name, `content of ${name}`)
  const { events } = await watchHere(company.watchOnce())
  const states = lastStates(events)
  expect(Object.keys(states).toSorted()).toEqual([...refused, ...fine, ...devices].toSorted())
  for (const name of refused) expect([name, states[name]]).toEqual([name, 'blocked: name_not_allowed'])
  for (const name of fine) expect([name, states[name]]).toEqual([name, 'done'])
  for (const name of devices)
    expect([name, states[name]]).toEqual([name, expect.stringMatching(/^(done|blocked: \w+)$/)])
  for (const name of fine) expect(await company.received(name)).toBe(`content of ${name}`)
})

test('a file deeper than 260 characters arrives', async ({ expect }) => {
  await using company = await aCompany()
  const deep = Array.from({ length: 12 }, (_, level) => `${level} ${'d'.repeat(40)}`)
  mkdirSync(toNamespacedPath(join(company.folder, ...deep)), { recursive: true })
  writeFileSync(toNamespacedPath(join(company.folder, ...deep, 'deep.txt')), 'deep')
  const { code, events } = await watchHere(company.watchOnce())
  const path = [...deep, 'deep.txt'].join('/')
  expect([code, lastStates(events)]).toEqual([0, { [path]: 'done' }])
  const [destination = ''] = company.commits()
  expect(destination).toBe(`/Outbox/${path}`)
})

test('one folder in many spellings is one folder', async ({ expect }) => {
  await using company = await aCompany()
  await company.save('inner/one.txt', '1')
  const { folder } = company
  const spellings = [
    folder.replaceAll('\\', '/'),
    folder.charAt(0).toLowerCase() + folder.slice(1),
    folder.charAt(0).toUpperCase() + folder.slice(1) + '\\',
    toNamespacedPath(folder),
    `\\\\localhost\\${folder.charAt(0)}$${folder.slice(2)}`,
  ]
  for (const spelling of spellings) {
    const ended = await watchHere(watchOnce(company, spelling))
    const all = { done: 1, blocked: 0, excluded: 0, waiting: 0 }
    expect([spelling, ended.code, summaryOf(ended)]).toEqual([spelling, 0, all])
  }
  expect(company.posts()).toBe(1)
})

test.concurrent('files are sent by name in many spellings', async ({ expect }) => {
  await using company = await aCompany()
  const names = ['mixed.txt', 'lower.txt', 'namespaced.txt', 'share.txt']
  for (const name of names) await company.save(`sub/${name}`, name)
  const { folder } = company
  const files = [
    `${folder.replaceAll('\\', '/')}\\sub/mixed.txt`,
    `${folder.charAt(0).toLowerCase()}${folder.slice(1)}\\sub\\lower.txt`,
    toNamespacedPath(join(folder, 'sub/namespaced.txt')),
    `\\\\localhost\\${folder.charAt(0)}$${folder.slice(2)}\\sub\\share.txt`,
  ]
  const { code, events } = await company.run(['send', ...files, ...company.watch().slice(3)])
  expect([code, lastStates(events)]).toEqual([0, Object.fromEntries(names.map((name) => [name, 'done']))])
  for (const name of names) expect(await company.received(name)).toBe(name)
})

test.concurrent('a folder on a drive that is another name of a folder is watched', async ({ expect }) => {
  await using company = await aCompany()
  const isWine = process.env['OUTBOX_WINE'] === 'yes'
  // Under wine the drive is made before it starts: O: is Z:\tmp\o.
  if (!isWine) {
    spawnSync('subst', ['O:', company.home])
    onTestFinished(() => void spawnSync('subst', ['O:', '/d']))
  }
  mkdirSync('O:\\saved here\\inner', { recursive: true })
  writeFileSync('O:\\saved here\\inner\\one.txt', 'on a drive')
  const outbox = company.start(watchOnce(company, 'O:\\saved here').slice(0, -1))
  await outbox.until(({ path, state }) => path === 'inner/one.txt' && state === 'done')
  writeFileSync('O:\\saved here\\inner\\two.txt', 'heard')
  await outbox.until(({ path, state }) => path === 'inner/two.txt' && state === 'done')
  expect(await company.received('inner/two.txt')).toBe('heard')
})
