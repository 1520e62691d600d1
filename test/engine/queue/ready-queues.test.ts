// Where uploads wait for a slot or for a time.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createReadyQueues, waitingPlaceOf, type Entry } from '#engine/queue/ready-queues.ts'
import { largeBytes } from '#engine/limits.ts'
import { sizeClassOf } from '#engine/queue/state-counts.ts'
import { aFile, anUpload, everyState, nowMs, stateNames, type StateName } from '../builders.ts'

const both = { small: true, large: true, relayed: true }
const limits = { directMaxBytes: 100_000_000, relayMaxBytes: 200_000_000 }
const neither = { small: false, large: false, relayed: false }

function anEntry(order: number, change: { failures?: number; sizeBytes?: number } = {}): Entry {
  const { failures = 0, sizeBytes = 1 } = change
  const upload = anUpload({ path: `${order}`, failures, observed: aFile({ sizeBytes }) })
  const entry: Entry = {
    path: upload.path,
    isPacked: false,
    upload,
    order,
    stamp: 0,
    queued: null,
    sizeClass: () => sizeClassOf(entry.upload, limits),
  }
  return entry
}

function aLargeEntry(order: number): Entry {
  return anEntry(order, { sizeBytes: largeBytes + 1 })
}

describe('where an upload waits', () => {
  const queueOf: Partial<Record<StateName, string>> = {
    settling: 'hash',
    'in use': 'hash',
    'waiting for a link': 'link',
    'waiting for a check': 'check',
    'with a link in hand': 'send',
  }

  it.each(stateNames)('%s: in its queue once its time has come, else nowhere', (name) => {
    const queueName = queueOf[name]
    expect(waitingPlaceOf(anUpload({ state: everyState[name] }), nowMs + 999_999)).toEqual(
      queueName === undefined ? null : { queueName },
    )
  })

  it.each(['settling', 'waiting for a link', 'waiting for a check'] as const)(
    '%s: waits for its time before',
    (name) => {
      const state = { ...everyState[name], untilMs: nowMs + 5 }
      expect(waitingPlaceOf(anUpload({ state }), nowMs)).toEqual({ atMs: nowMs + 5 })
    },
  )

  it.each(stateNames)('%s and held back: nowhere', (name) => {
    expect(waitingPlaceOf(anUpload({ state: everyState[name], intent: 'pause' }), nowMs + 999_999)).toBe(null)
  })
})

describe('a queue', () => {
  it('is empty at first', () => {
    const readyQueues = createReadyQueues()
    expect([
      readyQueues.first('hash', both),
      readyQueues.count('hash'),
      readyQueues.nextDueMs(),
      readyQueues.popDue(9e15),
    ]).toEqual([null, 0, null, []])
  })

  it('gives the oldest first, and it stays where it is', () => {
    const readyQueues = createReadyQueues()
    const entries = [3, 1, 2].map((order) => anEntry(order))
    for (const entry of entries) readyQueues.place(entry, { queueName: 'link' })
    expect(readyQueues.first('link', both)).toBe(entries[1])
    expect(readyQueues.first('link', both)).toBe(entries[1])
    expect(readyQueues.count('link')).toBe(3)
  })

  it.each(['hash', 'link', 'check', 'send'] as const)('%s is its own', (queueName) => {
    const readyQueues = createReadyQueues()
    const entry = anEntry(1)
    readyQueues.place(entry, { queueName })
    const found = (['hash', 'link', 'check', 'send'] as const).filter(
      (other) => readyQueues.first(other, both) !== null,
    )
    expect([found, readyQueues.count(queueName), entry.queued?.queueName]).toEqual([[queueName], 1, queueName])
  })

  it('does not gather the places of before while nobody takes anything', () => {
    const readyQueues = createReadyQueues()
    const last = anEntry(2)
    readyQueues.place(last, { queueName: 'hash' })
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
    for (let round = 0; round < 50_000; round++) readyQueues.place(restless, { queueName: 'hash' })
    readyQueues.place(restless, null)
    looks = 0
    expect([readyQueues.first('hash', both), looks < 5_000]).toEqual([last, true])
  })

  it('forgets the place an entry had before', () => {
    const readyQueues = createReadyQueues()
    const [first, second] = [anEntry(1), anEntry(2)]
    readyQueues.place(first, { queueName: 'link' })
    readyQueues.place(second, { queueName: 'link' })
    readyQueues.place(first, { queueName: 'send' })
    expect([readyQueues.first('link', both), readyQueues.count('link')]).toEqual([second, 1])
    readyQueues.place(first, null)
    expect([readyQueues.first('send', both), readyQueues.count('send'), first.queued]).toEqual([null, 0, null])
  })

  it('holds an entry once that was placed in it twice', () => {
    const readyQueues = createReadyQueues()
    const entry = anEntry(1)
    readyQueues.place(entry, { queueName: 'link' })
    readyQueues.place(entry, { queueName: 'link' })
    expect(readyQueues.count('link')).toBe(1)
    readyQueues.place(entry, null)
    expect(readyQueues.first('link', both)).toBeNull()
  })
})

describe('large and small', () => {
  function aReadyQueue() {
    const readyQueues = createReadyQueues()
    const [large, small] = [aLargeEntry(1), anEntry(2)]
    readyQueues.place(small, { queueName: 'send' })
    readyQueues.place(large, { queueName: 'send' })
    return { readyQueues, large, small }
  }

  it('are in one order where both may start', () => {
    const { readyQueues, large, small } = aReadyQueue()
    expect(readyQueues.first('send', both)).toBe(large)
    const older = anEntry(0)
    readyQueues.place(older, { queueName: 'send' })
    expect(readyQueues.first('send', both)).toBe(older)
    readyQueues.place(older, null)
    readyQueues.place(large, null)
    expect(readyQueues.first('send', both)).toBe(small)
  })

  it('are looked at apart where only one of them may start', () => {
    const { readyQueues, large, small } = aReadyQueue()
    expect(readyQueues.first('send', { ...neither, small: true })).toBe(small)
    expect(readyQueues.first('send', { ...neither, large: true })).toBe(large)
    expect(readyQueues.first('send', neither)).toBeNull()
  })
})

describe('a file that always fails', () => {
  it('lets sixteen younger ones pass for each failure', () => {
    const readyQueues = createReadyQueues()
    const [failing, younger, youngest] = [anEntry(0, { failures: 2 }), anEntry(31), anEntry(33)]
    readyQueues.place(failing, { queueName: 'link' })
    readyQueues.place(youngest, { queueName: 'link' })
    expect(readyQueues.first('link', both)).toBe(failing)
    readyQueues.place(younger, { queueName: 'link' })
    expect(readyQueues.first('link', both)).toBe(younger)
  })

  it('is not put off forever', () => {
    const readyQueues = createReadyQueues()
    const failing = anEntry(0, { failures: 1_000 })
    readyQueues.place(failing, { queueName: 'link' })
    readyQueues.place(anEntry(321), { queueName: 'link' })
    expect(readyQueues.first('link', both)).toBe(failing)
  })

  it('loses no turn among those that wait for the same time', () => {
    const readyQueues = createReadyQueues()
    const [failing, younger] = [anEntry(0, { failures: 9 }), anEntry(1)]
    readyQueues.place(younger, { atMs: 5 })
    readyQueues.place(failing, { atMs: 5 })
    expect(readyQueues.popDue(5)).toEqual([failing, younger])
  })
})

describe('waiting for a time', () => {
  it('ends exactly then, the earliest first', () => {
    const readyQueues = createReadyQueues()
    const [late, early] = [anEntry(1), anEntry(2)]
    readyQueues.place(late, { atMs: 20 })
    readyQueues.place(early, { atMs: 10 })
    expect([readyQueues.nextDueMs(), readyQueues.popDue(9)]).toEqual([10, []])
    expect(readyQueues.popDue(10)).toEqual([early])
    expect([readyQueues.nextDueMs(), readyQueues.popDue(99), readyQueues.nextDueMs()]).toEqual([20, [late], null])
  })

  it('is forgotten by an entry that has another place by now', () => {
    const readyQueues = createReadyQueues()
    const entry = anEntry(1)
    readyQueues.place(entry, { atMs: 10 })
    readyQueues.place(entry, { queueName: 'hash' })
    expect([readyQueues.nextDueMs(), readyQueues.popDue(99)]).toEqual([null, []])
    readyQueues.place(entry, { atMs: 30 })
    readyQueues.place(entry, { atMs: 20 })
    expect([readyQueues.nextDueMs(), readyQueues.popDue(99), readyQueues.popDue(99)]).toEqual([20, [entry], []])
  })
})

it('whatever is placed wherever, the queues say what a plain list would say', () => {
  const place = fc.oneof(
    fc.constant(null),
    fc.record({ queueName: fc.constantFrom('hash' as const, 'link' as const) }),
    fc.record({ atMs: fc.nat(9) }),
  )
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(5), place)), (moves) => {
      const readyQueues = createReadyQueues()
      const entries = [0, 1, 2, 3, 4, 5].map((order) => anEntry(order))
      const list = new Map<number, (typeof moves)[number][1]>()
      for (const [index, where] of moves) {
        const entry = entries[index]
        if (entry === undefined) throw new Error('there are six entries')
        readyQueues.place(entry, where)
        list.set(index, where)
      }
      for (const queueName of ['hash', 'link'] as const) {
        const inQueue = entries.filter(({ order }) => {
          const where = list.get(order) ?? null
          return where !== null && 'queueName' in where && where.queueName === queueName
        })
        expect(readyQueues.count(queueName)).toBe(inQueue.length)
        expect(readyQueues.first(queueName, both)).toBe(inQueue[0] ?? null)
      }
      const timed = entries.flatMap((entry) => {
        const where = list.get(entry.order) ?? null
        return where !== null && 'atMs' in where ? [{ entry, atMs: where.atMs }] : []
      })
      const inTime = timed.toSorted((one, other) => one.atMs - other.atMs)
      expect(readyQueues.nextDueMs()).toBe(inTime[0]?.atMs ?? null)
      expect(readyQueues.popDue(9)).toEqual(inTime.map(({ entry }) => entry))
    }),
  )
})
