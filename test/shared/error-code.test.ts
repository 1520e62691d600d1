import { expect, test } from 'vitest'
import { errorCodeOf } from '#shared/error-code.ts'

test('an error of the system has a code; anything else has none', () => {
  expect(errorCodeOf(Object.assign(new Error('x'), { code: 'ENOENT' }))).toBe('ENOENT')
  const others = [new Error('x'), Object.assign(new Error('x'), { code: 5 }), { code: 'ENOENT' }, 'ENOENT', null]
  for (const other of others) expect(errorCodeOf(other)).toBe(null)
})
