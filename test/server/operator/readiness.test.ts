import { expect, test } from 'vitest'
import { createReadiness } from '#server/operator/readiness.ts'
import { createTestClock } from '../company.ts'

test('a Dropbox that does not answer leaves the server ready; a refused credential does not; answers count for ten seconds', async () => {
  const clock = createTestClock()
  let kind: 'signed_out' | 'unreachable' = 'unreachable'
  const ready = createReadiness({ get: () => Promise.resolve({ kind }) }, clock)
  expect(await ready()).toBeNull()
  kind = 'signed_out'
  expect(await ready()).toBeNull()
  clock.advance(10_000)
  expect(await ready()).toBe('dropbox_sign_in')
})
