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

test('a database that cannot be used is told at once, and again when it can', async () => {
  let isThere = false
  const database = { isThere: () => Promise.resolve(isThere) }
  const ready = createReadiness({ get: () => Promise.resolve({ kind: 'unreachable' }) }, createTestClock(), database)
  expect(await ready()).toBe('database')
  isThere = true
  expect(await ready()).toBeNull()
})
