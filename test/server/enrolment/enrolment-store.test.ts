// Codes and computers, as they are kept: in a file, and in the database of several servers.
import { DatabaseSync } from 'node:sqlite'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { openDatabase } from '#server/database/database.ts'
import { enrolmentsIn, enrolmentsInFile } from '#server/enrolment/enrolment-store.ts'
import type { EnrolmentStore } from '#server/enrolment/enrolment-store.ts'
import { openEnrolments } from '#server/enrolment/enrolment.ts'
import { aDatabase, hasPostgres } from '#test/rigs/postgres/postgres.ts'
import { temporaryFolder } from '#test/rigs/temporary-folder.ts'
import { until } from '#test/rigs/until.ts'

const [codeA, codeB, tokenA, tokenB] = ['a', 'b', 'c', 'd'].map((digit) => digit.repeat(64)) as [
  string,
  string,
  string,
  string,
]
const laptop = { name: 'laptop-7', base: '/Scans', namespace: '' }

type Stores = readonly [EnrolmentStore, EnrolmentStore]

/** Two processes with the same rows. */
const kinds: readonly (readonly [string, boolean, () => Promise<Stores>])[] = [
  [
    'in a file',
    true,
    () => {
      const path = join(temporaryFolder(), 'enrolled.db')
      return Promise.resolve([enrolmentsInFile(path), enrolmentsInFile(path)])
    },
  ],
  [
    'in PostgreSQL',
    hasPostgres('codes and computers in PostgreSQL'),
    async () => {
      const url = await aDatabase()
      const [one, other] = await Promise.all([openDatabase(url, () => undefined), openDatabase(url, () => undefined)])
      if (typeof one === 'string' || typeof other === 'string') throw new Error('not opened')
      return [enrolmentsIn(one, () => one.close()), enrolmentsIn(other, () => other.close())]
    },
  ],
]

describe.each(kinds.filter(([, isPossible]) => isPossible))('%s', (kind, _isPossible, open) => {
  const stores = async (): Promise<Stores> => {
    const both = await open()
    onTestFinished(async () => {
      for (const store of both) await store.close()
    })
    return both
  }

  test('a code is taken once, by one of two who come at the same time', async () => {
    const [one, other] = await stores()
    await one.openCode(codeA, laptop, 1_000)
    expect(await other.redeem(codeB, tokenB, 10)).toBeNull()
    // Two connections to one file wait for each other only in two processes.
    const first = one.redeem(codeA, tokenA, 10)
    if (kind === 'in a file') await first
    const answers = await Promise.all([first, other.redeem(codeA, tokenB, 10)])
    const winner = answers.findIndex((answer) => answer !== null)
    expect(answers.toSorted((answer) => (answer === null ? 1 : -1))).toEqual([laptop, null])
    const tokenSha256 = winner === 0 ? tokenA : tokenB
    expect(await other.devices()).toEqual([{ ...laptop, tokenSha256, revoked: false }])
  })

  test('a code is over at its time, and when there is a newer one for the same computer', async () => {
    const [store] = await stores()
    await store.openCode(codeA, laptop, 1_000)
    expect(await store.redeem(codeA, tokenA, 1_000)).toBeNull()
    await store.openCode(codeA, laptop, 2_000)
    await store.openCode(codeB, laptop, 2_000)
    expect(await store.redeem(codeA, tokenA, 1_999)).toBeNull()
    expect(await store.redeem(codeB, tokenA, 1_999)).toEqual(laptop)
  })

  test('a computer that comes again has its new token only, and is in again after it was signed out', async () => {
    const [store] = await stores()
    for (const [code, token] of [
      [codeA, tokenA],
      [codeB, tokenB],
    ] as const) {
      await store.openCode(code, laptop, 1_000)
      await store.redeem(code, token, 10)
      expect(await store.devices()).toEqual([{ ...laptop, tokenSha256: token, revoked: false }])
      expect(await store.revoke('laptop-7')).toBe(true)
    }
  })

  test('signing out is heard by the other process, and told once', async () => {
    const [one, other] = await stores()
    await one.openCode(codeA, laptop, 1_000)
    await one.redeem(codeA, tokenA, 10)
    let heard: readonly (boolean | undefined)[] = []
    const stop = await one.follow(async () => {
      heard = (await one.devices()).map(({ revoked }) => revoked)
    })
    expect(heard).toEqual([false])
    const revokes = [await other.revoke('nobody'), await other.revoke('laptop-7'), await other.revoke('laptop-7')]
    expect(revokes).toEqual([false, true, false])
    await until('the revocation is heard', () => heard[0] === true)
    stop()
    expect(await one.computers()).toEqual([{ ...laptop, sinceMs: 10, isRevoked: true }])
  })

  test('who looks now need not wait to hear', async () => {
    const [one, other] = await stores()
    let names: readonly string[] = []
    const stop = await one.follow(async () => {
      names = (await one.devices()).map(({ name }) => name)
    })
    await other.openCode(codeA, laptop, 1_000)
    await other.redeem(codeA, tokenA, 10)
    await one.look()
    expect(names).toEqual(['laptop-7'])
    stop()
  })
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
