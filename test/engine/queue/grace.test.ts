import { describe, expect, it } from 'vitest'
import { batchAfter, GraceTimes, placeInGrace, type Batch } from '#engine/queue/grace.ts'
import { aFile, aStat, anUpload } from '../builders.ts'
import { DrivenQueue } from './driven-queue.ts'

const graceMs = 30_000
const batchOf = (times: readonly number[]): readonly Batch[] => {
  const batches: Batch[] = []
  for (const atMs of times) batches.push(batchAfter(batches.at(-1) ?? null, atMs, graceMs))
  return batches
}
const fresh = (path: string) => anUpload({ path, state: settling, stored: null, unconfirmed: null, linkTries: 0 })
const waits = {
  kind: 'waiting',
  untilMs: 0,
  fingerprint: { contentHash: 'h', stat: aStat() },
  reason: 'queued',
} as const
const settling = { kind: 'settling', untilMs: 5, changingSinceMs: 0, reason: 'settling' } as const

describe('a batch', () => {
  it('is what comes together, and its time runs from the last of it', () => {
    expect(batchOf([0, 1_000, 3_000]).at(-1)).toEqual({ id: 1, beganMs: 0, lastMs: 3_000, untilMs: 33_000 })
    expect(batchOf([0, 2_001]).at(-1)).toEqual({ id: 2, beganMs: 2_001, lastMs: 2_001, untilMs: 32_001 })
  })

  it('ends for those who come, when they come without end', () => {
    const batches = batchOf(Array.from({ length: 100 }, (_, index) => index * 1_000))
    expect([batches[59]?.id, batches[59]?.untilMs, batches[60]?.id]).toEqual([1, 89_000, 2])
  })
})

describe('the place of an upload in its grace time', () => {
  const waiting = anUpload({ state: { ...waits, next: 'link' } })
  const asking = anUpload({ state: { ...waits, next: 'check' } })
  it('is its end, or later; only the question about an earlier send goes on', () => {
    expect(placeInGrace(waiting, { queueName: 'hash' }, 50)).toEqual({ atMs: 50 })
    expect(placeInGrace(waiting, { atMs: 40 }, 50)).toEqual({ atMs: 50 })
    expect(placeInGrace(waiting, { atMs: 60 }, 50)).toEqual({ atMs: 60 })
    expect(placeInGrace(waiting, null, 50)).toBeNull()
    expect(placeInGrace(waiting, { queueName: 'link' }, null)).toEqual({ queueName: 'link' })
    expect(placeInGrace(asking, { queueName: 'check' }, 50)).toEqual({ queueName: 'check' })
  })
})

describe('grace times', () => {
  it('hold what is new, and not what was let go by its name', () => {
    const times = new GraceTimes(graceMs)
    expect(times.hear(null, fresh('a'), 0)).toBe(true)
    times.hear(null, fresh('b'), 10)
    expect([times.endMs('a', 20), times.endMs('b', 30_010), times.endMs('c', 20)]).toEqual([30_010, null, null])
    times.release('a')
    expect([times.endMs('a', 20), times.paths(1)]).toEqual([null, ['b']])
  })

  it('hold nothing where there is none', () => {
    const times = new GraceTimes(0)
    expect(times.hear(null, fresh('a'), 0)).toBe(false)
    times.load([fresh('a')], 0)
    expect([times.endMs('a', 0), times.open(0, () => true)]).toEqual([null, null])
  })

  it('show the newest batch that has files yet', () => {
    const times = new GraceTimes(graceMs)
    times.hear(null, fresh('a'), 0)
    times.hear(null, fresh('b'), 5_000)
    expect(times.open(6_000, () => true)).toEqual({ id: 2, files: 1, untilMs: 35_000 })
    expect(times.open(6_000, (path) => path === 'a')).toEqual({ id: 1, files: 1, untilMs: 30_000 })
    expect(times.open(35_000, () => true)).toBeNull()
  })

  it('know a batch that is over for a while, for a word about it may be heard late', () => {
    const times = new GraceTimes(1_000)
    for (let index = 0; index < 40; index += 1) times.hear(null, fresh(`f${index}`), index * 10_000)
    expect([times.paths(40), times.paths(30), times.paths(1)]).toEqual([['f39'], ['f29'], []])
  })

  it('begin anew after a restart for what nothing was asked or sent of', () => {
    const times = new GraceTimes(graceMs)
    const asked = anUpload({ path: 'b', state: settling, stored: null, unconfirmed: null, linkTries: 1 })
    times.load([fresh('a'), asked, anUpload({ path: 'c', intent: 'skip' })], 100)
    expect(times.paths(1)).toEqual(['a'])
    expect(times.endMs('a', 100)).toBe(30_100)
  })
})

describe('a queue with a grace time', () => {
  it('begins with nothing of a batch before its end', () => {
    const queue = new DrivenQueue({ graceMs })
    queue.see('a.txt')
    queue.nowMs += 1_500
    queue.see('b.txt')
    expect([queue.turn(28_500), queue.turn(1_499), queue.turn(1)]).toEqual([[], [], ['hash a.txt', 'hash b.txt']])
  })

  it('sends nothing that was taken back, and the next version all the same', () => {
    const queue = new DrivenQueue({ graceMs })
    queue.see('a.txt')
    queue.see('b.txt')
    queue.apply({ kind: 'take_back', batch: 1 })
    expect([queue.turn(60_000), queue.upload('a.txt').intent]).toEqual([[], 'skip'])
    queue.see('a.txt', aFile(aStat({ mtimeMs: 99 })))
    expect(queue.turn(29_999)).toEqual([])
    expect(queue.turn(1)).toEqual(['hash a.txt'])
  })

  it('waits again for another version of what was sent, and never in the middle of a save', () => {
    const queue = new DrivenQueue({ graceMs })
    queue.see('a.txt')
    expect(queue.turn(30_000)).toEqual(['hash a.txt'])
    queue.hashed('a.txt')
    queue.turn()
    queue.granted('a.txt')
    queue.turn()
    queue.sent('a.txt')
    queue.see('a.txt', aFile(aStat({ mtimeMs: 99 })))
    expect(queue.turn(29_000)).toEqual([])
    // It is saved once more: that is no new batch, and it is read when it is quiet.
    queue.see('a.txt', aFile(aStat({ mtimeMs: 199 })))
    expect([queue.turn(1_500), queue.turn(10_000)]).toEqual([[], ['hash a.txt']])
  })

  it('waits no longer for what a person names', () => {
    const queue = new DrivenQueue({ graceMs })
    queue.see('a.txt')
    queue.see('b.txt')
    queue.turn(5_000)
    queue.apply({ kind: 'retry', paths: ['b.txt'] })
    expect(queue.turn()).toEqual(['hash b.txt'])
  })
})
