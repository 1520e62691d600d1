// One computer asks for three hundred links at once while few are worked on: the nine others of the company hardly notice. Dropbox
// answers when the test says so, so that who comes next depends on nobody's speed.
import { expect, test } from 'vitest'
import type { DropboxApi } from '#server/dropbox/client.ts'
import { hashToken } from '#server/devices.ts'
import { until } from '#test/rigs/until.ts'
import { aCompany } from '../company.ts'

const atOnce = 4
const greedyAsks = 300
const names = ['greedy', ...Array.from({ length: 9 }, (_, index) => `modest-${index}`)]
const tokenOf = (name: string): string => `token-of-${name}-${'x'.repeat(32)}`
const devices = names.map((name) => ({
  name,
  tokenSha256: hashToken(tokenOf(name)),
  base: `/Scans/${name}`,
  namespace: '',
}))

/** Links of Dropbox that wait until they are let out. `begun`: the computers they are for, in the order their turns came. */
function linksByHand() {
  const held: (() => void)[] = []
  const begun: string[] = []
  const link: DropboxApi['link'] = ({ path }) => {
    begun.push(path.split('/')[2] ?? '')
    return new Promise((resolve) => held.push(() => resolve({ kind: 'link', url: 'https://example.com/link' })))
  }
  return { held, begun, link, letOneOut: () => held.shift()?.() }
}

test('one that asks for three hundred links at once keeps none of nine others from its one', async () => {
  const { begun, held, letOneOut, link } = linksByHand()
  const company = await aCompany({
    devices,
    limits: { atOnce, requestsPerDevice: { perSecond: 50, burst: 1_000 }, liveLinksPerDevice: 1_000 },
    withApi: (api) => ({ ...api, link, look: () => Promise.resolve({ kind: 'nothing' }) }),
  })
  let heard = 0
  company.app.addHook('preHandler', (_request, _reply, next) => {
    heard += 1
    next()
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
  const greedy = Array.from({ length: greedyAsks }, (_, index) => ask('greedy', `${index}.txt`))
  const modest = names.slice(1).map((name) => ask(name, 'a.txt'))
  await until('all have asked', () => heard === greedyAsks + modest.length && held.length === atOnce)

  for (const index of names.keys()) {
    letOneOut()
    await until('the next turn', () => begun.length === atOnce + index + 1)
  }
  // Those that were worked on already, and then one of each computer in turn.
  expect(begun.slice(0, atOnce)).toEqual(Array.from({ length: atOnce }, () => 'greedy'))
  expect(begun.slice(atOnce).toSorted()).toEqual(names)
  let isOver = false
  const all = Promise.all(modest.concat(greedy)).finally(() => (isOver = true))
  await until('all are answered', () => {
    letOneOut()
    return isOver
  })
  await all
  for (const { status } of await Promise.all(modest)) expect(status).toBe(200)
  // Whoever is turned away hears when to come again.
  for (const { retryAfter, status } of await Promise.all(greedy)) {
    expect(status === 200 || Number(retryAfter) >= 1).toBe(true)
  }
})
