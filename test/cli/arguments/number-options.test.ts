import { mkdir, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { alsoOf, graceOf, historyDaysOf, keptOf, largeFilesOf } from '#cli/arguments/number-options.ts'
import { withPolicy } from '#cli/arguments/policy-options.ts'
import { english } from '#shared/messages/english.ts'
import { mergePolicies } from '#shared/policy/policy.ts'
import { aCompany } from '#test/end-to-end/company.ts'

describe('options that are whole numbers', () => {
  it.each([
    [largeFilesOf, 'large-files', ['1', '4'], ['0', '5', '1.5', '', '-1', 'two']],
    [graceOf, 'grace', ['0', '60'], ['61', '-1', '1e1', '', ' 5']],
    [historyDaysOf, 'history-days', ['1', '36500'], ['0', '36501', '1.0', '', '٣']],
  ] as const)('%o takes its numbers and nothing else', (read, option, fine, wrong) => {
    expect(fine.map((value) => read({ [option]: value }))).toEqual(fine.map(Number))
    expect(wrong.map((value) => read({ [option]: value }))).toEqual(wrong.map(() => null))
    expect(read({})).toBeNull()
  })

  it('say nothing where nothing is said', () => {
    expect(keptOf({})).toEqual({ historyDays: null, largeFiles: null })
  })
})

it('--also names a folder in Dropbox and one here, several times', () => {
  expect(alsoOf(undefined, english.say)).toEqual([])
  expect(alsoOf(['Scans=/home/kim/a=b', '/Team/X/=trash:c'], english.say)).toEqual([
    { into: 'Scans', folder: '/home/kim/a=b', afterUpload: null },
    { into: 'Team/X', folder: 'c', afterUpload: 'trash' },
  ])
  for (const wrong of ['Scans', '=/a', 'Scans=']) expect(alsoOf([wrong], english.say)).toContain('--also')
})

it('--also is refused where the policy names the folder', () => {
  const document = { version: 1, enforced: { watchFolder: '/in' } }
  const policy = mergePolicies([{ kind: 'found', source: 'machine', place: '/etc/policy.json', document }])
  const answer = withPolicy('watch', { also: ['Scans=/out'] }, policy, english)
  expect(answer).toMatchObject({ kind: 'refused', text: expect.stringContaining('--also') })
})

it('--also sends what is in both folders by their rules, and status, why and --dry-run know both', async () => {
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
