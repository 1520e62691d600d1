// Where files go by rules: over months, and never into what is another's.
import { posix } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Device } from '#server/devices.ts'
import { checkLooksBackMs, lastingBaseOf, linkLooksBackMs, placedBy } from '#server/links/placed.ts'
import { defaultPolicy } from '#server/links/policy.ts'
import { createReceipts } from '#server/links/receipts.ts'
import { placementRuleSchema } from '#server/rules/placement-rule.ts'
import { demoCredentials } from '#server/config/demo.ts'
import { createRandom } from '#test/rigs/random.ts'
import { aCompany, laptopToken, officeToken, post, sendTo, twoDevices } from '../company.ts'
import type { Company } from '../company.ts'

const rule = (change: object) => placementRuleSchema.parse({ base: '/Inbox/{device}/{yyyy}/{mm}', ...change })
const receipts = createReceipts(demoCredentials)
const devices = { isShared: () => false }
const policy = { ...defaultPolicy, rules: [rule({})] }
const [laptop, office] = twoDevices as unknown as readonly [Device, Device] // both are there
const firstOfDecember = Date.UTC(2026, 11, 1, 2)

function placed(
  device: Device,
  ask: Parameters<typeof placedBy>[2],
  nowMs = firstOfDecember,
  looksBackMs = linkLooksBackMs,
) {
  const answer = placedBy({ policy, receipts, devices }, device, ask, { nowMs, looksBackMs })
  if (answer.kind === 'refused') throw new Error(answer.detail)
  return answer
}

describe('100,000 strings', () => {
  const pieces = [
    '..',
    '.',
    '/',
    '//',
    '\\',
    'a',
    'office',
    'Inbox',
    '2026',
    'id:',
    'ns:1',
    ' ',
    '\0',
    'İ',
    'ß',
    '\u0308',
    '\ud83d',
  ] as const
  const random = createRandom(38)

  function text(): string {
    const parts: string[] = []
    for (let left = random.pick(9); left > 0; left -= 1)
      parts.push(random.chance(0.7) ? random.among(pieces) : String.fromCodePoint(random.pick(0xd800)))
    return parts.join('')
  }

  test('never leave the folder of who says them', () => {
    const [plain, safe] = (['as_they_are', 'for_all_systems'] as const).map((names) => ({
      ...policy,
      rules: [rule({ names })],
    }))
    let taken = 0
    for (let run = 0; run < 100_000; run += 1) {
      // What is said of an earlier version is looked at with a keyed hash, which takes its time.
      const before = run % 10 === 0 ? { replaces: 'a'.repeat(64), replacesAt: text(), receipt: 'x' } : {}
      const ask = { path: text(), size: 1, ...before }
      const context = { policy: (run % 2 === 0 ? plain : safe) ?? policy, receipts, devices }
      const answer = placedBy(context, laptop, ask, { nowMs: firstOfDecember, looksBackMs: [] })
      const destination = answer.kind === 'refused' ? null : answer.compose(answer.base)
      if (destination?.kind !== 'path') continue
      taken += 1
      const { path } = destination
      const isInside = path.startsWith('/Inbox/laptop-7/2026/12/') && posix.normalize(path) === path
      if (!isInside) expect.fail(JSON.stringify(ask))
    }
    expect(taken).toBeGreaterThan(10_000)
  })
})

describe('the first hours of a month', () => {
  test('look into the folder of the last one, and no longer', () => {
    const ask = { path: 'a.pdf', size: 1 }
    const folder = '/Inbox/laptop-7/2026'
    expect(placed(laptop, ask)).toMatchObject({ base: `${folder}/12`, earlier: [`${folder}/11`], isShared: true })
    const later = firstOfDecember + 5 * 3_600_000
    expect(placed(laptop, ask, later)).toMatchObject({ base: `${folder}/12`, earlier: [] })
    expect(placed(laptop, ask, later, checkLooksBackMs)).toMatchObject({ earlier: [`${folder}/11`, `${folder}/10`] })
  })

  test('a newer version stays where the file is, for who proves that it is theirs', () => {
    const path = '/Inbox/laptop-7/2025/03/a.pdf'
    const replaces = 'a'.repeat(64)
    const receipt = receipts.give({ device: 'laptop-7', path, contentHash: replaces })
    const ask = { path: 'a.pdf', size: 1, replaces, replacesAt: path }
    expect(placed(laptop, { ...ask, receipt })).toMatchObject({ base: '/Inbox/laptop-7/2025/03', earlier: [] })
    expect(placed(laptop, ask).base).toBe('/Inbox/laptop-7/2026/12')
    expect(placed(office, { ...ask, receipt }).base).toBe('/Inbox/office/2026/12')
  })

  test('the device is told a folder that lasts', () => {
    expect(lastingBaseOf(policy, laptop)).toBe('/Inbox/laptop-7')
    expect(lastingBaseOf(defaultPolicy, laptop)).toBe('/Scans/laptop-7')
  })
})

describe('on the routes', () => {
  const hashes = {
    one: '3a5b6c6a3a5a4de1f9a6f9b0e5c8b8a6d1c2b3a4958677685746352413021f0e',
    hello: '9595c9df90075148eb06860365df33584b75bff782a510c6cd4883a419833d50',
  }
  const hello = { path: 'a.txt', size: 5, contentHash: hashes.hello, clientModified: null, replaces: null }
  const asOffice = { authorization: `Bearer ${officeToken}` }

  async function sent(company: Company) {
    const { body } = await post(company, '/v1/links', hello)
    expect(await sendTo(body['url'], 'hello')).toBe(200)
    return body
  }

  test('a file goes into its month, is found there after the month has ended, and its next version replaces it there', async () => {
    const company = await aCompany({ policy: { rules: [rule({})] } })
    const link = await sent(company)
    expect(link['path']).toBe('/Inbox/laptop-7/2026/11/a.txt')
    company.clock.advance(8 * 24 * 3_600_000)
    const { path, size, contentHash } = hello
    const checked = await post(company, '/v1/checks', { path, size, contentHash })
    expect(checked.body).toMatchObject({ kind: 'present', path: '/Inbox/laptop-7/2026/11/a.txt' })
    const next = {
      ...hello,
      contentHash: hashes.one,
      replaces: hashes.hello,
      replacesAt: link['path'],
      receipt: link['receipt'],
    }
    expect((await post(company, '/v1/links', next)).body).toMatchObject({
      kind: 'link',
      path: '/Inbox/laptop-7/2026/11/a.txt',
    })
    const another = await post(company, '/v1/links', { ...hello, path: 'b.txt' })
    expect(another.body).toMatchObject({ kind: 'link', path: '/Inbox/laptop-7/2026/12/b.txt' })
    const me = await company.app.inject({ url: '/v1/me', headers: { authorization: `Bearer ${laptopToken}` } })
    expect(me.json()).toMatchObject({ base: '/Inbox/laptop-7' })
  })

  test('another device finds, replaces and takes over nothing of it, whatever it says', async () => {
    const company = await aCompany({ policy: { rules: [rule({ base: '/Inbox/{device}' })] }, relays: {} })
    const link = await sent(company)
    const { path, size, contentHash } = hello
    const known = [path, '../laptop-7/a.txt', String(link['path']), `x/../../laptop-7/${path}`]
    for (const said of known) {
      const check = await post(company, '/v1/checks', { path: said, size, contentHash }, asOffice)
      expect(check.body['kind']).not.toBe('present')
      const more = { replaces: hashes.hello, replacesAt: link['path'], receipt: link['receipt'] }
      const asked = await post(
        company,
        '/v1/links',
        { ...hello, ...more, path: said, contentHash: hashes.one },
        asOffice,
      )
      expect(asked.body['path'] ?? '/Inbox/office/').toMatch(/^\/Inbox\/office\//)
    }
    const relay = await company.app.inject({
      method: 'POST',
      url: '/v1/relays',
      headers: { authorization: `Bearer ${laptopToken}` },
      payload: { ...hello, path: 'r.txt' },
    })
    const { id } = relay.json<{ id: string }>()
    const stolen = await company.app.inject({ method: 'POST', url: `/v1/relays/${id}/finish`, headers: asOffice })
    expect(stolen.json()).toMatchObject({ code: 'relay_not_found' })
  })

  test('types, sizes and the conflict rule are those of the rule, and names are made safe', async () => {
    const rules = [
      rule({ base: '/Inbox', onlyTypes: ['txt'], maxBytes: 5, conflict: 'refuse', names: 'for_all_systems' }),
    ]
    const company = await aCompany({ policy: { rules } })
    expect((await post(company, '/v1/links', { ...hello, path: 'a.exe' })).body).toMatchObject({ code: 'not_allowed' })
    expect((await post(company, '/v1/links', { ...hello, size: 6 })).body).toMatchObject({ code: 'too_large' })
    await sent(company)
    const other = await post(company, '/v1/links', { ...hello, contentHash: hashes.one }, asOffice)
    expect(other.body).toMatchObject({ code: 'name_taken' })
    const named = await post(company, '/v1/links', { ...hello, path: 'what? 🎉.txt' })
    expect(named.body).toMatchObject({ kind: 'link', path: '/Inbox/what_ _.txt' })
  })
})
