// Which relay a device may use, and until when.
import { expect, test } from 'vitest'
import { expiresAtMs, findRelay, isUnclear } from '#server/relays/context.ts'
import { aContext, aRelay } from '../a-relay-context.ts'

const hourMs = 3_600_000

test('a relay lives as long as it is used, and never as long as its session', () => {
  const dayMs = 24 * hourMs
  expect(expiresAtMs(aRelay({ openedMs: 0, touchedMs: 0 }), dayMs)).toBe(dayMs)
  expect(expiresAtMs(aRelay({ openedMs: 0, touchedMs: 5 * hourMs }), dayMs)).toBe(29 * hourMs)
  expect(expiresAtMs(aRelay({ openedMs: 0, touchedMs: 160 * hourMs }), dayMs)).toBe(167 * hourMs)
})

test('only its own device finds it, until it is over', async () => {
  const context = aContext({})
  const now = context.clock.wallMs()
  await context.store.add(aRelay({ openedMs: now, touchedMs: now }))
  expect(await findRelay(context, 'laptop', 'one')).toMatchObject({ id: 'one' })
  expect(await findRelay(context, 'office', 'one')).toMatchObject({ code: 'relay_not_found' })
  expect(await findRelay(context, 'laptop', 'two')).toMatchObject({ code: 'relay_not_found' })
  context.clock.advance(24 * hourMs)
  expect(await findRelay(context, 'laptop', 'one')).toMatchObject({ code: 'relay_gone' })
  expect((await context.store.find('one'))?.state).toBe('gone')
})

test('unclear is what Dropbox may have done', () => {
  const kinds = ['unreachable', 'error', 'busy', 'holding', 'signed_out', 'appended']
  expect(kinds.filter((kind) => isUnclear({ kind }))).toEqual(['unreachable', 'error'])
})
