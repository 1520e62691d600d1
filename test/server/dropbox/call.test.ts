// One call to Dropbox: what comes of it, and whether it is made again.
import { expect, onTestFinished, test } from 'vitest'
import { createCall } from '#server/dropbox/call.ts'
import { createOutbound } from '#server/dropbox/fetch.ts'
import { createTestClock } from '../company.ts'
import { json, startStandIn } from './fake-dropbox.ts'
import type { StandInAnswer } from './fake-dropbox.ts'

const stale = json(401, { error_summary: 'expired_access_token/', error: { '.tag': 'expired_access_token' } })

test.each([
  ['an answer', [json(200, { a: 1 })], { kind: 'result', result: { a: 1 } }, 1],
  ['a refusal of the route', [json(409, { error: 'x' })], { kind: 'conflict', body: { error: 'x' } }, 1],
  ['an old token, once', [stale, json(200, {})], { kind: 'result', result: {} }, 2],
  ['an old token, for ever', [stale, stale, stale], { kind: 'signed_out' }, 2],
  ['429', [{ status: 429, body: '', headers: { 'retry-after': '3' } }], { kind: 'busy', afterMs: 3_000 }, 1],
  ['500', [json(500, {})], { kind: 'error' }, 1],
  ['no answer', ['reset', 'reset'], { kind: 'unreachable' }, 1],
] as const)('%s', async (_name, answers, expected, calls) => {
  const standIn = await startStandIn((_seen, number): StandInAnswer => answers[number - 1] ?? 'reset')
  const outbound = createOutbound(standIn.url)
  onTestFinished(() => outbound.close())
  const dropped: string[] = []
  const token = {
    get: () => Promise.resolve({ kind: 'token', token: `t${dropped.length}` } as const),
    drop: (text: string) => void dropped.push(text),
  }
  const call = createCall({ outbound, token, clock: createTestClock(), pathRoot: null })
  expect(await call((sdk) => sdk.usersGetCurrentAccount())).toEqual(expected)
  expect([standIn.seen.length, dropped.length]).toEqual([calls, calls - 1])
})
