// What a person wants with one file, in each state and through the whole queue.
import { describe, expect, it } from 'vitest'
import { intentAfter } from '#engine/upload/on-intent.ts'
import { transition } from '#engine/upload/state-machine.ts'
import type { Upload, Intent } from '#shared/upload.ts'
import {
  absent,
  aFile,
  anUnconfirmedSend,
  aContext,
  anUpload,
  aFingerprint,
  aStat,
  aStep,
  blocked,
  everyState,
  nowMs,
  ready,
  sending,
  settling,
  stateNames,
  url,
  waitingForCheck,
  waitingForLink,
} from '../builders.ts'
import { DrivenQueue } from '../queue/driven-queue.ts'

function want(upload: Upload, intent: Intent) {
  return transition(upload, { kind: 'intent', intent }, aContext())
}

const notes = { go: 'let_go', pause: 'held_back', skip: 'skipped' } as const

describe('an intent', () => {
  it.each(['settling', 'waiting for a link', 'waiting for a check', 'hashing', 'linking', 'checking'] as const)(
    'is noted while %s and changes nothing else',
    (name) => {
      const upload = anUpload({ state: everyState[name], unconfirmed: anUnconfirmedSend(), failures: 2 })
      for (const intent of ['pause', 'skip'] as const) {
        expect(want(upload, intent)).toEqual(aStep({ ...upload, intent }, { note: { kind: notes[intent] } }))
      }
    },
  )

  it('against a send asks it to stop, and waits for its answer', () => {
    const upload = anUpload({ state: sending })
    const more = { note: { kind: 'held_back' }, effect: { kind: 'cancel' } } as const
    expect(want(upload, 'pause')).toEqual(aStep({ ...upload, intent: 'pause' }, more))
  })

  it('against a link in hand throws the link away', () => {
    const upload = anUpload({ state: ready })
    const { upload: after } = want(upload, 'skip')
    expect(after).toMatchObject({ intent: 'skip', state: { kind: 'waiting', next: 'link', untilMs: nowMs } })
    expect(JSON.stringify(after)).not.toContain(url)
  })

  it('that is the same as before is none', () => {
    const upload = anUpload({ intent: 'pause' })
    expect(want(upload, 'pause')).toEqual(aStep(upload))
  })

  it.each(['done', 'gone'] as const)('says nothing for a file that is %s', (name) => {
    const upload = anUpload({ state: everyState[name] })
    expect(want(upload, 'skip')).toEqual(aStep(upload))
  })

  it('leaves out what waits for a person, but does not make it wait more', () => {
    const upload = anUpload({ state: blocked })
    expect(want(upload, 'skip').upload.intent).toBe('skip')
    expect(want(upload, 'pause')).toEqual(aStep(upload))
  })

  it.each(stateNames)('lets no upload start that is %s', (name) => {
    const upload = anUpload({ state: everyState[name], intent: 'pause' })
    expect(transition(upload, { kind: 'start' }, aContext())).toEqual(aStep(upload))
  })

  it('is over when the bytes are in Dropbox all the same', () => {
    const upload = anUpload({ state: sending, intent: 'skip' })
    const answer = { kind: 'stored', contentHash: aFingerprint().contentHash } as const
    const { upload: after } = transition(upload, { kind: 'answered', to: { kind: 'send', answer } }, aContext())
    expect(after).toMatchObject({ intent: 'go', state: { kind: 'done' } })
  })

  it('is kept when the send that was stopped leaves nothing behind', () => {
    const upload = anUpload({ state: sending, intent: 'pause' })
    const answer = { kind: 'withheld', because: { kind: 'cancelled' } } as const
    const { upload: after } = transition(upload, { kind: 'answered', to: { kind: 'send', answer } }, aContext())
    expect(after).toMatchObject({ intent: 'pause', unconfirmed: null, state: { kind: 'waiting', next: 'link' } })
  })
})

describe('who left one version out', () => {
  const upload = anUpload({ intent: 'skip' })
  it.each([
    ['a backup that touched it', { ctimeMs: 9 }, 'skip'],
    ['a new size', { sizeBytes: 9 }, 'go'],
    ['a new time', { mtimeMs: 9 }, 'go'],
  ] as const)('said nothing of the next one: %s', (_, change, intent) => {
    expect(intentAfter(upload, { kind: 'file', stat: aStat(change) })).toBe(intent)
  })

  it('but who held the file back did', () => {
    expect(intentAfter(anUpload({ intent: 'pause' }), { kind: 'file', stat: aStat({ sizeBytes: 9 }) })).toBe('pause')
    expect(intentAfter(upload, absent)).toBe('go')
  })
})

describe('in the queue', () => {
  it('a file held back waits for no slot and no time, until it is let go', () => {
    const queue = new DrivenQueue()
    queue.see('a')
    queue.apply({ kind: 'intent', intent: 'pause', paths: ['a', 'unknown'] })
    expect([queue.turn(9_000), queue.queue.nextWakeMs(queue.nowMs)]).toEqual([[], null])
    queue.apply({ kind: 'intent', intent: 'go', paths: ['a'] })
    expect(queue.turn()).toEqual(['hash a'])
  })

  it('counts what is held back and left out, and comes to rest beside it', () => {
    const queue = new DrivenQueue()
    for (const path of ['a', 'b', 'c']) queue.see(path)
    queue.see('d', { kind: 'unfit', reason: 'symbolic_link' })
    queue.apply({ kind: 'intent', intent: 'pause', paths: ['a'] })
    queue.apply({ kind: 'intent', intent: 'skip', paths: ['b', 'd'] })
    const { stateCounts } = queue.queue
    expect([stateCounts.active, stateCounts.heldBack, { ...stateCounts.leftOut }]).toEqual([
      1,
      1,
      { waiting: 1, blocked: 1 },
    ])
    queue.apply({ kind: 'intent', intent: 'skip', paths: ['a', 'c'] })
    expect([stateCounts.active, stateCounts.heldBack, { ...stateCounts.leftOut }]).toEqual([
      0,
      0,
      { waiting: 3, blocked: 1 },
    ])
  })

  it('another try for all does not mean what was left out; one by name does', () => {
    const held = anUpload({ path: 'a', intent: 'skip', state: { ...waitingForLink, untilMs: nowMs + 9_000 } })
    const queue = new DrivenQueue({}, [held])
    queue.apply({ kind: 'retry', paths: 'all' })
    expect([queue.turn(), queue.queue.upload('a')?.intent]).toEqual([[], 'skip'])
    queue.apply({ kind: 'retry', paths: ['a'] })
    expect([queue.turn(), queue.queue.upload('a')?.intent]).toEqual([['link a'], 'go'])
  })

  it('what is wanted first goes first, in the order that was given', () => {
    const queue = new DrivenQueue({ sendSlots: 1 }, [])
    for (const path of ['a', 'b', 'c', 'd']) queue.see(path, aFile())
    queue.apply({ kind: 'first', paths: ['d', 'unknown', 'c'] })
    expect(queue.turn(9_000)).toEqual(['hash d', 'hash c'])
  })

  it.each([settling, waitingForCheck])('an intent of the ledger is an intent still', (state) => {
    const queue = new DrivenQueue({}, [anUpload({ path: 'a', intent: 'pause', state })])
    expect(queue.turn(60_000)).toEqual([])
  })
})
