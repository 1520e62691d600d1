// All uploads and who may start.
import { describe, expect, it } from 'vitest'
import {
  absent,
  aFile,
  anUpload,
  aFingerprint,
  aStored,
  changedFile,
  done,
  gone,
  nowMs,
  unfit,
  waitingForCheck,
} from '../builders.ts'
import { DrivenQueue } from './driven-queue.ts'

const largeFile = aFile({ sizeBytes: 9 * 1024 * 1024 })

describe('one file', () => {
  it('is read when it has been quiet, asks, is sent, and is done', () => {
    const queue = new DrivenQueue()
    queue.see('a')
    expect([queue.turn(), queue.turn(1_999), queue.turn(1)]).toEqual([[], [], ['hash a']])
    queue.hashed('a')
    expect([queue.turn(), queue.outcome.notes]).toEqual([['link a'], []])
    queue.granted('a')
    expect([queue.turn(), queue.outcome.queueChanged]).toEqual([['send a'], false])
    queue.sent('a')
    expect([queue.turn(), queue.state('a')]).toEqual([[], 'done'])
    expect(queue.outcome.notes).toEqual([
      {
        path: 'a',
        atMs: nowMs + 2_000,
        note: { kind: 'sent', contentHash: aFingerprint().contentHash, sizeBytes: 100 },
      },
    ])
  })

  it('that changes while it is sent is asked to stop, and is sent again whole', () => {
    const queue = new DrivenQueue()
    queue.untilAsked('a')
    queue.granted('a')
    queue.turn()
    queue.see('a', changedFile)
    expect([queue.turn(), queue.state('a')]).toEqual([['cancel a'], 'sending'])
    queue.answer('a', { kind: 'send', answer: { kind: 'withheld', because: { kind: 'cancelled' } } })
    // A program that saves again while it is sent is given twice the time.
    expect([queue.turn(), queue.turn(2_000), queue.turn(2_000)]).toEqual([[], [], ['hash a']])
  })

  it('that nobody knows the end of is checked first', () => {
    const queue = new DrivenQueue()
    queue.untilAsked('a')
    queue.granted('a')
    queue.turn()
    queue.unanswered('a')
    expect([queue.turn(), queue.turn(750)]).toEqual([[], ['check a']])
    queue.present('a')
    queue.turn()
    expect(queue.upload('a').state).toEqual({ kind: 'done', atMs: queue.nowMs })
  })

  it('that is seen again as it was is no news', () => {
    const queue = new DrivenQueue()
    queue.see('a')
    queue.turn()
    queue.see('a')
    expect([queue.turn(), queue.outcome.changed]).toEqual([[], []])
  })

  it('that was never there is not an upload', () => {
    const queue = new DrivenQueue()
    queue.see('a', absent)
    queue.answer('a', { kind: 'send', answer: { kind: 'spent' } })
    expect([queue.turn(), queue.queue.upload('a'), [...queue.queue.all.uploads()]]).toEqual([[], null, []])
  })

  it('that is removed before it was sent is forgotten altogether', () => {
    const queue = new DrivenQueue()
    queue.see('a')
    queue.see('a', absent)
    expect([queue.turn(2_000), queue.queue.upload('a'), queue.queue.stateCounts.counts.gone]).toEqual([[], null, 0])
    expect([queue.outcome.forgotten, queue.outcome.worthSaving.size]).toEqual([new Set(['a']), 0])
  })

  it('that is removed after it was sent stays known', () => {
    const queue = new DrivenQueue()
    queue.untilDone('a')
    queue.see('a', absent)
    queue.turn()
    expect([queue.state('a'), queue.outcome.forgotten.size]).toEqual(['done', 0])
  })

  it('that can never be sent is shown as blocked', () => {
    const queue = new DrivenQueue()
    queue.see('a', unfit)
    expect([queue.turn(9_999), queue.state('a'), queue.outcome.changed.length]).toEqual([[], 'blocked', 1])
  })
})

describe('many files', () => {
  it('go in the order in which they came', () => {
    const queue = new DrivenQueue()
    for (const path of ['c', 'a', 'b']) queue.see(path)
    expect(queue.turn(2_000)).toEqual(['hash c', 'hash a'])
    queue.hashed('c')
    expect(queue.turn()).toEqual(['link c', 'hash b'])
  })

  it('get as many links ahead as there are slots, and as many sends', () => {
    const queue = new DrivenQueue({ sendSlots: 2 })
    expect(queue.untilAsked('a', 'b', 'c', 'd', 'e')).toEqual(['link a', 'link b'])
    queue.granted('a')
    queue.granted('b')
    expect(queue.turn()).toEqual(['send a', 'send b', 'link c', 'link d'])
    queue.granted('c')
    queue.granted('d')
    expect(queue.turn()).toEqual([])
    queue.sent('b')
    expect(queue.turn()).toEqual(['send c', 'link e'])
  })

  it('are asked about before new links are asked for, and read last', () => {
    const queue = new DrivenQueue({ sendSlots: 1 }, [
      anUpload({ path: 'old', state: { ...waitingForCheck, untilMs: 0 } }),
    ])
    queue.see('new')
    queue.turn(1_999)
    queue.answer('old', { kind: 'check', answer: { kind: 'unknown' } })
    expect(queue.turn(1)).toEqual(['link old', 'hash new'])
  })

  it('leave one slot to small files when large ones are first', () => {
    const queue = new DrivenQueue({ sendSlots: 2 })
    for (const path of ['l1', 'l2']) queue.see(path, largeFile)
    queue.see('s')
    expect(queue.turn(2_000)).toEqual(['hash l1', 'hash s'])
    queue.hashed('l1', 'a', largeFile)
    queue.hashed('s')
    expect(queue.turn()).toEqual(['link l1', 'link s', 'hash l2'])
    queue.hashed('l2', 'a', largeFile)
    queue.granted('l1')
    queue.granted('s')
    expect(queue.turn()).toEqual(['send l1', 'send s', 'link l2'])
    queue.granted('l2')
    queue.sent('s')
    expect(queue.turn()).toEqual([])
    queue.sent('l1')
    expect(queue.turn()).toEqual(['send l2'])
  })

  it('are read ahead of the network: sixty-four, and who was being read just then', () => {
    const queue = new DrivenQueue()
    queue.untilAsked(...Array.from({ length: 80 }, (_, index) => `file ${index}`))
    expect(queue.queue.circumstances(queue.nowMs).readAhead).toBe(64 + 1)
    expect(queue.queue.stateCounts.counts).toMatchObject({ settling: 80 - 65 - 3, waiting: 65, linking: 3, hashing: 0 })
  })
})

describe('a pause', () => {
  it('throws a link away that comes meanwhile and starts nothing until it is over', () => {
    const queue = new DrivenQueue()
    queue.untilAsked('a')
    queue.see('b')
    queue.apply({ kind: 'pause' })
    queue.granted('a')
    expect([queue.turn(9_000), queue.outcome.queueChanged]).toEqual([[], true])
    queue.apply({ kind: 'resume' })
    expect([queue.turn(), queue.outcome.queueChanged]).toEqual([['link a', 'hash b'], true])
  })

  it('asks every send to stop, and sends again with a new link', () => {
    const queue = new DrivenQueue()
    queue.untilAsked('a')
    queue.granted('a')
    expect(queue.turn()).toEqual(['send a'])
    queue.apply({ kind: 'pause' })
    expect(queue.turn()).toEqual(['cancel a'])
    queue.answer('a', { kind: 'send', answer: { kind: 'withheld', because: { kind: 'cancelled' } } })
    expect([queue.turn(60_000), queue.state('a')]).toEqual([[], 'waiting'])
    queue.apply({ kind: 'resume' })
    expect(queue.turn()).toEqual(['link a'])
  })

  it('throws links in hand away, so that they do not grow old', () => {
    const queue = new DrivenQueue({ sendSlots: 1 })
    queue.untilAsked('a')
    queue.granted('a')
    queue.apply({ kind: 'pause' })
    expect([queue.turn(), queue.state('a')]).toEqual([[], 'waiting'])
  })
})

describe('a folder that cannot be reached', () => {
  it('keeps every file, reads and sends none, and goes on when it is back', () => {
    const queue = new DrivenQueue()
    queue.untilAsked('a')
    queue.see('b')
    queue.apply({ kind: 'folder', state: 'away' })
    queue.granted('a')
    expect([queue.turn(9_000), queue.outcome.queueChanged]).toEqual([[], true])
    queue.apply({ kind: 'folder', state: 'there' })
    expect(queue.turn()).toEqual(['send a', 'hash b'])
  })
})

describe('the limit of the server', () => {
  it('blocks a larger file before it is read, and a raised limit lets it settle anew', () => {
    const queue = new DrivenQueue({ limits: { directMaxBytes: 99, relayMaxBytes: 0 } })
    queue.see('a')
    expect([queue.turn(2_000), queue.upload('a').state]).toEqual([
      [],
      { kind: 'blocked', reason: 'too_large', atMs: queue.nowMs },
    ])
    queue.apply({ kind: 'limits', limits: { directMaxBytes: 100, relayMaxBytes: 0 } })
    expect([queue.turn(1_999), queue.turn(1)]).toEqual([[], ['hash a']])
  })

  it('that stays the same wakes nobody, and a raised one wakes nobody who waits for something else', () => {
    const queue = new DrivenQueue({ limits: { directMaxBytes: 99, relayMaxBytes: 0 } })
    queue.see('large')
    queue.see('link', unfit)
    queue.turn(2_000)
    queue.apply({ kind: 'limits', limits: { directMaxBytes: 99, relayMaxBytes: 0 } })
    expect([queue.state('large'), queue.state('link')]).toEqual(['blocked', 'blocked'])
    const before = queue.upload('link')
    queue.apply({ kind: 'limits', limits: { directMaxBytes: 100, relayMaxBytes: 0 } })
    expect([queue.state('large'), queue.upload('link')]).toEqual(['settling', before])
  })
})

describe('better news and intents', () => {
  it('a changed world ends waits, but no quiet time and no block', () => {
    const refused = { kind: 'blocked', reason: 'name_taken', atMs: 0 } as const
    const queue = new DrivenQueue({}, [anUpload({ path: 'blocked', state: refused })])
    queue.untilAsked('a')
    queue.see('quiet')
    queue.later('a', 60_000)
    expect(queue.turn()).toEqual([])
    queue.apply({ kind: 'world_changed' })
    expect([queue.outcome.queueChanged, queue.turn()]).toEqual([true, ['link a']])
    expect([queue.state('quiet'), queue.state('blocked')]).toEqual(['settling', 'blocked'])
  })

  it('a person may want another try of some files, or of all', () => {
    const aBlocked = { kind: 'blocked', reason: 'name_taken', atMs: 0 } as const
    const uploads = ['a', 'b', 'c'].map((path) => anUpload({ path, state: aBlocked }))
    const queue = new DrivenQueue({}, uploads)
    queue.apply({ kind: 'retry', paths: ['b', 'unknown'] })
    expect(queue.turn()).toEqual(['hash b'])
    queue.apply({ kind: 'retry', paths: 'all' })
    expect(queue.turn()).toEqual(['hash a'])
    expect(queue.state('c')).toBe('settling')
  })

  it('a person who wants another try ends the hold too', () => {
    const queue = new DrivenQueue()
    queue.untilAsked('a')
    queue.later('a', 60_000)
    queue.turn()
    queue.apply({ kind: 'retry', paths: ['a'] })
    expect(queue.turn()).toEqual(['link a'])
  })
})

describe('what the ledger kept', () => {
  it('is taken up in its old order and shown by nobody: it is no news', () => {
    const uploads = [3, 1, 2].map((addedAtMs) =>
      anUpload({ path: `${addedAtMs}`, addedAtMs, state: { ...waitingForCheck, untilMs: 0 } }),
    )
    const queue = new DrivenQueue({ sendSlots: 2 }, uploads)
    expect([queue.outcome.changed, queue.outcome.worthSaving.size]).toEqual([[], 0])
    expect(queue.turn()).toEqual(['check 1', 'check 2'])
    expect(queue.queue.stateCounts.counts).toMatchObject({ waiting: 1, checking: 2 })
  })

  it('is compared with what is seen now: the same file is not read again', () => {
    const queue = new DrivenQueue({}, [
      anUpload({ path: 'a', state: done }),
      anUpload({ path: 'b', state: gone, stored: aStored() }),
    ])
    queue.see('a')
    queue.see('b')
    expect(queue.turn(2_000)).toEqual(['hash b'])
    expect(queue.state('a')).toBe('done')
  })
})

it('a ledger that fails or recovers is news once', () => {
  const queue = new DrivenQueue()
  const changed = (failing: boolean): boolean => {
    queue.queue.setLedgerTrouble(failing ? 'disk_full' : null)
    return queue.queue.drain().queueChanged
  }
  expect([changed(false), changed(true), changed(true), changed(false)]).toEqual([false, true, false, true])
})
