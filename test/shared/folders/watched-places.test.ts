import { expect, it } from 'vitest'
import { folderInto, missingFoldersWords } from '#shared/folders/watched-places.ts'
import { english } from '#shared/messages/english.ts'

const places = { folder: '~/Outbox', further: [{ folder: '~/scans', into: 'Scans' }] }

it('names a folder as it is shown', () => {
  expect([folderInto(places, ''), folderInto(places, 'Scans'), folderInto(places, 'Gone')]).toEqual([
    '~/Outbox',
    '~/scans',
    'Gone',
  ])
})

it.each([
  [['there', 'there'], ''],
  [['there', 'away'], 'The watched folder “~/scans” is not reachable.'],
  [['replaced', 'there'], 'Another folder stands at “~/Outbox”; it is not the one Outbox was told to watch.'],
  [['away', 'there', 'away'], '2 watched folders are not reachable.'],
  // What keeps all files is said elsewhere.
  [['away', 'replaced'], ''],
] as const)('says which are not there while others are: %j', (states, text) => {
  const folders = states.map((state, at) => ({ into: ['', 'Scans', 'Fax'][at] ?? '', state }))
  expect(missingFoldersWords(folders, places, english)).toBe(text)
})
