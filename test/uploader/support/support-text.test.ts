import { expect, it } from 'vitest'
import { supportText, type SupportFacts } from '#uploader/support/support-text.ts'

const facts: SupportFacts = {
  version: '1',
  system: 'linux',
  madeAt: '2026-11-29T00:00:00.000Z',
  settings: [{ key: 'notices', title: 'Notifications', value: 'all', origin: 'person', place: null, isLocked: false }],
  places: [{ place: '/etc/outbox/policy.json', source: 'machine', found: 'nothing' }],
  faults: [],
  findings: [{ check: 'folder', ok: false, text: 'bad\u202Eline\n== Log ==' }],
  disks: [{ of: 'data folder', freeBytes: 5e8, totalBytes: 1e9 }],
  counts: { done: 1, blocked: 0, waiting: 1 },
  rows: [{ path: 'a.pdf', state: 'waiting', reason: 'server_unreachable', nextTryAt: null, sizeBytes: 5 }],
  logLines: ['{"event":"ready"}'],
}

it('has its parts in one order, and no text can look like another part', () => {
  const hiding = { areNamesKept: false, pathOf: () => 'CODE', textOf: (text: string) => text }
  const text = supportText(facts, hiding)
  expect(text.match(/^== .* ==$/gm)).toEqual([
    '== Outbox: support bundle ==',
    '== Effective settings ==',
    '== Policy ==',
    '== Doctor ==',
    '== Disk space ==',
    '== Queue ==',
    '== Log ==',
  ])
  expect(text).toContain('notices: all (You)\n')
  expect(text).toContain('data folder: 0.5 GB of 1.0 GB free\n')
  expect(text).toContain(
    '{"file":"CODE","state":"waiting","reason":"server_unreachable","nextTryAt":null,"sizeBytes":5}\n',
  )
  expect(text).not.toMatch(/\u202E|a\.pdf/)
  expect(supportText({ ...facts, counts: null }, hiding)).toContain('== Queue ==\n–\n')
})
