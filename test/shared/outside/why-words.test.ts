// Each answer says what it is and the one thing to do.
import { expect, test } from 'vitest'
import { english } from '#shared/messages/english.ts'
import { blockedReasons, waitingReasons, type ReasonCode } from '#shared/reasons.ts'
import type { UploadRow } from '#shared/rows/upload-row.ts'
import type { SentFacts, WhyAnswer, WhyKind } from '#shared/rows/why.ts'
import { anUploadRow } from '#test/rigs/samples/upload-row.ts'
import { whyWords } from '#shared/outside/why-words.ts'

const viewer = { nowMs: 1_764_000_000_000, timeZone: 'UTC', language: english }
const sent: SentFacts = { atMs: viewer.nowMs, how: 'sent', destination: '/Acme/a.txt', sizeBytes: 1_200 }

function aRow(reason: ReasonCode): UploadRow {
  const isBlocked = blockedReasons.some((one) => one === reason)
  return anUploadRow({ path: 'a.txt', state: isBlocked ? 'blocked' : 'waiting', reason })
}

const rule = { name: 'temporary', pattern: '*.tmp', madeBy: 'programs that save' }
const answers: { readonly [Kind in WhyKind]: readonly Extract<WhyAnswer, { kind: Kind }>[] } = {
  sent: [
    { kind: 'sent', sent, isChanged: false },
    { kind: 'sent', sent: { ...sent, destination: null }, isChanged: true },
    { kind: 'sent', sent: null, isChanged: false },
    { kind: 'sent', sent, isChanged: false, original: { kind: 'moved', to: 'trash', where: null } },
  ],
  same_as: [{ kind: 'same_as', sent, isChanged: false }],
  waits: waitingReasons.map((reason) => ({ kind: 'waits', row: aRow(reason) })),
  needs_person: [...waitingReasons, ...blockedReasons].map((reason) => ({
    kind: 'needs_person',
    row: aRow(reason),
    reason,
  })),
  left_out_by_person: [{ kind: 'left_out_by_person' }],
  left_out_by_rule: [
    { kind: 'left_out_by_rule', rule },
    { kind: 'left_out_by_rule', rule: { ...rule, pattern: '' } },
  ],
  outside_folder: [{ kind: 'outside_folder' }],
  link: [true, false].map((isFolder) => ({ kind: 'link', isFolder })),
  folder: [{ kind: 'folder' }],
  special: [{ kind: 'special' }],
  name_impossible: [
    { kind: 'name_impossible', problem: 'backslash' },
    { kind: 'name_impossible', problem: null },
  ],
  name_taken: [
    { kind: 'name_taken', other: 'A.txt' },
    { kind: 'name_taken', other: null },
  ],
  folder_unreachable: [true, false].map((isReplaced) => ({ kind: 'folder_unreachable', isReplaced })),
  not_seen: [{ kind: 'not_seen' }],
  cannot_look: [{ kind: 'cannot_look' }],
  does_not_exist: [true, false].map((wasSeen) => ({ kind: 'does_not_exist', wasSeen })),
}

test.each(Object.entries(answers))('%s', (_, all) => {
  for (const answer of all) {
    for (const folder of ['/home/kim/Outbox', null]) {
      for (const reader of ['terminal', 'window'] as const) {
        const { todo, what } = whyWords(answer, { name: 'a\u202E.txt', folder, reader }, viewer)
        for (const text of [what, todo]) expect(text).toMatch(/^[\p{L}\u201c].*\.$/u)
        expect(`${what}${todo}`).not.toContain('\u202E')
        expect(`${what}${todo}`).not.toMatch(/undefined|null/)
        // Nobody is sent from the window into a terminal.
        if (reader === 'window') expect(`${what}${todo}`).not.toContain('npm')
      }
    }
  }
})

const asked = { name: 'a.txt', folder: null, reader: 'window' } as const

test('the day is that of the clock beside it', () => {
  const late = { ...sent, atMs: Date.parse('2026-11-29T23:30:00Z') }
  const tokyo = { ...viewer, timeZone: 'Asia/Tokyo', language: english }
  const { what } = whyWords({ kind: 'sent', sent: late, isChanged: false }, asked, tokyo)
  expect(what).toContain('was sent on 30 Nov 2026 at 08:30')
})

test('in the window a rule is told by its names and their makers, not by its code', () => {
  const office = { name: 'office_temporary', pattern: '~$*', madeBy: 'Microsoft Office, while a document is open' }
  const { what } = whyWords({ kind: 'left_out_by_rule', rule: office }, asked, viewer)
  expect(what).toBe('“a.txt” is left out: names like “~$*” are given by Microsoft Office, while a document is open.')
})

test('a rule of the settings says where it stands', () => {
  const own = { name: 'company_pattern', pattern: '*.bak', madeBy: "your company's settings" }
  const { what, todo } = whyWords({ kind: 'left_out_by_rule', rule: own }, asked, viewer)
  expect(what).toBe('“a.txt” is left out by “*.bak”, which stands in the settings.')
  expect(todo).toContain('under “Files to ignore”')
})

test('a rule of the organization says whose it is, and that nobody here can change it', () => {
  const size = {
    name: 'company_size',
    pattern: '100 MB',
    madeBy: 'your organization, which sends no larger files',
  }
  const { todo, what } = whyWords({ kind: 'left_out_by_rule', rule: size }, asked, viewer)
  expect(what.replace('\u00a0', ' ')).toBe('“a.txt” is left out: your organization sends no file larger than 100 MB.')
  expect(todo).toBe('If it has to be sent, ask your IT department.')
})

test('what was sent says when, how large, and where', () => {
  const { todo, what } = whyWords({ kind: 'sent', sent, isChanged: false }, asked, viewer)
  expect(what).toBe('“a.txt” (1.2 kB) was sent on 24 Nov 2025 at 16:00 and is in Dropbox at /Acme/a.txt.')
  expect(todo).toBe('There is nothing to do.')
})

test('in a terminal a file that is asked about names the command that answers', () => {
  const asked = { name: 'a.txt', folder: null, reader: 'terminal' } as const
  const { todo, what } = whyWords({ kind: 'waits', row: aRow('many_at_once') }, asked, viewer)
  expect(what).toMatch(/came with very many other files\. None of them is sent before you say so\.$/)
  expect(todo).toContain('npm run outbox -- decide')
})
