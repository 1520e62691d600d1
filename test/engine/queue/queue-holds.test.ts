// One hold for all uploads, one probe after it, names that two files share, and when the queue looks again.
import { describe, expect, it } from 'vitest'
import {
  absent,
  aFile,
  anUnconfirmedSend,
  anUpload,
  aStored,
  blocked,
  done,
  gone,
  hashOf,
  nowMs,
  settling,
  terms,
  url,
  waitingForLink,
} from '../builders.ts'
import { DrivenQueue } from './driven-queue.ts'

describe('a server that is down', () => {
  it('is asked by one file at a time, and by all again after the first success', () => {
    const queue = new DrivenQueue()
    queue.untilAsked('a', 'b', 'c', 'd')
    queue.later('a', 10_000)
    queue.later('b')
    queue.later('c')
    expect([queue.turn(), queue.turn(9_999)]).toEqual([[], []])
    const [probe] = queue.turn(1)
    // The three that failed let the one pass that has not been tried yet.
    expect(probe).toBe('link d')
    expect(queue.outcome.todos).toHaveLength(1)
    queue.granted('d')
    expect(queue.turn()).toEqual(['send d', 'link a', 'link b', 'link c'])
  })

  it('holds the queue longer with each probe that fails', () => {
    const queue = new DrivenQueue()
    queue.untilAsked('a')
    const waits: number[] = []
    for (let probes = 0; probes < 4; probes++) {
      queue.later('a')
      queue.turn()
      waits.push((queue.queue.circumstances(queue.nowMs).hold?.untilMs ?? 0) - queue.nowMs)
      expect(queue.turn(60_000)).toEqual(['link a'])
    }
    expect(waits).toEqual([750, 1_500, 3_000, 6_000])
  })

  it('is news for the window when the hold begins and when it ends', () => {
    const queue = new DrivenQueue()
    queue.untilAsked('a')
    expect(queue.outcome.queueChanged).toBe(false)
    queue.later('a')
    queue.turn()
    expect(queue.outcome.queueChanged).toBe(true)
    queue.turn(750)
    expect(queue.outcome.queueChanged).toBe(false)
    queue.granted('a')
    queue.turn()
    expect(queue.outcome.queueChanged).toBe(true)
  })
})

describe('Dropbox in trouble', () => {
  it('holds the queue after three broken sends of different files, while the server is asked what arrived', () => {
    const queue = new DrivenQueue({ sendSlots: 4 })
    const paths = ['a', 'b', 'c', 'd']
    queue.untilAsked(...paths)
    for (const path of paths) queue.granted(path)
    queue.turn()
    queue.see('e')
    queue.turn(2_000)
    queue.hashed('e')
    for (const path of ['a', 'b', 'c']) queue.unanswered(path)
    expect([queue.turn(), queue.turn(749)]).toEqual([[], []])
    // The hold is over too, but no probe starts beside what is under way.
    expect(queue.turn(1)).toEqual(['check a', 'check b', 'check c'])
    for (const path of ['a', 'b', 'c']) queue.present(path)
    expect(queue.turn()).toEqual([])
    queue.sent('d')
    expect(queue.turn()).toEqual(['link e'])
  })
})

describe('sends that a pause ended at their very end', () => {
  it('hold nothing, however many they are: what arrived is asked as soon as the pause is over', () => {
    const queue = new DrivenQueue({ sendSlots: 4 })
    const paths = ['a', 'b', 'c', 'd']
    queue.untilAsked(...paths)
    for (const path of paths) queue.granted(path)
    queue.turn()
    for (const path of paths) {
      queue.answer(path, {
        kind: 'send',
        answer: { kind: 'unanswered', reason: 'outcome_unknown', wasCancelled: true },
      })
    }
    expect(queue.turn()).toEqual(['check a', 'check b', 'check c', 'check d'])
    expect(queue.queue.circumstances(queue.nowMs).hold).toBeNull()
  })
})

describe('a ledger that cannot be written', () => {
  it('lets files be read, and nothing go out', () => {
    const queue = new DrivenQueue({}, [anUpload({ path: 'a', state: { ...waitingForLink, untilMs: 0 } })])
    queue.see('b')
    queue.queue.setLedgerTrouble('disk_full')
    expect(queue.turn(2_000)).toEqual(['hash b'])
    queue.queue.setLedgerTrouble(null)
    expect(queue.turn()).toEqual(['link a'])
  })
})

describe('a server whose links are too old on arrival', () => {
  it('is asked again ever more rarely, and others go on', () => {
    const queue = new DrivenQueue()
    queue.untilAsked('a')
    const waits: number[] = []
    for (let asks = 0; asks < 4; asks++) {
      const grant = { url, ...terms, expiresAtMs: queue.nowMs + 4_999 }
      queue.answer('a', { kind: 'link', answer: { kind: 'granted', grant } })
      expect(queue.turn()).toEqual([])
      waits.push((queue.queue.nextWakeMs(queue.nowMs) ?? 0) - queue.nowMs)
      expect(queue.turn(waits.at(-1))).toEqual(['link a'])
    }
    expect(waits).toEqual([750, 1_500, 3_000, 6_000])
    expect(queue.queue.circumstances(queue.nowMs).hold).toBeNull()
  })
})

describe('two files that are one name for Dropbox', () => {
  function twoOfAName(): DrivenQueue {
    const queue = new DrivenQueue()
    queue.see('Report.pdf')
    queue.see('REPORT.PDF')
    return queue
  }

  it('the first is read; the other is blocked and says why', () => {
    const queue = twoOfAName()
    expect(queue.turn(2_000)).toEqual(['hash Report.pdf'])
    const state = { kind: 'blocked', reason: 'name_collision', atMs: queue.nowMs }
    expect(queue.upload('REPORT.PDF').state).toEqual(state)
  })

  it('the other goes on by itself when the first is removed', () => {
    const queue = twoOfAName()
    queue.turn(2_000)
    queue.see('Report.pdf', absent)
    queue.answer('Report.pdf', { kind: 'hash', answer: { kind: 'changed', observed: absent } })
    expect(queue.state('REPORT.PDF')).toBe('settling')
    queue.turn()
    expect(queue.turn(2_000)).toEqual(['hash REPORT.PDF'])
  })

  it('the other is another document: it replaces nothing when the first is moved away', () => {
    const queue = new DrivenQueue()
    queue.untilDone('Report.pdf', 'b')
    queue.see('REPORT.PDF', aFile({ fileId: '1:2' }))
    queue.turn(2_000)
    expect(queue.state('REPORT.PDF')).toBe('blocked')
    queue.see('Report.pdf', absent)
    expect(queue.turn(2_000)).toEqual(['hash REPORT.PDF'])
    queue.hashed('REPORT.PDF', 'a', aFile({ fileId: '1:2' }))
    queue.turn()
    expect(queue.outcome.todos[0]?.effect).toMatchObject({ kind: 'link', replaces: null })
  })

  it('a file renamed in case only replaces what was sent under its former name', () => {
    const queue = new DrivenQueue()
    queue.untilDone('Report.pdf', 'b')
    queue.see('Report.pdf', absent)
    queue.turn(60_000)
    queue.see('REPORT.PDF', aFile())
    queue.turn(2_000)
    queue.hashed('REPORT.PDF', 'a')
    queue.turn()
    expect(queue.outcome.todos[0]?.effect).toMatchObject({ kind: 'link', replaces: { contentHash: hashOf('b') } })
  })

  it('the other waits for what the first may still land', () => {
    const queue = new DrivenQueue()
    queue.untilAsked('Report.pdf')
    queue.granted('Report.pdf')
    queue.turn()
    queue.see('REPORT.PDF')
    queue.see('Report.pdf', absent)
    queue.unanswered('Report.pdf')
    queue.turn(2_000)
    expect(queue.state('REPORT.PDF')).toBe('blocked')
    queue.answer('Report.pdf', { kind: 'check', answer: { kind: 'absent', diagnosis: null } })
    expect([queue.state('Report.pdf'), queue.state('REPORT.PDF')]).toEqual(['gone', 'settling'])
    queue.turn(2_000)
    queue.hashed('REPORT.PDF', 'd')
    expect(queue.turn()).toEqual(['check REPORT.PDF'])
    expect(queue.outcome.todos[0]?.effect).toMatchObject({ contentHash: hashOf('a') })
  })

  it('after a restart the one that was sent keeps the name, although the other was seen before it', () => {
    const sent = anUpload({ path: 'a', addedAtMs: 2, state: done, stored: aStored() })
    const queue = new DrivenQueue({}, [sent, anUpload({ path: 'A', addedAtMs: 1, state: settling })])
    expect([queue.turn(2_000), queue.state('a')]).toEqual([[], 'done'])
    expect(queue.upload('A').state).toMatchObject({ kind: 'blocked', reason: 'name_collision' })
  })

  it('after a restart the second of two that wait is blocked', () => {
    const uploads = ['a', 'A'].map((path, addedAtMs) => anUpload({ path, addedAtMs, state: waitingForLink }))
    const queue = new DrivenQueue({}, uploads)
    expect(queue.upload('A').state).toEqual({ kind: 'blocked', reason: 'name_collision', atMs: nowMs })
    expect(queue.outcome.changed).toEqual([queue.upload('A')])
    expect(queue.state('a')).toBe('waiting')
  })

  it('after a restart waits for what may still land under another spelling, whatever else it knows', () => {
    const late = { ...anUnconfirmedSend('b'), untilMs: nowMs + 15 * 60_000 }
    const vanished = anUpload({ path: 'a', state: gone, stored: aStored('b'), unconfirmed: late })
    const other = anUpload({ path: 'A', state: settling, unconfirmed: anUnconfirmedSend('c') })
    const queue = new DrivenQueue({}, [vanished, other])
    expect(queue.upload('A').unconfirmed).toEqual(late)
    const next = new DrivenQueue({}, [vanished, { ...other, unconfirmed: null, state: waitingForLink }])
    expect(next.upload('A')).toMatchObject({ unconfirmed: late, state: { kind: 'waiting', next: 'check' } })
  })

  it('alone knows what may still land under its other spelling, and both are written down together', () => {
    const earlier = anUpload({ path: 'a', state: gone, stored: aStored('b'), unconfirmed: anUnconfirmedSend('b') })
    const queue = new DrivenQueue({}, [{ ...earlier, observed: absent }])
    queue.see('A')
    expect(queue.turn(2_000)).toEqual(['hash A'])
    expect(queue.upload('a').unconfirmed).toBeNull()
    const written = queue.outcome.worthSaving
    expect(written.get('a')?.unconfirmed).toBeNull()
    expect(written.get('A')?.unconfirmed?.fingerprint.contentHash).toBe(hashOf('b'))
  })

  it('after a restart alone knows what may still land under its other spelling', () => {
    const vanished = anUpload({ path: 'a', state: gone, stored: aStored('b'), unconfirmed: anUnconfirmedSend('b') })
    const queue = new DrivenQueue({}, [
      { ...vanished, observed: absent },
      anUpload({ path: 'A', state: waitingForLink }),
    ])
    expect([queue.upload('a').unconfirmed, queue.upload('A').unconfirmed === null]).toEqual([null, false])
  })

  it('after a restart a file that was blocked for its name gets it when its holder is gone', () => {
    const holder = anUpload({ path: 'a', state: gone, stored: aStored('b'), unconfirmed: anUnconfirmedSend('b') })
    const other = anUpload({ path: 'A', state: { ...blocked, reason: 'name_collision' } })
    const queue = new DrivenQueue({}, [holder, other])
    expect(queue.state('A')).toBe('settling')
    expect(queue.turn(2_000)).toEqual(['hash A'])
    expect(queue.upload('A').stored).toEqual(aStored('b'))
  })

  it('after a restart a file that was blocked for its name waits on until its holder goes', () => {
    const holder = anUpload({ path: 'a', state: done, stored: aStored() })
    const other = anUpload({ path: 'A', state: { ...blocked, reason: 'name_collision' } })
    const queue = new DrivenQueue({}, [holder, other])
    expect([queue.turn(2_000), queue.state('A')]).toEqual([[], 'blocked'])
    queue.apply({ kind: 'observed', path: 'a', observed: { kind: 'absent' } })
    expect(queue.state('A')).toBe('settling')
  })
})

describe('the next wake', () => {
  it('is none in an empty queue', () => {
    expect(new DrivenQueue().queue.nextWakeMs(nowMs)).toBeNull()
  })

  it('is the earlier of the next due upload and the end of the hold', () => {
    const queue = new DrivenQueue()
    queue.untilAsked('a')
    queue.later('a', 5_000)
    queue.see('b')
    const { nowMs: heldMs } = queue
    expect(queue.queue.nextWakeMs(heldMs)).toBe(heldMs + 750)
    queue.turn(2_000)
    expect(queue.queue.nextWakeMs(queue.nowMs)).toBe(heldMs + 5_000)
    queue.turn(3_000)
    expect(queue.queue.nextWakeMs(queue.nowMs)).toBeNull()
  })

  it('is the end of the hold when that comes first', () => {
    const state = { ...waitingForLink, untilMs: 0 }
    const queue = new DrivenQueue({}, [anUpload({ path: 'a', failures: 5, state })])
    queue.turn()
    queue.later('a')
    expect(queue.upload('a').state).toMatchObject({ untilMs: nowMs + 24_000 })
    expect(queue.queue.nextWakeMs(nowMs)).toBe(nowMs + 750)
  })
})
