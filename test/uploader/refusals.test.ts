import { english } from '#shared/messages/english.ts'
import { expect, test } from 'vitest'
import { folderRefusalWords, refusalWords } from '#uploader/refusals.ts'
import type { StartRefusal } from '#uploader/refusals.ts'

const servers = ['too_long', 'not_plain', 'not_a_url', 'not_https', 'loopback_needs_flag'] as const
const moreServers = ['has_credentials', 'has_query', 'has_path'] as const
const folder = '/home/kim/a\u001b[2Jb'

const refusals: readonly StartRefusal[] = [
  ...[...servers, ...moreServers].map((because) => ({ kind: 'server_address', because }) as const),
  { kind: 'token_unusable' },
  ...(['missing', 'home_folder'] as const).map((because) => ({ kind: 'folder', because, folder }) as const),
  { kind: 'choice', refusal: { kind: 'missing', file: folder } },
  { kind: 'choice', refusal: { kind: 'unreadable', file: folder } },
  { kind: 'choice', refusal: { kind: 'folder', because: 'file_system_root', file: '/' } },
  { kind: 'choice', refusal: { kind: 'same_path', path: folder } },
  ...(['in_use', 'cannot_write', 'not_a_folder'] as const).map(
    (because) => ({ kind: 'data_folder', because, folder }) as const,
  ),
  { kind: 'newer_data', folder },
  { kind: 'records_unusable', reason: 'disk_full', folder },
  { kind: 'records_unusable', reason: 'store_unwritable', folder },
]

test.each(refusals)('$kind has a stable code and sentences without control characters', (refusal) => {
  const { code, text } = refusalWords(refusal, english)
  expect(code).toMatch(/^[a-z_]+$/)
  expect(text).toMatch(/^\S.*\.$/)
  expect(text).not.toMatch(/\p{Cc}/u)
})

test('each refusal of a folder names it and says what to do', () => {
  const refusals = [
    'missing',
    'not_a_folder',
    'not_answering',
    'file_system_root',
    'home_folder',
    'system_folder',
    'cloud_folder',
    'inside_data_folder',
    'contains_data_folder',
  ] as const
  for (const refusal of refusals) expect(folderRefusalWords(refusal, '/f', english)).toMatch(/^\/f: .*\. .*\.$/)
})
