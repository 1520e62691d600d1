// What a failed read means for the file.
import { expect, test } from 'vitest'
import { reasonOfReadError } from '#adapters/files/source.ts'

test.each([
  ['EBUSY', 'in_use'],
  ['ETXTBSY', 'in_use'],
  ['EAGAIN', 'in_use'],
  ['EACCES', 'cannot_read'],
  ['EPERM', 'cannot_read'],
  ['EMFILE', 'too_many_open_files'],
  ['ENFILE', 'too_many_open_files'],
  ['EIO', 'read_error'],
])('%s: %s', (code, reason) => {
  expect(reasonOfReadError(Object.assign(new Error('it failed'), { code }))).toBe(reason)
})

test('an error without a code is an error of the disk', () => {
  for (const error of [new Error('it failed'), 'EBUSY', null]) expect(reasonOfReadError(error)).toBe('read_error')
})
