// The wire between main and page keeps what structured cloning keeps, and refuses what it refuses.
import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import { decode, encode } from './wire.ts'

const sent = (value: unknown): unknown => decode(encode(value))

describe('the wire', () => {
  it('brings any plain data over as it was', () => {
    const anything = fc.anything({ withBigInt: true, withDate: true, withMap: true, withSet: true })
    fc.assert(
      fc.property(anything, (value) => {
        // Cloning makes ordinary objects of those without a prototype, and drops the sign of zero in text.
        expect(sent(value)).toEqual(structuredClone(value))
      }),
      { numRuns: 500, seed: 7 },
    )
  })

  it('keeps classes that cloning keeps', () => {
    const list: readonly unknown[] = [
      new Date(5),
      /a+/gi,
      new Uint8Array([1, 255]),
      new Map([[{ k: 1 }, new Set([2n])]]),
    ]
    expect(sent(list)).toEqual(list)
    expect(sent(new TypeError('no'))).toMatchObject({ name: 'TypeError', message: 'no' })
  })

  it('keeps who is who: the same object twice, and cycles', () => {
    const shared = { name: 'shared' }
    const cycle: { list: unknown[]; map: Map<string, unknown>; self?: unknown } = {
      list: [shared, shared],
      map: new Map<string, unknown>([['shared', shared]]),
    }
    cycle.self = cycle
    const got = sent(cycle) as typeof cycle
    expect(got.self).toBe(got)
    expect(got.list[0]).toBe(got.list[1])
    expect(got.map.get('shared')).toBe(got.list[0])
  })

  it('brings names over that mean something to JavaScript or to the wire', () => {
    const given: unknown = JSON.parse('{"__proto__": {"isOwn": true}, "$": "date", "v": 1}')
    const got = sent(given)
    expect(Object.getPrototypeOf(got)).toBe(Object.prototype)
    expect(JSON.stringify(got)).toBe('{"__proto__":{"isOwn":true},"$":"date","v":1}')
  })

  it('refuses functions, symbols and promises', () => {
    for (const value of [() => 1, Symbol('s'), Promise.resolve(1), { deep: [() => 1] }]) {
      expect(() => encode(value)).toThrow(/could not be cloned/)
    }
  })
})
