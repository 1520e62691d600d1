// What Dropbox may do to a send, and what becomes of the file: it arrives, once.
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { EffectInput } from '#test/dropbox/faults.ts'
import { aCompany } from './company.ts'
import type { Company } from './company.ts'
import { endAllOutboxes, lastStates, runOutbox, summaryOf } from './outbox-process.ts'

let company: Company
beforeEach(async () => {
  company = await aCompany()
})
afterEach(async () => {
  await endAllOutboxes()
  await company.close()
})

const faults: readonly (readonly [string, EffectInput])[] = [
  ['a 409 for the link', { kind: 'answer', status: 409, body: '{"error":"not_found"}', when: 'after_body' }],
  ['a 410 for the link', { kind: 'answer', status: 410 }],
  ['an answer that is lost after the commit', { kind: 'reset_after_commit' }],
  ['a connection that breaks in the middle of the body', { kind: 'reset_in_body', afterBytes: 100_000 }],
  ['an answer that is cut', { kind: 'cut_answer', afterBytes: 10 }],
  ['an answer that names no hash', { kind: 'wrong_hash', variant: 'missing' }],
  ['an answer that names a wrong hash', { kind: 'wrong_hash', variant: 'wrong' }],
  ['a sign-in page in place of Dropbox', { kind: 'html_portal' }],
  ['a redirect in place of Dropbox', { kind: 'redirect', location: 'http://127.0.0.1:9/elsewhere' }],
  ['a server error', { kind: 'answer', status: 503, retryAfter: '1' }],
]

test('each trouble of a send ends with the file in Dropbox, once', { timeout: 120_000 }, async () => {
  for (const [title, effect] of faults) {
    const path = `${title}.txt`
    const content = title.padEnd(200_000, '.')
    await company.save(path, content)
    company.dropbox.faults.next({ on: 'link', effect })
    const ended = await runOutbox(company.watchOnce())
    expect({ title, code: ended.code, state: lastStates(ended.events)[path] }).toEqual({
      title,
      code: 0,
      state: 'done',
    })
    expect({ title, received: (await company.received(path)) === content }).toEqual({ title, received: true })
  }
  expect(company.commits().toSorted()).toEqual(faults.map(([title]) => `/Outbox/${title}.txt`).toSorted())
})

test('a commit that comes long after its answer was lost makes no second file', { timeout: 60_000 }, async () => {
  await company.save('late.txt', 'late bytes')
  company.dropbox.faults.next({ on: 'link', effect: { kind: 'late_commit', ms: 5_000 } })
  const ended = await runOutbox(company.watchOnce())
  expect([ended.code, lastStates(ended.events)['late.txt']]).toEqual([0, 'done'])
  await new Promise((resolve) => setTimeout(resolve, 5_500))
  expect(company.commits()).toEqual(['/Outbox/late.txt'])
  expect(await company.received('late.txt')).toBe('late bytes')
})

test('a full Dropbox is one trouble for all files, and nothing is lost', { timeout: 90_000 }, async () => {
  await company.close()
  company = await aCompany({ quotaBytes: 1_000 })
  await company.save('small.txt', 'fits')
  await company.save('large.txt', 'x'.repeat(5_000))
  const ended = await runOutbox(company.watchOnce())
  const large = lastStates(ended.events)['large.txt'] ?? ''
  expect(ended.code).not.toBe(0)
  expect(large).toMatch(/dropbox_full/)
  expect(summaryOf(ended)).toMatchObject({ done: 1 })
  expect(await company.received('small.txt')).toBe('fits')
})
