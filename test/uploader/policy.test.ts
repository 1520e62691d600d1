import { expect, it } from 'vitest'
import { mergePolicies, noPolicy, type Policy } from '#shared/policy/policy.ts'
import { followPolicy } from '#uploader/policy.ts'

it('tells when another policy holds, and not when the same is read again', async () => {
  const place = 'here'
  const decided = (historyDays: number): Policy =>
    mergePolicies([{ kind: 'found', source: 'machine', place, document: { version: 1, enforced: { historyDays } } }])
  const answers = [noPolicy, { ...noPolicy }, decided(30), decided(30), decided(60)]
  let reads = 0
  const follow = followPolicy(noPolicy, async () => answers[reads++] ?? decided(60), 5)
  await follow.changedFrom(noPolicy)
  const first = follow.current()
  expect([first.enforced.historyDays?.value, reads]).toEqual([30, 3])
  await follow.changedFrom(noPolicy)
  await follow.changedFrom(first)
  expect(follow.current().enforced.historyDays?.value).toBe(60)
  follow.close()
})
