// This folder: several watched folders.

// Two folders, watched by one Outbox, each with its place in Dropbox and its rule.
import { mkdir, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { aCompany } from '../company.ts'

it('what is in both folders is sent by their rules, and status, why and --dry-run know both', async () => {
  await using company = await aCompany()
  const beside = join(company.home, 'beside')
  await mkdir(beside)
  await company.save('a.txt', 'here')
  await writeFile(join(beside, 'a.txt'), 'beside')
  const words = [...company.watchOnce(), '--also', `Scans=sent:${beside}`]
  const would = await company.run([...words, '--dry-run'])
  expect([would.code, company.posts()]).toEqual([0, 0])
  const rows = would.events.filter(({ event }) => event === 'would')
  expect(rows.map(({ end, path }) => `${String(path)} ${String(end)}`)).toEqual(['a.txt send', 'Scans/a.txt send'])
  const [, ...folders] = words.slice(0, 3)
  const doctor = await company.run([
    'doctor',
    ...folders,
    ...words.slice(3, 7),
    '--allow-loopback',
    '--also',
    `Scans=${beside}`,
    '--also',
    `Twice=${beside}`,
  ])
  expect(doctor.code).toBe(2)
  const faults = doctor.events.filter(({ ok }) => ok === false).map(({ text }) => text)
  expect(faults).toEqual([`${beside} is ${beside}, which is watched already. Name another folder.`])
  const end = await company.run(words)
  expect([end.code, end.errors]).toEqual([0, ''])
  expect([await readdir(company.folder), await readdir(beside)]).toEqual([['a.txt'], ['Sent']])
  expect([await company.received('a.txt'), await company.received('Scans/a.txt')]).toEqual(['here', 'beside'])
  const status = await company.run(['status', '--data', company.data])
  expect(JSON.stringify(status)).toContain('Scans/a.txt')
  const why = await company.run(['why', join(beside, 'a.txt'), '--data', company.data])
  expect(JSON.stringify(why)).toContain('/Outbox/Scans/a.txt')
})
