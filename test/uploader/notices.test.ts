import { expect, test } from 'vitest'
import type { TargetFacts } from '#shared/target.ts'
import { noticeWords } from '#uploader/notices.ts'

test('records that were begun anew are told, with where the old ones are', () => {
  expect(noticeWords({ kind: 'records_renewed', keptAs: 'ledger-damaged-1.db' })).toBe(
    "Outbox's records were damaged and are begun anew. They are kept as ledger-damaged-1.db. What is already in Dropbox is not sent again.",
  )
  expect(noticeWords({ kind: 'records_renewed', keptAs: null })).not.toContain('kept as')
})

test.each(['open_to_others', 'network_folder', 'user_space_folder'] as const)('%s is told in a sentence', (because) => {
  expect(noticeWords({ kind: 'data_folder_unsafe', because, folder: '/data' })).toMatch(/^[A-Z].*\/data.*\.$/)
})

const target: TargetFacts = {
  server: 'https://a.example',
  device: 'laptop-7',
  base: '/Scans/laptop-7',
  accountId: 'one-account',
}
const looked = '12 files that were sent before are looked for there, and only what is missing is sent.'

test.each<[string, TargetFacts, TargetFacts, number, string]>([
  [
    'another server',
    target,
    { ...target, server: 'https://b.example:8443' },
    12,
    `Files go to b.example:8443 now, no longer to a.example: ${looked}`,
  ],
  [
    'a server that has told nothing yet',
    target,
    { server: 'https://b.example', device: null, base: null, accountId: null },
    1,
    'Files go to b.example now, no longer to a.example: 1 file that was sent before is looked for there, and only what is missing is sent.',
  ],
  [
    'another folder',
    target,
    { ...target, base: '/Scans/laptop-8' },
    1_250,
    'Files go to the folder /Scans/laptop-8 in Dropbox now, no longer to the folder /Scans/laptop-7 in Dropbox: 1,250 files that were sent before are looked for there, and only what is missing is sent.',
  ],
  [
    'the top folder',
    target,
    { ...target, base: '' },
    0,
    'Files go to the top folder of Dropbox now, no longer to the folder /Scans/laptop-7 in Dropbox.',
  ],
  [
    'another server and folder',
    target,
    { ...target, server: 'https://b.example', base: '/B' },
    0,
    'Files go to the folder /B in Dropbox through b.example now, no longer to the folder /Scans/laptop-7 in Dropbox through a.example.',
  ],
  [
    'another account',
    target,
    { ...target, accountId: 'another-one' },
    12,
    `Files go to another Dropbox account now: ${looked}`,
  ],
  [
    'another device',
    target,
    { ...target, device: 'laptop-8' },
    12,
    `Files go to Dropbox as those of laptop-8 now, no longer of laptop-7: ${looked}`,
  ],
  ['nothing that is known', target, { ...target, base: null }, 0, 'Files go to another place in Dropbox now.'],
  [
    'a hostile server',
    target,
    { ...target, base: `/${'x'.repeat(5_000)}/\u202eend` },
    0,
    `Files go to the folder \u2026${'x'.repeat(188)}/⟨U+202E⟩end in Dropbox now, no longer to the folder /Scans/laptop-7 in Dropbox.`,
  ],
])('a target that is %s is told in a sentence', (_what, before, now, files, sentence) => {
  expect(noticeWords({ kind: 'target_changed', before, now, files })).toBe(sentence)
})

test('a changed folder is told with what waits in the one before', () => {
  const notice = { kind: 'folder_changed', before: '/old', now: '/new' } as const
  expect(noticeWords({ ...notice, waiting: { files: 0, bytes: 0 } })).toBe(
    'Outbox watches /new from now on, no longer /old. Nothing waits there.',
  )
  expect(noticeWords({ ...notice, waiting: { files: 2, bytes: 1_500 } })).toBe(
    'Outbox watches /new from now on, no longer /old. 2 files (1.5 kB) there are not sent yet, and nothing is sent from there now: watch that folder again, or beside this one with records of its own, to send them.',
  )
})
