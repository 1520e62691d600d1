// Codes and computers on disk.
import { DatabaseSync } from 'node:sqlite'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { EnrolmentStore } from '#server/enrolment/enrolment-store.ts'
import { openEnrolments } from '#server/enrolment/enrolment.ts'
import { temporaryFolder } from '#test/rigs/temporary-folder.ts'

const [codeA, codeB, tokenA, tokenB] = ['a', 'b', 'c', 'd'].map((digit) => digit.repeat(64)) as [
  string,
  string,
  string,
  string,
]
const laptop = { name: 'laptop-7', base: '/Scans', namespace: '' }

function aStore(path = ':memory:'): EnrolmentStore {
  const store = new EnrolmentStore(path)
  onTestFinished(() => store.close())
  return store
}

test('a code is taken once, by one of two who come at the same time', () => {
  const path = join(temporaryFolder(), 'enrolled.db')
  const [one, other] = [aStore(path), aStore(path)]
  one.openCode(codeA, laptop, 1_000)
  expect(other.redeem(codeB, tokenB, 10)).toBeNull()
  expect([one.redeem(codeA, tokenA, 10), other.redeem(codeA, tokenB, 10)]).toEqual([laptop, null])
  expect(other.devices()).toEqual([{ ...laptop, tokenSha256: tokenA, revoked: false }])
})

test('a code is over at its time, and when there is a newer one for the same computer', () => {
  const store = aStore()
  store.openCode(codeA, laptop, 1_000)
  expect(store.redeem(codeA, tokenA, 1_000)).toBeNull()
  store.openCode(codeA, laptop, 2_000)
  store.openCode(codeB, laptop, 2_000)
  expect(store.redeem(codeA, tokenA, 1_999)).toBeNull()
  expect(store.redeem(codeB, tokenA, 1_999)).toEqual(laptop)
})

test('a computer that comes again has its new token only, and is in again after it was signed out', () => {
  const store = aStore()
  for (const [code, token] of [
    [codeA, tokenA],
    [codeB, tokenB],
  ] as const) {
    store.openCode(code, laptop, 1_000)
    store.redeem(code, token, 10)
    expect(store.devices()).toEqual([{ ...laptop, tokenSha256: token, revoked: false }])
    expect(store.revoke('laptop-7')).toBe(true)
  }
})

test('signing out is known to the other process, and told once', () => {
  const path = join(temporaryFolder(), 'enrolled.db')
  const [one, other] = [aStore(path), aStore(path)]
  one.openCode(codeA, laptop, 1_000)
  one.redeem(codeA, tokenA, 10)
  const before = one.version()
  expect([other.revoke('nobody'), other.revoke('laptop-7'), other.revoke('laptop-7')]).toEqual([false, true, false])
  expect(one.version()).not.toBe(before)
  expect(one.computers()).toEqual([{ ...laptop, sinceMs: 10, isRevoked: true }])
})

test('a file of another kind is refused in a sentence', async () => {
  const path = join(temporaryFolder(), 'enrolled.db')
  const other = new DatabaseSync(path)
  other.exec('PRAGMA user_version = 7')
  other.close()
  expect(await openEnrolments(path)).toMatch(
    /^The enrolment file .* cannot be used \(it is of version 7, and this server writes 1\)\.$/,
  )
  expect(await openEnrolments(join(path, 'below'))).toMatch(/cannot be used/)
})
