// After an outage: a thousand clients are told to come back one after another, and a dozen at once.
import { expect, test } from 'vitest'
import { clientsPerSecond, ComeBackTimes } from '#server/fairness/come-back-times.ts'
import { hashToken } from '#server/devices.ts'
import { aCompany } from '../company.ts'
import type { Company } from '../company.ts'

/** How many of these moments are in each second. */
function bySecond(momentsMs: readonly number[]): readonly number[] {
  const counts = new Map<number, number>()
  for (const ms of momentsMs) counts.set(Math.floor(ms / 1000), (counts.get(Math.floor(ms / 1000)) ?? 0) + 1)
  return [...counts.values()]
}

test('a thousand come back over more than a minute, few in each second, and nobody too early', () => {
  const times = new ComeBackTimes()
  const moments = Array.from({ length: 1_000 }, (_, client) => times.spread(`client ${client}`, 30_000, 0))
  expect(Math.min(...moments)).toBe(30_000)
  expect(Math.max(...moments) - Math.min(...moments)).toBeGreaterThanOrEqual(60_000)
  expect(Math.max(...bySecond(moments))).toBeLessThanOrEqual(clientsPerSecond + 1)
})

test('a small company waits no longer than it is told', () => {
  const times = new ComeBackTimes()
  const moments = Array.from({ length: 12 }, (_, client) => times.spread(`client ${client}`, 5_000, 0))
  expect(Math.max(...moments)).toBeLessThan(6_000)
})

test('one that asks again and again keeps its time and takes none of the others', () => {
  const times = new ComeBackTimes()
  for (let atMs = 0; atMs < 1_000; atMs += 1) expect(times.spread('hurried', 5_000 - atMs, atMs)).toBe(5_000 - atMs)
  expect(times.spread('other', 4_000, 1_000)).toBeLessThan(4_100)
})

test('an outage that goes on gives new times', () => {
  const times = new ComeBackTimes()
  expect(times.spread('one', 1_000, 0)).toBe(1_000)
  expect(times.spread('one', 30_000, 1_000)).toBe(30_000)
})

const tokens = Array.from({ length: 100 }, (_, index) => `token-of-computer-number-${index}-${'x'.repeat(24)}`)

function aLargeCompany(): Promise<Company> {
  const devices = tokens.map((token, index) => ({
    name: `computer-${index}`,
    tokenSha256: hashToken(token),
    base: `/Scans/${index}`,
    namespace: '',
  }))
  return aCompany({ devices })
}

const question = { path: 'a.txt', size: 1, contentHash: 'a'.repeat(64), clientModified: null, replaces: null }

/** Asks for a link; the milliseconds after which to ask again, null where there is nothing more to ask. */
async function ask({ app }: Company, token: string): Promise<number | null> {
  const headers = { authorization: `Bearer ${token}` }
  const answer = await app.inject({ method: 'POST', url: '/v1/links', headers, payload: question })
  return answer.statusCode === 200 ? null : Number(answer.headers['retry-after']) * 1000
}

test('a hundred computers of a company come back over six seconds after Dropbox asked for a pause, and all get their links', async () => {
  const company = await aLargeCompany()
  const effect = { kind: 'answer', status: 429, retryAfter: '30' } as const
  company.dropbox.faults.next({ on: 'api', route: 'files/get_metadata', effect })
  const due = new Map<string, number>()
  for (const token of tokens) due.set(token, (await ask(company, token)) ?? Number.NaN)
  const first = [...due.values()]
  expect(Math.max(...first) - Math.min(...first)).toBeGreaterThanOrEqual(5_000)
  expect(Math.max(...bySecond(first))).toBeLessThanOrEqual(clientsPerSecond + 1)
  let second = 0
  for (; due.size > 0 && second < 120; second += 1) {
    for (const [token, atMs] of due) {
      if (atMs > second * 1000) continue
      const afterMs = await ask(company, token)
      if (afterMs === null) due.delete(token)
      else due.set(token, second * 1000 + afterMs)
    }
    company.clock.advance(1_000)
  }
  expect(due.size).toBe(0)
})
