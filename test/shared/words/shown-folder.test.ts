import { expect, test } from 'vitest'
import { shownFolder } from '#shared/words/shown-folder.ts'

test.each([
  ['/home/anna/Outbox', '/home/anna', '/', '~/Outbox'],
  ['/home/anna', '/home/anna', '/', '/home/anna'],
  ['/home/annabel/Outbox', '/home/anna', '/', '/home/annabel/Outbox'],
  ['/srv/out', '/home/anna', '/', '/srv/out'],
  ['C:\\Users\\anna\\Outbox', 'C:\\Users\\anna', '\\', '~\\Outbox'],
  ['c:\\users\\ANNA\\Outbox', 'C:\\Users\\anna', '\\', '~\\Outbox'],
  ['D:\\Outbox', 'C:\\Users\\anna', '\\', 'D:\\Outbox'],
  ['/home/anna/a\u202eb', '/home/anna', '/', '~/a⟨U+202E⟩b'],
] as const)('%s of %s', (folder, home, separator, shown) => {
  expect(shownFolder(folder, home, separator)).toBe(shown)
})
