import { expect, test } from 'vitest'
import { runOnItsComputer, trustsItsComputer } from '#test/rigs/network/own-authority.ts'

test('what the computer trusts is trusted beside what Node brings', () => {
  const script = `
    const { trustSystemAuthorities } = await import('#server/system-authorities.ts')
    trustSystemAuthorities()`
  expect(runOnItsComputer(script)).toEqual({ ...trustsItsComputer, said: [] })
})
