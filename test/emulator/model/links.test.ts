// What a link answers at each moment of its life.
import { expect, test } from 'vitest'
import { refusalAtStart, stateAfterAbort, stateAfterBody, type Link, type LinkState } from '#emulator/model/links.ts'
import { commitTo } from '#emulator/model/model.ts'
import { defaultSwitches } from '#emulator/model/switches.ts'

const switches = { ...defaultSwitches, tombstoneTtlMs: 1_000, busyAfterAbortMs: 50 }

function aLink(state: LinkState): Link {
  return { id: 'x', commit: commitTo('/a'), expiresAtMs: 100, attempts: 0, state }
}

test.each<[string, LinkState | null, number, number | null]>([
  ['never issued', null, 0, 409],
  ['fresh', { kind: 'fresh' }, 99, null],
  ['just expired', { kind: 'fresh' }, 100, 410],
  ['expired long ago', { kind: 'fresh' }, 1_100, 409],
  ['in use', { kind: 'inflight', postId: 1 }, 5, 409],
  ['in use when it expired', { kind: 'inflight', postId: 1 }, 200, 409],
  ['used', { kind: 'consumed', atMs: 5 }, 6, 410],
  ['used long ago', { kind: 'consumed', atMs: 5 }, 1_005, 409],
  ['busy after a cut', { kind: 'busy', untilMs: 55 }, 54, 409],
  ['no longer busy', { kind: 'busy', untilMs: 55 }, 55, null],
])('%s', (_name, state, nowMs, status) => {
  const refusal = refusalAtStart(state === null ? undefined : aLink(state), switches, nowMs)
  expect(refusal?.status ?? null).toBe(status)
})

test('a link that counts as used with the head of its request answers so at once', () => {
  const link = aLink({ kind: 'inflight', postId: 1 })
  expect(refusalAtStart(link, { ...switches, consumeOn: 'headers' }, 5)).toMatchObject({ status: 410 })
})

test('what a cut body leaves behind', () => {
  const after = (change: object): string => stateAfterAbort({ ...switches, ...change }, 5).kind
  expect(after({ onAbort: 'reusable' })).toBe('fresh')
  expect(after({ onAbort: 'consumed' })).toBe('consumed')
  expect(stateAfterAbort({ ...switches, onAbort: 'busy-then-reusable' }, 5)).toEqual({ kind: 'busy', untilMs: 55 })
  expect(after({ onAbort: 'reusable', consumeOn: 'headers' })).toBe('consumed')
})

test('what a whole body leaves behind', () => {
  expect(stateAfterBody(true, { ...switches, consumeOn: 'commit', on409: 'reusable' }, 5).kind).toBe('consumed')
  expect(stateAfterBody(false, { ...switches, consumeOn: 'commit', on409: 'reusable' }, 5).kind).toBe('fresh')
  expect(stateAfterBody(false, { ...switches, consumeOn: 'body', on409: 'reusable' }, 5).kind).toBe('consumed')
  expect(stateAfterBody(false, { ...switches, consumeOn: 'commit', on409: 'consumed' }, 5).kind).toBe('consumed')
})
