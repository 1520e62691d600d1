import { expect, test } from 'vitest'
import { createCompanyRules, withFileRules } from '#adapters/folder/names/company-rules.ts'
import { createIgnore, ignoreRule } from '#adapters/folder/names/ignore.ts'
import { noFileRules, type FileRules } from '#shared/policy/file-rules.ts'

const ruleFor = (rules: Partial<FileRules>, name: string, sizeBytes?: number): string | null =>
  ignoreRule(name, withFileRules(createIgnore(), { ...noFileRules, ...rules }), sizeBytes)?.name ?? null

const documents = { allowedTypes: ['pdf', '.DOCX', 'tar.gz'] }
const programs = { refusedTypes: ['exe', '.Msi'] }
const small = { largestMegabytes: 2 }

test.each<[string, Partial<FileRules>, number | undefined, string | null]>([
  ['a.exe', {}, 5e12, null],
  ['plan.PDF', documents, undefined, null],
  ['plan.docx', documents, undefined, null],
  ['all.tar.gz', documents, undefined, null],
  ['all.gz', documents, undefined, 'company_other_type'],
  ['planpdf', documents, undefined, 'company_other_type'],
  ['README', documents, undefined, 'company_other_type'],
  ['.pdf', documents, undefined, 'company_other_type'],
  ['pdf', documents, undefined, 'company_other_type'],
  ['plan.pdf.exe', documents, undefined, 'company_other_type'],
  ['folder.exe/plan.pdf', { ...documents, ...programs }, undefined, null],
  ['setup.EXE', programs, undefined, 'company_refused_type'],
  // Windows makes the same file of it.
  ['setup.exe. .', programs, undefined, 'company_refused_type'],
  ['setup.msi', { ...programs, allowedTypes: ['msi'] }, undefined, 'company_refused_type'],
  ['setup.exe.pdf', programs, undefined, null],
  ['exe', programs, undefined, null],
  // An accent apart from its letter.
  ['liste.cafe\u0301', { refusedTypes: ['caf\u00e9'] }, undefined, 'company_refused_type'],
  ['film.mp4', small, 2_000_000, null],
  ['film.mp4', small, 2_000_001, 'company_size'],
  ['film.mp4', small, undefined, null],
  // The rules that are built in say more.
  ['~$plan.docx', documents, undefined, 'office_temporary'],
])('%s under %j with %s bytes: %s', (name, rules, sizeBytes, expected) => {
  expect(ruleFor(rules, name, sizeBytes)).toBe(expected)
})

test('a folder is left out by neither type nor size', () => {
  const ignore = withFileRules(createIgnore(), { allowedTypes: ['pdf'], refusedTypes: ['app'], largestMegabytes: 1 })
  expect(ignore('Photos.app', 'folder', '', 9_000_000)).toBeNull()
  expect(ignoreRule('Photos.app/plan.pdf', ignore)).toBeNull()
})

test('a person is told which types are sent, as far as they can be read', () => {
  const allowedTypes = Array.from({ length: 14 }, (_unused, at) => `t${at}`)
  const rule = ignoreRule('a.exe', withFileRules(createIgnore(), { ...noFileRules, allowedTypes }))
  expect(rule?.pattern).toMatch(/^\*\.t0, .*, \*\.t11, …$/)
})

test('of a file that is named the patterns, types and sizes of the company hold, and no rule that is built in', () => {
  const named = createCompanyRules(['*.iso'], { ...noFileRules, ...programs })
  expect(named('~$disk.iso', 'file')?.name).toBe('company_pattern')
  expect(named('~$setup.exe', 'file')?.name).toBe('company_refused_type')
  expect(named('~$plan.docx', 'file')).toBeNull()
})
