// Idempotency keys.
import { expect, test } from 'vitest'
import { IdempotencyKeys } from '#server/http/idempotency.ts'

test('a key is new once, then a repeat, and a mistake with another body', () => {
  const keys = new IdempotencyKeys()
  expect(keys.note('laptop', 'k', { path: 'a' }, 0)).toBe('first')
  expect(keys.note('laptop', 'k', { path: 'a' }, 1)).toBe('repeated')
  expect(keys.note('laptop', 'k', { path: 'b' }, 2)).toBe('mismatch')
  expect(keys.note('laptop', 'k', { path: 'a' }, 3)).toBe('repeated')
})

test('devices do not share keys', () => {
  const keys = new IdempotencyKeys()
  keys.note('laptop', 'k', { path: 'a' }, 0)
  expect(keys.note('office', 'k', { path: 'b' }, 0)).toBe('first')
})

test('a key is forgotten after ten minutes, and the oldest when there are very many', () => {
  const keys = new IdempotencyKeys()
  keys.note('laptop', 'old', { path: 'a' }, 0)
  expect(keys.note('laptop', 'old', { path: 'b' }, 600_000)).toBe('first')
  for (let number = 0; number < 10_000; number += 1) keys.note('laptop', `k${number}`, {}, 600_001)
  expect(keys.note('laptop', 'old', { path: 'c' }, 600_002)).toBe('first')
  expect(keys.note('laptop', 'k9999', {}, 600_002)).toBe('repeated')
})
