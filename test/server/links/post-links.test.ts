// Asking for a link, against a real local Dropbox.
import { describe, expect, test } from 'vitest'
import { contentHashOf } from '#emulator/model/content-hash.ts'
import type { DropboxApi } from '#server/dropbox/client.ts'
import { postLinks } from '#server/links/post-links.ts'
import { defaultLimits } from '#server/config/limits.ts'
import { LinkMeter } from '#server/links/link-meter.ts'
import { defaultPolicy } from '#server/links/policy.ts'
import { officeToken, post, sendTo, aCompany, twoDevices } from '../company.ts'
import type { Answer, Company } from '../company.ts'

function hashOf(text: string): string {
  return contentHashOf(Buffer.from(text))
}

function anAsk(text: string, changes: Record<string, unknown> = {}) {
  const size = Buffer.byteLength(text)
  const print = { size, contentHash: hashOf(text), clientModified: '2026-11-20T08:00:00Z' }
  return { path: 'a/plan.pdf', replaces: null, ...print, ...changes }
}

/** Asks for a link and sends the bytes; answers the link's answer. */
async function store(company: Company, text: string, changes: Record<string, unknown> = {}): Promise<Answer> {
  const answer = await post(company, '/v1/links', anAsk(text, changes))
  expect(answer.body).toMatchObject({ kind: 'link' })
  expect(await sendTo(answer.body['url'], text)).toBe(200)
  return answer
}

function commitsOf(company: Company) {
  return company
    .journal()
    .flatMap((entry) =>
      entry.kind === 'commit' ? [`${entry.mode} ${entry.path} ${entry.contentHash.slice(0, 4)}`] : [],
    )
}

/** What Dropbox was asked, without the sends. */
function calls(company: Company): string[] {
  return company.journal().flatMap((entry) => {
    if (entry.kind === 'api_call') return [entry.route]
    return entry.kind === 'link_issued' ? ['link'] : []
  })
}

test('a new file gets a link that lives as long as the answer says and stores it in the folder of the device', async () => {
  const company = await aCompany()
  const answer = await store(company, 'one')
  expect(answer.body['expiresAt']).toBe('2026-11-23T12:05:00Z')
  expect(commitsOf(company)).toEqual([`add /Scans/laptop-7/a/plan.pdf ${hashOf('one').slice(0, 4)}`])
  const issued = company.journal().find((entry) => entry.kind === 'link_issued')
  expect(issued?.kind === 'link_issued' && issued.expiresAtMs - issued.atMs).toBe(300_000)
})

test('a normal file costs one lookup and one link', async () => {
  const company = await aCompany()
  await store(company, 'one')
  expect(calls(company)).toEqual(['files/get_metadata', 'link'])
})

test('bytes that are already there are not sent again, also from another spelling of the path', async () => {
  const company = await aCompany()
  await store(company, 'one')
  const again = await post(company, '/v1/links', anAsk('one', { path: 'A/PLAN.pdf' }))
  expect(again.body).toMatchObject({ kind: 'stored', path: '/Scans/laptop-7/a/plan.pdf' })
  expect(commitsOf(company)).toHaveLength(1)
})

test('a new version replaces the one this client stored', async () => {
  const company = await aCompany()
  await store(company, 'one')
  await store(company, 'two', { replaces: hashOf('one') })
  expect(commitsOf(company)[1]).toBe(`update /Scans/laptop-7/a/plan.pdf ${hashOf('two').slice(0, 4)}`)
})

test('a late send of an old version cannot replace a newer one', async () => {
  const company = await aCompany()
  await store(company, 'one')
  const late = await post(company, '/v1/links', anAsk('two', { replaces: hashOf('one') }))
  await store(company, 'three', { replaces: hashOf('one') })
  expect(await sendTo(late.body['url'], 'two')).toBe(409)
  expect(commitsOf(company)).toHaveLength(2)
})

describe('a file that was stored as a copy', () => {
  const copy = '/Scans/laptop-7/a/plan (from laptop-7, 2026-11-20).pdf'

  async function withCopy(): Promise<Company> {
    const company = await aCompany()
    await store(company, 'theirs')
    expect((await store(company, 'ours')).body['path']).toBe(copy)
    return company
  }

  test('is updated there, at the price of one lookup and one link', async () => {
    const company = await withCopy()
    const before = calls(company).length
    const answer = await store(company, 'ours, edited', { replaces: hashOf('ours'), replacesAt: copy.toUpperCase() })
    expect(answer.body['path']).toBe(copy)
    expect(calls(company).slice(before)).toEqual(['files/get_metadata', 'link'])
    expect(commitsOf(company).at(-1)).toBe(`update ${copy} ${hashOf('ours, edited').slice(0, 4)}`)
  })

  test('is stored when it is there already', async () => {
    const company = await withCopy()
    const again = await post(company, '/v1/links', anAsk('ours', { replaces: hashOf('ours'), replacesAt: copy }))
    expect(again.body).toMatchObject({ kind: 'stored', path: copy, receipt: expect.any(String) })
  })

  test('has nothing to replace when somebody changed the copy: both are kept once more', async () => {
    const company = await withCopy()
    await store(company, 'changed by a colleague', { replaces: hashOf('ours'), replacesAt: copy })
    await store(company, 'ours, edited', { replaces: hashOf('ours'), replacesAt: copy })
    expect(commitsOf(company).at(-1)).toMatch(/^add .*\/plan \(from laptop-7, 2026-11-20, 2\)\.pdf /)
  })

  test('cannot be anywhere else: a place the client invents is never written to', async () => {
    const company = await withCopy()
    const secret = '/Scans/office/plan (from laptop-7, 2026-11-20).pdf'
    await store(company, 'new', { replaces: hashOf('theirs'), replacesAt: secret })
    expect(commitsOf(company).at(-1)).toMatch(/^add \/Scans\/laptop-7\/a\//)
  })
})

describe("somebody else's bytes are at the place", () => {
  test('both are kept: a copy with a name that says whose it is', async () => {
    const company = await aCompany()
    await store(company, 'theirs')
    await store(company, 'ours')
    const again = await post(company, '/v1/links', anAsk('ours'))
    const path = '/Scans/laptop-7/a/plan (from laptop-7, 2026-11-20).pdf'
    expect(again.body).toMatchObject({ kind: 'stored', path })
    await store(company, 'ours, edited', { replaces: hashOf('ours') })
    await store(company, 'unknown third version')
    expect(commitsOf(company).map((line) => line.slice(0, -5))).toEqual([
      'add /Scans/laptop-7/a/plan.pdf',
      `add ${path}`,
      `update ${path}`,
      'add /Scans/laptop-7/a/plan (from laptop-7, 2026-11-20, 2).pdf',
    ])
  })

  test('the company may prefer the newest version of the same file', async () => {
    const company = await aCompany({ policy: { conflict: 'replace' } })
    await store(company, 'theirs')
    await store(company, 'ours', { replaces: hashOf('ours before that') })
    await store(company, "another file's")
    expect(commitsOf(company).slice(1)).toEqual([
      `update /Scans/laptop-7/a/plan.pdf ${hashOf('ours').slice(0, 4)}`,
      `add /Scans/laptop-7/a/plan (from laptop-7, 2026-11-20).pdf ${hashOf("another file's").slice(0, 4)}`,
    ])
  })

  test('the company may refuse', async () => {
    const company = await aCompany({ policy: { conflict: 'refuse' } })
    await store(company, 'theirs')
    const answer = await post(company, '/v1/links', anAsk('ours'))
    expect(answer).toMatchObject({ status: 409, body: { code: 'name_taken' } })
  })

  test('a folder is never touched', async () => {
    const company = await aCompany({ policy: { conflict: 'replace' } })
    await store(company, 'one')
    const answer = await post(company, '/v1/links', anAsk('two', { path: 'a' }))
    expect(answer).toMatchObject({ status: 409, body: { code: 'name_taken' } })
  })
})

test('two devices cannot reach each other, whatever path they ask for', async () => {
  const company = await aCompany()
  await store(company, 'one')
  const mine = await post(company, '/v1/links', anAsk('one'), { authorization: `Bearer ${officeToken}` })
  expect(mine.body).toMatchObject({ kind: 'link' })
  for (const path of ['../laptop-7/a/plan.pdf', '/Scans/laptop-7/a/plan.pdf', 'id:015f', 'ns:1/a', 'a\\..\\b']) {
    for (const url of ['/v1/links', '/v1/checks'] as const) {
      const ask = url === '/v1/links' ? anAsk('one', { path }) : { path, size: 3, contentHash: hashOf('one') }
      const answer = await post(company, url, ask, { authorization: `Bearer ${officeToken}` })
      expect(['name_not_allowed']).toContain(answer.body['code'] ?? answer.body['diagnosis'])
    }
  }
})

test('a file above the limit gets no link, and Dropbox is not asked', async () => {
  const company = await aCompany({ policy: { directMaxBytes: 2 } })
  expect(await post(company, '/v1/links', anAsk('one'))).toMatchObject({ status: 413, body: { code: 'too_large' } })
  expect(calls(company)).toEqual([])
})

test('an emoji arrives where Dropbox takes it, and is refused with its reason where it does not', async () => {
  const takes = await aCompany({ dropbox: { switches: { nonBmp: 'accept' } } })
  await store(takes, 'one', { path: 'party 🎉.txt' })
  const refuses = await aCompany({ dropbox: { switches: { nonBmp: 'refuse' } } })
  const answer = await post(refuses, '/v1/links', anAsk('one', { path: 'party 🎉.txt' }))
  expect(answer).toMatchObject({ status: 422, body: { code: 'name_not_allowed' } })
})

test('a device may hold 20 unused links; used ones are found out and do not count', async () => {
  const company = await aCompany({ limits: { liveLinksPerDevice: 3 } })
  for (let number = 0; number < 10; number += 1) await store(company, `text ${number}`, { path: `used ${number}` })
  const kinds: unknown[] = []
  for (let number = 0; number < 6; number += 1) {
    const answer = await post(company, '/v1/links', anAsk('x', { path: `hoarded ${number}` }))
    kinds.push(answer.body['kind'] ?? [answer.status, answer.body['code'], answer.retryAfter])
  }
  const refused = [429, 'too_many_requests', '1']
  expect(kinds).toEqual(['link', 'link', 'link', refused, refused, refused])
  company.clock.advance(300_000)
  expect((await post(company, '/v1/links', anAsk('x', { path: 'later' }))).body).toMatchObject({ kind: 'link' })
})

test('a link that was used for other bytes is seen in the audit', async () => {
  const company = await aCompany({ limits: { liveLinksPerDevice: 1 } })
  const answer = await post(company, '/v1/links', anAsk('announced'))
  expect(await sendTo(answer.body['url'], 'something else')).toBe(200)
  await post(company, '/v1/links', anAsk('next', { path: 'next' }))
  const landed = company.auditLines.map((line) => JSON.parse(line)).filter((line) => line.action === 'landed')
  expect(landed).toMatchObject([
    { outcome: 'other_bytes', path: 'a/plan.pdf', dropboxPath: '/Scans/laptop-7/a/plan.pdf', device: 'laptop-7' },
  ])
})

test('the links of one namespace come at a steady rate', async () => {
  const company = await aCompany({ limits: { linksPerNamespace: { perSecond: 1, burst: 2 } } })
  const codes: unknown[] = []
  for (let number = 0; number < 3; number += 1) {
    const answer = await post(company, '/v1/links', anAsk('x', { path: `file ${number}` }))
    codes.push(answer.body['code'] ?? answer.body['kind'])
  }
  expect(codes).toEqual(['link', 'link', 'too_many_requests'])
})

test('the life of a link is counted from before Dropbox was asked: it never ends earlier than it says', async () => {
  const { api, clock, devices, receipts } = await aCompany()
  const meter = new LinkMeter({ ...defaultLimits, liveLinksPerDevice: 1 }, clock)
  const slow: DropboxApi = {
    ...api,
    link: (commit, linkSeconds) => {
      clock.advance(10_000)
      return api.link(commit, linkSeconds)
    },
  }
  const parts = {
    dropbox: slow,
    meter,
    policy: defaultPolicy,
    clock,
    receipts,
    devices,
    onLanded: () => undefined,
    onIssued: () => undefined,
  }
  const [device] = twoDevices
  if (device === undefined) throw new Error('there are two')
  const answer = await postLinks(parts, device, anAsk('one'))
  expect(answer).toMatchObject({ kind: 'link', expiresAt: '2026-11-23T12:05:00Z' })
  const other = { askedPath: 'other', path: '/other', contentHash: '', replacedRev: null, untilMs: 1_000_000 }
  clock.advance(289_999)
  expect(meter.reserve('laptop-7', '', other).waitMs).toBeGreaterThan(0)
  clock.advance(1)
  expect(meter.reserve('laptop-7', '', other).waitMs).toBe(0)
})

describe('an Idempotency-Key', () => {
  test('gets a fresh link for the same try, and one refusal for another body', async () => {
    const company = await aCompany()
    const headers = { 'idempotency-key': 'try-1' }
    const first = await post(company, '/v1/links', anAsk('one'), headers)
    const second = await post(company, '/v1/links', anAsk('one'), headers)
    expect(second.body).toMatchObject({ kind: 'link' })
    expect(second.body['url']).not.toBe(first.body['url'])
    const other = await post(company, '/v1/links', anAsk('two'), headers)
    expect(other).toMatchObject({ status: 422, body: { code: 'idempotency_mismatch' } })
    expect(company.auditLines.map((line) => JSON.parse(line).repeated)).toEqual([false, true, false])
  })

  test('of strange form is refused', async () => {
    const company = await aCompany()
    const answer = await post(company, '/v1/links', anAsk('one'), { 'idempotency-key': 'a b' })
    expect(answer).toMatchObject({ status: 400, body: { code: 'bad_request' } })
  })
})
