// A map that forgets what was put longest ago.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { BoundedMap } from '#server/memory/bounded-map.ts'

test('it holds what a plain list of the last ones holds, whatever is put and taken out', () => {
  const step = fc.record({ key: fc.integer({ min: 0, max: 12 }), act: fc.constantFrom('put', 'put', 'put', 'delete') })
  fc.assert(
    fc.property(fc.array(step, { maxLength: 120 }), fc.integer({ min: 1, max: 8 }), (steps, most) => {
      const map = new BoundedMap<number, number>(most)
      let list: [number, number][] = []
      for (const [at, { act, key }] of steps.entries()) {
        list = list.filter(([other]) => other !== key)
        if (act === 'put') {
          map.put(key, at)
          list = [...list, [key, at] as [number, number]].slice(-most)
        } else map.delete(key)
      }
      expect([...map.entries()]).toEqual(list)
    }),
  )
})

test('a full one forgets as quickly as an empty one takes', () => {
  const map = new BoundedMap<number, null>(20_000)
  const seconds = (from: number): number => {
    const began = process.cpuUsage()
    for (let key = from; key < from + 20_000; key += 1) map.put(key, null)
    return process.cpuUsage(began).user / 1e6
  }
  const [filling, full] = [seconds(0), Math.min(seconds(20_000), seconds(40_000))]
  // Searched from its beginning it took a hundred times as long.
  expect(full).toBeLessThan(Math.max(0.01, filling) * 10)
})
