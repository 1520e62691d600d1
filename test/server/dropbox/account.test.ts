// Whose Dropbox it is: known soon, never waited for, never mistaken.
import { expect, test } from 'vitest'
import { createAccountId } from '#server/dropbox/account.ts'
import type { Account } from '#server/dropbox/parse-answers.ts'
import { demoCredentials } from '#server/config/demo.ts'
import type { Credentials } from '#server/dropbox/access-token.ts'
import type { Trouble } from '#server/dropbox/failures.ts'
import { createTestClock } from '../company.ts'

/** A Dropbox whose account and sign-in a test changes. */
function setUp(pathRoot: string | null = null) {
  const clock = createTestClock()
  const world = {
    answer: { kind: 'account', id: 'dbid:one' } as Account | Trouble | Promise<Account>,
    credentials: demoCredentials as Credentials,
    renewals: 0,
    asked: 0,
  }
  const token = {
    get: () => {
      world.renewals ||= 1
      return Promise.resolve({ kind: 'token', token: 'sl.1' } as const)
    },
    origin: () => (world.renewals === 0 ? null : { credentials: world.credentials, renewals: world.renewals }),
  }
  const account = () => {
    world.asked += 1
    return Promise.resolve(world.answer)
  }
  return { clock, world, account: createAccountId({ dropbox: { account }, token, clock, pathRoot }) }
}

test('it is asked for once, by the first who wants to know, and then known at once', async () => {
  const { account, world } = setUp()
  expect(account.known()).toBeNull()
  const id = await account.find(2_000)
  expect(id).toMatch(/^[\w-]{43}$/)
  expect(id).not.toContain('dbid')
  expect([account.known(), await account.find(2_000), world.asked]).toEqual([id, id, 1])
})

test('another account, app or root is another id, the same three are the same', async () => {
  const idOf = async (accountId: string, appKey: string, pathRoot: string | null) => {
    const { account, world } = setUp(pathRoot)
    world.answer = { kind: 'account', id: accountId }
    world.credentials = { ...demoCredentials, appKey }
    return account.find(2_000)
  }
  const ids = [
    await idOf('dbid:one', 'app', null),
    await idOf('dbid:two', 'app', null),
    await idOf('dbid:one', 'other', null),
    await idOf('dbid:one', 'app', '{".tag":"root","root":"1"}'),
  ]
  expect(new Set(ids).size).toBe(4)
  expect(await idOf('dbid:one', 'app', null)).toBe(ids[0])
})

test('a Dropbox that does not answer is not waited for', async () => {
  const { account, world } = setUp()
  world.answer = new Promise(() => undefined)
  const before = performance.now()
  expect([await account.find(50), await account.find(50)]).toEqual([null, null])
  expect(performance.now() - before).toBeLessThan(20_000)
  expect(world.asked).toBe(1)
})

test('a permission that is missing is asked for again after a pause, not with each request', async () => {
  const { account, clock, world } = setUp()
  world.answer = { kind: 'signed_out' }
  for (let number = 0; number < 10; number += 1) expect(await account.find(2_000)).toBeNull()
  expect(world.asked).toBe(1)
  world.answer = { kind: 'account', id: 'dbid:one' }
  clock.advance(10_000)
  expect(await account.find(2_000)).not.toBeNull()
})

test('a renewed token has it asked again, while the known id goes on', async () => {
  const { account, world } = setUp()
  const id = await account.find(2_000)
  world.renewals += 1
  expect([account.known(), world.asked]).toEqual([id, 1])
  await expect.poll(() => world.asked).toBe(2)
  expect([account.known(), world.asked]).toEqual([id, 2])
})

test('another sign-in makes the id unknown until Dropbox told it', async () => {
  const { account, world } = setUp()
  const id = await account.find(2_000)
  world.credentials = { ...demoCredentials, refreshToken: 'rotated' }
  world.renewals += 1
  world.answer = { kind: 'account', id: 'dbid:two' }
  expect(account.known()).toBeNull()
  const other = await account.find(2_000)
  expect([other === null, other === id]).toEqual([false, false])
})

test('an answer that crossed with another sign-in is not believed', async () => {
  const { account, clock, world } = setUp()
  let tell: (found: Account) => void = () => undefined
  world.answer = new Promise((resolve) => {
    tell = resolve
  })
  const finding = account.find(2_000)
  await expect.poll(() => world.asked).toBe(1)
  world.credentials = { ...demoCredentials, refreshToken: 'rotated' }
  tell({ kind: 'account', id: 'dbid:one' })
  expect(await finding).toBeNull()
  world.answer = { kind: 'account', id: 'dbid:two' }
  clock.advance(10_000)
  expect(await account.find(2_000)).not.toBeNull()
})
