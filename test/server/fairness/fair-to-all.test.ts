// One computer asks for three hundred links at once while few are worked on: the nine others of the company hardly notice.
import { expect, test } from 'vitest'
import { hashToken } from '#server/devices.ts'
import { aCompany } from '../company.ts'

const names = ['greedy', ...Array.from({ length: 9 }, (_, index) => `modest-${index}`)]
const tokenOf = (name: string): string => `token-of-${name}-${'x'.repeat(32)}`
const devices = names.map((name) => ({
  name,
  tokenSha256: hashToken(tokenOf(name)),
  base: `/Scans/${name}`,
  namespace: '',
}))

test('one that asks for three hundred links at once keeps none of nine others from its one', async () => {
  const company = await aCompany({
    devices,
    limits: { atOnce: 4, requestsPerDevice: { perSecond: 50, burst: 1_000 }, liveLinksPerDevice: 1_000 },
  })
  const ask = async (name: string, path: string) => {
    const answer = await company.app.inject({
      method: 'POST',
      url: '/v1/links',
      headers: { authorization: `Bearer ${tokenOf(name)}` },
      payload: { path, size: 1, contentHash: 'a'.repeat(64), clientModified: null, replaces: null },
    })
    return { status: answer.statusCode, retryAfter: answer.headers['retry-after'] }
  }
  let greedyLinks = 0
  const greedy = Array.from({ length: 300 }, async (_, index) => {
    const answer = await ask('greedy', `${index}.txt`)
    if (answer.status === 200) greedyLinks += 1
    return answer
  })
  const modest = names.slice(1).map(async (name) => ({ ...(await ask(name, 'a.txt')), before: greedyLinks }))
  for (const { before, retryAfter, status } of await Promise.all(modest)) {
    // The rate of the whole namespace may be used up by then: it is told when to come, and finds a place.
    expect(status === 200 || (status === 429 && Number(retryAfter) <= 3)).toBe(true)
    expect(before).toBeLessThan(60)
  }
  // Whoever is turned away hears when to come again.
  for (const { retryAfter, status } of await Promise.all(greedy)) {
    expect(status === 200 || Number(retryAfter) >= 1).toBe(true)
  }
})
