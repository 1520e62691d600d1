// Where uploads wait for a slot or for a time.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createLanes, type Entry } from '#engine/queue/ready-queues.ts'
import { largeBytes } from '#engine/limits.ts'
import { isLarge } from '#engine/queue/state-counts.ts'
import { aFile, anUpload } from '../builders.ts'

const both = { small: true, large: true }

function anEntry(order: number, change: { setbacks?: number; sizeBytes?: number } = {}): Entry {
  const { setbacks = 0, sizeBytes = 1 } = change
  const upload = anUpload({ path: `${order}`, setbacks, observed: aFile({ sizeBytes }) })
  const entry: Entry = { upload, order, stamp: 0, lane: null, isLarge: () => isLarge(entry.upload) }
  return entry
}

function aLargeEntry(order: number): Entry {
  return anEntry(order, { sizeBytes: largeBytes + 1 })
}

describe('a lane', () => {
  it('is empty at first', () => {
    const lanes = createLanes()
    expect([lanes.first('hash', both), lanes.count('hash'), lanes.nextDueMs(), lanes.takeDue(9e15)]).toEqual([
      null,
      0,
      null,
      [],
    ])
  })

  it('gives the oldest first, and it stays where it is', () => {
    const lanes = createLanes()
    const entries = [3, 1, 2].map((order) => anEntry(order))
    for (const entry of entries) lanes.place(entry, { lane: 'ask' })
    expect(lanes.first('ask', both)).toBe(entries[1])
    expect(lanes.first('ask', both)).toBe(entries[1])
    expect(lanes.count('ask')).toBe(3)
  })

  it.each(['hash', 'ask', 'check', 'send'] as const)('%s is its own', (lane) => {
    const lanes = createLanes()
    const entry = anEntry(1)
    lanes.place(entry, { lane })
    const found = (['hash', 'ask', 'check', 'send'] as const).filter((other) => lanes.first(other, both) !== null)
    expect([found, lanes.count(lane), entry.lane]).toEqual([[lane], 1, lane])
  })

  it('does not gather the places of before while nobody takes anything', () => {
    const lanes = createLanes()
    const last = anEntry(2)
    lanes.place(last, { lane: 'hash' })
    let stamp = 0
    let looks = 0
    const restless = Object.defineProperty(anEntry(1), 'stamp', {
      get: () => {
        looks++
        return stamp
      },
      set: (to: number) => {
        stamp = to
      },
    })
    for (let round = 0; round < 50_000; round++) lanes.place(restless, { lane: 'hash' })
    lanes.place(restless, null)
    looks = 0
    expect([lanes.first('hash', both), looks < 5_000]).toEqual([last, true])
  })

  it('forgets the place an entry had before', () => {
    const lanes = createLanes()
    const [first, second] = [anEntry(1), anEntry(2)]
    lanes.place(first, { lane: 'ask' })
    lanes.place(second, { lane: 'ask' })
    lanes.place(first, { lane: 'send' })
    expect([lanes.first('ask', both), lanes.count('ask')]).toEqual([second, 1])
    lanes.place(first, null)
    expect([lanes.first('send', both), lanes.count('send'), first.lane]).toEqual([null, 0, null])
  })

  it('holds an entry once that was placed in it twice', () => {
    const lanes = createLanes()
    const entry = anEntry(1)
    lanes.place(entry, { lane: 'ask' })
    lanes.place(entry, { lane: 'ask' })
    expect(lanes.count('ask')).toBe(1)
    lanes.place(entry, null)
    expect(lanes.first('ask', both)).toBeNull()
  })
})

describe('large and small', () => {
  function aLane() {
    const lanes = createLanes()
    const [large, small] = [aLargeEntry(1), anEntry(2)]
    lanes.place(small, { lane: 'send' })
    lanes.place(large, { lane: 'send' })
    return { lanes, large, small }
  }

  it('are in one order where both may start', () => {
    const { lanes, large, small } = aLane()
    expect(lanes.first('send', both)).toBe(large)
    const older = anEntry(0)
    lanes.place(older, { lane: 'send' })
    expect(lanes.first('send', both)).toBe(older)
    lanes.place(older, null)
    lanes.place(large, null)
    expect(lanes.first('send', both)).toBe(small)
  })

  it('are looked at apart where only one of them may start', () => {
    const { lanes, large, small } = aLane()
    expect(lanes.first('send', { small: true, large: false })).toBe(small)
    expect(lanes.first('send', { small: false, large: true })).toBe(large)
    expect(lanes.first('send', { small: false, large: false })).toBeNull()
  })
})

describe('a file that always fails', () => {
  it('lets sixteen younger ones pass for each setback', () => {
    const lanes = createLanes()
    const [failing, younger, youngest] = [anEntry(0, { setbacks: 2 }), anEntry(31), anEntry(33)]
    lanes.place(failing, { lane: 'ask' })
    lanes.place(youngest, { lane: 'ask' })
    expect(lanes.first('ask', both)).toBe(failing)
    lanes.place(younger, { lane: 'ask' })
    expect(lanes.first('ask', both)).toBe(younger)
  })

  it('is not put off for ever', () => {
    const lanes = createLanes()
    const failing = anEntry(0, { setbacks: 1_000 })
    lanes.place(failing, { lane: 'ask' })
    lanes.place(anEntry(321), { lane: 'ask' })
    expect(lanes.first('ask', both)).toBe(failing)
  })

  it('loses no turn among those that wait for the same time', () => {
    const lanes = createLanes()
    const [failing, younger] = [anEntry(0, { setbacks: 9 }), anEntry(1)]
    lanes.place(younger, { atMs: 5 })
    lanes.place(failing, { atMs: 5 })
    expect(lanes.takeDue(5)).toEqual([failing, younger])
  })
})

describe('waiting for a time', () => {
  it('ends exactly then, the earliest first', () => {
    const lanes = createLanes()
    const [late, early] = [anEntry(1), anEntry(2)]
    lanes.place(late, { atMs: 20 })
    lanes.place(early, { atMs: 10 })
    expect([lanes.nextDueMs(), lanes.takeDue(9)]).toEqual([10, []])
    expect(lanes.takeDue(10)).toEqual([early])
    expect([lanes.nextDueMs(), lanes.takeDue(99), lanes.nextDueMs()]).toEqual([20, [late], null])
  })

  it('is forgotten by an entry that has another place by now', () => {
    const lanes = createLanes()
    const entry = anEntry(1)
    lanes.place(entry, { atMs: 10 })
    lanes.place(entry, { lane: 'hash' })
    expect([lanes.nextDueMs(), lanes.takeDue(99)]).toEqual([null, []])
    lanes.place(entry, { atMs: 30 })
    lanes.place(entry, { atMs: 20 })
    expect([lanes.nextDueMs(), lanes.takeDue(99), lanes.takeDue(99)]).toEqual([20, [entry], []])
  })
})

it('whatever is placed wherever, the lanes say what a plain list would say', () => {
  const place = fc.oneof(
    fc.constant(null),
    fc.record({ lane: fc.constantFrom('hash' as const, 'ask' as const) }),
    fc.record({ atMs: fc.nat(9) }),
  )
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(5), place)), (moves) => {
      const lanes = createLanes()
      const entries = [0, 1, 2, 3, 4, 5].map((order) => anEntry(order))
      const list = new Map<number, (typeof moves)[number][1]>()
      for (const [index, where] of moves) {
        const entry = entries[index]
        if (entry === undefined) throw new Error('there are six entries')
        lanes.place(entry, where)
        list.set(index, where)
      }
      for (const lane of ['hash', 'ask'] as const) {
        const inLane = entries.filter(({ order }) => {
          const where = list.get(order) ?? null
          return where !== null && 'lane' in where && where.lane === lane
        })
        expect(lanes.count(lane)).toBe(inLane.length)
        expect(lanes.first(lane, both)).toBe(inLane[0] ?? null)
      }
      const timed = entries.flatMap((entry) => {
        const where = list.get(entry.order) ?? null
        return where !== null && 'atMs' in where ? [{ entry, atMs: where.atMs }] : []
      })
      const inTime = timed.toSorted((one, other) => one.atMs - other.atMs)
      expect(lanes.nextDueMs()).toBe(inTime[0]?.atMs ?? null)
      expect(lanes.takeDue(9)).toEqual(inTime.map(({ entry }) => entry))
    }),
  )
})
