import { expect, test } from 'vitest'
import { createProviderTime, distanceWords } from '#server/sign-in/provider-time.ts'

const at = Date.UTC(2026, 10, 23, 12)
const told = (facts: { readonly age?: string; readonly date?: string }) => ({ age: null, date: null, ...facts })

test('the difference follows a clock that is set anew, and only the last answer counts', () => {
  let [wallMs, steadyMs] = [at, 500]
  const time = createProviderTime({ wallMs: () => wallMs, steadyMs: () => steadyMs })
  expect(time.aheadMs()).toBeNull()
  time.hear(told({ date: new Date(at).toUTCString() }))
  expect(time.aheadMs()).toBe(0)
  wallMs += 600_000
  expect(time.aheadMs()).toBe(600_000)
  steadyMs += 600_000
  expect(time.aheadMs()).toBe(0)
  time.hear(told({ date: new Date(at).toUTCString(), age: '30' }))
  expect(time.aheadMs()).toBe(570_000)
  for (const facts of [{}, { date: 'yesterday' }, { date: new Date(at).toUTCString(), age: 'x' }])
    time.hear(told(facts))
  expect(time.aheadMs()).toBe(570_000)
})

test('a distance is told in minutes and by its side', () => {
  expect([600_000, -600_000, 61_000].map(distanceWords)).toEqual([
    '10 minutes ahead of',
    '10 minutes behind',
    '1 minute ahead of',
  ])
})
