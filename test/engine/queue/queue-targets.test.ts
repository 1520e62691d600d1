import { describe, expect, it } from 'vitest'
import { DrivenQueue } from './driven-queue.ts'
import * as given from '../builders.ts'

const elsewhere = { ...given.aStored(), targetId: 7 }

describe('a queue whose files go elsewhere from now on', () => {
  it('asks about every file that was sent, and sends none of them by itself', () => {
    const queue = new DrivenQueue()
    queue.untilDone('a')
    queue.untilDone('b')
    queue.apply({ kind: 'target', id: 2 })
    expect([queue.turn().toSorted(), queue.outcome.queueChanged]).toEqual([['link a', 'link b'], true])
    expect(queue.outcome.todos[0]?.effect).toMatchObject({ kind: 'link', replaces: null })
    const stored = { kind: 'stored', destination: '/Other/a', receipt: null, rev: null } as const
    queue.answer('a', { kind: 'link', answer: stored })
    expect(queue.upload('a')).toMatchObject({
      state: { kind: 'done' },
      stored: { targetId: 2, destination: '/Other/a' },
    })
  })

  it('is told twice of the same target without doing anything', () => {
    const queue = new DrivenQueue()
    queue.untilDone('a')
    queue.apply({ kind: 'target', id: given.targetId })
    expect([queue.turn(), queue.outcome.queueChanged]).toEqual([[], false])
  })

  it('writes down what it forgot', () => {
    const queue = new DrivenQueue()
    queue.untilDone('a')
    queue.turn()
    queue.apply({ kind: 'target', id: 2 })
    queue.turn()
    expect([...queue.outcome.worthSaving.keys()]).toEqual(['a'])
  })
})

describe('a start on records of another target', () => {
  it('asks about every file that was sent there', () => {
    const sent = given.anUpload({ path: 'a', state: given.done, stored: elsewhere })
    const queue = new DrivenQueue({}, [sent])
    expect([queue.turn(), queue.upload('a').stored]).toEqual([['link a'], null])
  })

  it('asks whether a file is there that is not here any more', () => {
    const change = { path: 'a', state: given.done, stored: elsewhere, observed: given.absent }
    const queue = new DrivenQueue({}, [given.anUpload(change)])
    expect(queue.turn()).toEqual(['check a'])
    queue.answer('a', { kind: 'check', answer: { kind: 'absent', diagnosis: null } })
    expect(queue.queue.upload('a')).toBeNull()
  })
})

describe('an earlier send that was left unclear', () => {
  const state = { ...given.waitingForCheck, untilMs: 0 }
  const unconfirmed = {
    ...given.anUnconfirmedSend('b', given.nowMs - 86_400_000),
    serverUntilMs: given.nowMs - 86_400_000,
  }

  it('has ended when the server\u2019s clock says so, however short this run is', () => {
    const queue = new DrivenQueue({}, [given.anUpload({ path: 'a', state, unconfirmed })])
    expect(queue.turn()).toEqual(['check a'])
    queue.apply({ kind: 'server_clock', aheadMs: 0 })
    queue.answer('a', { kind: 'check', answer: { kind: 'absent', diagnosis: null } })
    expect(queue.turn()).toEqual(['link a'])
  })

  it('is not believed to have ended by our own clock alone', () => {
    const queue = new DrivenQueue({}, [given.anUpload({ path: 'a', state, unconfirmed })])
    queue.turn()
    queue.answer('a', { kind: 'check', answer: { kind: 'absent', diagnosis: null } })
    expect(queue.upload('a').state).toMatchObject({ kind: 'waiting', next: 'check', reason: 'earlier_send_open' })
  })

  it('gets an end by the server\u2019s clock with the first answer, so that it ends while we do not run', () => {
    const unknown = { ...unconfirmed, serverUntilMs: null }
    const queue = new DrivenQueue({}, [given.anUpload({ path: 'a', state, unconfirmed: unknown })])
    queue.turn()
    queue.apply({ kind: 'server_clock', aheadMs: 1_000 })
    queue.answer('a', { kind: 'check', answer: { kind: 'absent', diagnosis: null } })
    const { untilMs, serverUntilMs } = queue.upload('a').unconfirmed ?? { untilMs: 0, serverUntilMs: 0 }
    expect(serverUntilMs).toBe(untilMs + 1_000)
  })
})

it('three files that are held back with a link in hand leave their places to others', () => {
  const queue = new DrivenQueue()
  queue.untilAsked('a', 'b', 'c', 'd')
  for (const path of ['a', 'b', 'c']) queue.granted(path)
  queue.apply({ kind: 'intent', intent: 'pause', paths: ['a', 'b', 'c'] })
  expect([queue.turn(), queue.queue.stateCounts.ready]).toEqual([['link d'], 0])
})
