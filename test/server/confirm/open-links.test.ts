// Which links are looked for, and when, from records alone.
import { expect, test } from 'vitest'
import type { AuditRecord } from '#server/audit/audit.ts'
import { OpenLinks } from '#server/confirm/open-links.ts'
import { issuedLink } from '../audit/issued-link.ts'

function open(...records: readonly Partial<AuditRecord>[]): OpenLinks {
  const links = new OpenLinks()
  for (const [at, record] of [{}, ...records].entries()) links.note({ ...issuedLink, ...record }, at)
  return links
}

test.each([
  ['a link that is stored', { outcome: 'stored' }],
  ['a check that finds it, in another spelling', { action: 'check', outcome: 'present', dropboxPath: '/scans/A.TXT' }],
  ['a look that finds it', { action: 'landed', outcome: 'stored' }],
  ['a look that finds other bytes', { action: 'landed', outcome: 'other_bytes' }],
  ['an alarm', { action: 'alarm', outcome: 'unconfirmed' }],
] as const)('%s ends it', (_what, record) => {
  expect(open(record).size).toBe(0)
})

test.each([
  ['a check that does not find it', { action: 'check', outcome: 'absent', dropboxPath: null }],
  ['another device', { outcome: 'stored', device: 'office' }],
  ['another place', { outcome: 'stored', dropboxPath: '/Scans/b.txt' }],
  ['a refusal', { outcome: 'dropbox_busy', dropboxPath: null }],
  ['nobody', { action: 'denied', outcome: 'sign_in_needed', device: null, dropboxPath: null }],
] as const)('%s does not', (_what, record) => {
  expect(open(record).size).toBe(1)
})

test('a newer link for the same place takes the place of the older one', () => {
  const links = open({ requestId: 'r2' })
  expect(links.due(1_000, 10, 100, 10).map(({ record }) => record.requestId)).toEqual(['r2'])
})

test('a link is due once when it is old enough, and again and again when it is an alarm', () => {
  const links = open({ dropboxPath: '/Scans/b.txt' })
  expect(links.due(9, 10, 100, 10)).toEqual([])
  const [first] = links.due(10, 10, 100, 10)
  expect(first?.dropboxPath).toBe('/Scans/a.txt')
  if (first !== undefined) links.lookedFor(first)
  expect(links.due(50, 10, 100, 10).map(({ dropboxPath }) => dropboxPath)).toEqual(['/Scans/b.txt'])
  expect(links.due(200, 10, 100, 10)).toHaveLength(2)
  expect(links.due(200, 10, 100, 1)).toHaveLength(1)
})

test('of very many links the oldest are given up', () => {
  const links = new OpenLinks(100)
  for (let number = 0; number <= 100; number += 1) links.note({ ...issuedLink, dropboxPath: `/${number}` }, number)
  expect(links.size).toBe(100)
  expect(links.due(1e9, 1, 1, 1)[0]?.dropboxPath).toBe('/1')
})
