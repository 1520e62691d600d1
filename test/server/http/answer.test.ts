// What routes do before and after they ask Dropbox.
import { expect, test } from 'vitest'
import { inTurn, isRefusal, timeAt } from '#server/http/answer.ts'
import { ConcurrencyLimit } from '#server/fairness/concurrency-limit.ts'
import { refuse } from '#server/problems.ts'
import { createTestClock } from '../company.ts'

const laptop = { device: 'laptop', isLarge: false }

test('a refusal is told from an answer, from a word and from nothing', () => {
  const all = [refuse('not_allowed', 'no'), { kind: 'stored' }, 'first', null]
  expect(all.map(isRefusal)).toEqual([true, false, false, false])
})

test('who finds no turn is told that Dropbox is busy', async () => {
  const turns = new ConcurrencyLimit({ most: 1, mostWaiting: 0, longestWaitMs: 10 })
  const gate = Promise.withResolvers<string>()
  const first = inTurn(turns, laptop, () => gate.promise)
  expect(await inTurn(turns, laptop, () => Promise.resolve('second'))).toMatchObject({
    code: 'dropbox_busy',
    afterMs: 5_000,
  })
  gate.resolve('first')
  expect(await first).toBe('first')
})

test('times are told to the millisecond', () => {
  expect(timeAt(createTestClock())).toBe('2026-11-23T12:00:00.000Z')
})
