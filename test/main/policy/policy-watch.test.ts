import { expect, it } from 'vitest'
import { watchPolicy } from '#main/policy/policy-watch.ts'
import { mergePolicies, noPolicy, type Policy } from '#shared/policy/policy.ts'
import { createHandClock } from '../hand-clock.ts'
import { silent } from '../uploads/a-lifecycle.ts'

it('reads the policy before anything begins, looks again, and tells of a change once', async () => {
  const clock = createHandClock()
  let stands: Policy = noPolicy
  const watch = await watchPolicy({ read: async () => stands, clock, log: silent })
  let changes = 0
  watch.onChange(() => (changes += 1))
  await watch.look()
  expect(changes).toBe(0)
  const document = { version: 1, enforced: { notices: 'none' }, defaults: {} }
  stands = mergePolicies([{ kind: 'found', source: 'machine', place: 'here', document }])
  clock.pass(30_000)
  await watch.look()
  expect(watch.current().enforced.notices?.value).toBe('none')
  stands = structuredClone(stands)
  await watch.look()
  expect(changes).toBe(1)
  watch.close()
})
