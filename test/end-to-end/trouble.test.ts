// What Dropbox may do to a send, and what becomes of the file: it arrives, once.
import { test } from 'vitest'
import type { EffectInput } from '#emulator/http/faults.ts'
import { aCompany } from './company.ts'
import { lastStates } from './outbox-process.ts'
import { until } from '#test/rigs/until.ts'

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

test.concurrent.for(faults)('%s ends with the file in Dropbox, once', async ([title, effect], { expect }) => {
  await using company = await aCompany()
  const content = title.padEnd(200_000, '.')
  await company.save('file.txt', content)
  company.dropbox.faults.next({ on: 'link', effect })
  const ended = await company.run(company.watchOnce())
  expect([ended.code, lastStates(ended.events)['file.txt']]).toEqual([0, 'done'])
  expect((await company.received('file.txt')) === content).toBe(true)
  expect(company.commits()).toEqual(['/Outbox/file.txt'])
})

test.concurrent('a commit that comes long after its answer was lost makes no second file', async ({ expect }) => {
  await using company = await aCompany()
  await company.save('late.txt', 'late bytes')
  company.dropbox.faults.next({ on: 'link', effect: { kind: 'late_commit', ms: 5_000 } })
  const ended = await company.run(company.watchOnce())
  expect([ended.code, lastStates(ended.events)['late.txt']]).toEqual([0, 'done'])
  // The lost post is over, too, with whatever it did.
  const count = (kind: string) => company.dropbox.journal().filter((entry) => entry.kind === kind).length
  await until('every post has ended', () => count('post_ended') + count('post_aborted') === count('post_begun'))
  expect(company.commits()).toEqual(['/Outbox/late.txt'])
  expect(await company.received('late.txt')).toBe('late bytes')
})
