import { describe, expect, it } from 'vitest'
import { alsoOf, graceOf, historyDaysOf, keptOf, largeFilesOf } from '#cli/arguments/number-options.ts'
import { withPolicy } from '#cli/arguments/policy-options.ts'
import { english } from '#shared/messages/english.ts'
import { mergePolicies } from '#shared/policy/policy.ts'

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
