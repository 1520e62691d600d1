import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  afterBegin,
  afterEnd,
  firstOrder,
  isBelieved,
  isOneAtATime,
  mayBegin,
} from '#adapters/transfer/request-order.ts'
import type { AskOrder, Shown } from '#adapters/transfer/request-order.ts'

const allShown: readonly Shown[] = ['tells', 'mixed_up', 'untold', 'nothing']

/** The order after lone questions that showed this, one after the other. */
function afterAlone(...shown: readonly Shown[]): AskOrder {
  return shown.reduce((order, one) => afterEnd(afterBegin(order), isOneAtATime(order), one), firstOrder)
}

describe('questions go one at a time', () => {
  test.each([
    ['before anything is known', []],
    ['while answers do not tell', ['untold', 'untold']],
    ['while there are no answers', ['nothing']],
    ['after answers were mixed up', ['tells', 'mixed_up']],
    ['soon after answers were mixed up', ['mixed_up', 'tells', 'tells', 'tells']],
    ['once an answer does not tell any more', ['tells', 'untold']],
  ] as const)('%s', (_when, shown) => {
    const order = afterAlone(...shown)
    expect(mayBegin(order)).toBe(true)
    expect(mayBegin(afterBegin(order))).toBe(false)
  })

  test('until all that went side by side have ended', () => {
    const three = afterBegin(afterBegin(afterBegin(afterAlone('tells'))))
    const two = afterEnd(three, false, 'untold')
    expect(mayBegin(two)).toBe(false)
    const one = afterEnd(two, false, 'tells')
    expect(mayBegin(one)).toBe(false)
    const none = afterEnd(one, false, 'tells')
    expect([mayBegin(none), isOneAtATime(none)]).toEqual([true, true])
  })
})

describe('questions go side by side', () => {
  test.each([
    ['once an answer tells', ['tells']],
    ['also after a failure', ['tells', 'nothing']],
    ['again once a lone answer tells', ['tells', 'untold', 'tells']],
    ['again long after answers were mixed up', ['mixed_up', ...Array.from({ length: 50 }, () => 'tells' as const)]],
  ] as const)('%s', (_when, shown) => {
    expect(mayBegin(afterBegin(afterBegin(afterAlone(...shown))))).toBe(true)
  })
})

test.each([
  ['tells', true, true],
  ['tells', false, true],
  ['untold', true, true],
  ['untold', false, false],
  ['mixed_up', true, false],
  ['mixed_up', false, false],
  ['nothing', true, true],
  ['nothing', false, true],
] as const)('an answer that shows %s (alone: %s) is believed: %s', (shown, wasAlone, expected) => {
  expect(isBelieved(wasAlone, shown)).toBe(expected)
})

test('whatever happens, who is alone is alone to the end, and the next may begin in the end', () => {
  const step = fc.record({ begins: fc.boolean(), which: fc.nat(9), shown: fc.constantFrom(...allShown) })
  fc.assert(
    fc.property(fc.array(step, { maxLength: 200 }), (steps) => {
      let order = firstOrder
      const underWay: { readonly alone: boolean }[] = []
      for (const { begins, which, shown } of steps) {
        if (begins && mayBegin(order)) {
          underWay.push({ alone: isOneAtATime(order) })
          order = afterBegin(order)
        } else {
          const [ended] = underWay.splice(which % Math.max(1, underWay.length), 1)
          if (ended !== undefined) order = afterEnd(order, ended.alone, shown)
        }
        if (underWay.some(({ alone }) => alone)) expect(underWay).toHaveLength(1)
        expect(order.underWay).toBe(underWay.length)
      }
      for (const ended of underWay) order = afterEnd(order, ended.alone, 'nothing')
      expect(mayBegin(order)).toBe(true)
    }),
  )
})
