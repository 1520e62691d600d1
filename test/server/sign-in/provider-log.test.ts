import { expect, test } from 'vitest'
import { createProviderLog } from '#server/sign-in/provider-log.ts'

test('each trouble is told once when it begins and once when it is over', () => {
  const said: string[] = []
  const log = createProviderLog((text) => said.push(text))
  log.there()
  log.clocksAgree()
  const error = Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' })
  for (let time = 0; time < 2; time += 1) log.away(error)
  for (let time = 0; time < 2; time += 1) log.there()
  for (let time = 0; time < 2; time += 1) log.clocksApart(-600_000)
  for (let time = 0; time < 2; time += 1) log.clocksAgree()
  for (let time = 0; time < 2; time += 1) log.tooManyGroups()
  expect(said).toEqual([
    'the identity provider does not show its keys (ECONNREFUSED); who needs a key that is not known yet waits until it does',
    'the identity provider shows its keys again',
    'the clock of this server is 10 minutes behind that of the identity provider; people wait until one of the two is set right',
    'the clocks of this server and of the identity provider agree again',
    'a token has no room for the groups of its person (it leaves them out, or is too long); such people wait. Have the identity provider list only the groups that Outbox needs',
  ])
})
