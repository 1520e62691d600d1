// The loop: take what happened, decide, write it down, then act.
import { describe, expect, it } from 'vitest'
import {
  absent,
  aFile,
  anUpload,
  aFingerprint,
  aStored,
  changedFile,
  done,
  nowMs,
  sending,
  terms,
  unfit,
  url,
  waitingForLink,
} from './builders.ts'
import { aSending, Hand, settled } from './hand-ports.ts'

describe('one file', () => {
  it('goes from the folder to Dropbox, and is written down on the way', async () => {
    const hand = new Hand()
    const engine = await hand.start()
    await hand.untilGranted(engine, 'a')
    await hand.sent('a')
    await hand.pass(250)
    expect(hand.story.join(', ')).toBe('save, saved, hash a, link a, save, saved, send a, save, saved')
    expect(hand.shown.map((line) => line.slice(2)).join(', ')).toBe(
      'settling, hashing, waiting, linking, linking, sending, done',
    )
    expect(hand.batches.at(-1)?.uploads).toEqual([engine.upload('a')])
    expect(hand.batches.at(-1)?.notes.map(({ note }) => note.kind)).toEqual(['sent'])
  })

  it('leaves no link in anything that is written or shown', async () => {
    const { hand } = await aSending()
    await hand.sent('a')
    await hand.pass(250)
    expect(JSON.stringify([hand.batches, hand.story, hand.shown, hand.alarms])).not.toContain(url)
  })

  it('shows how far it is while it is sent, and no longer', async () => {
    const { hand, engine } = await aSending()
    hand.call('send a').onBytes(40)
    hand.call('send a').onBytes(70)
    expect(engine.progress()).toEqual(new Map([['a', { sentBytes: 70, step: null }]]))
    expect(hand.shown.at(-1)).toBe('a sending')
    const send = hand.call('send a')
    await hand.sent('a')
    expect(engine.progress()).toEqual(new Map())
    send.onBytes(100)
    expect(engine.progress()).toEqual(new Map())
  })

  it('that changes while it is sent is asked to stop once, and is sent again', async () => {
    const { hand, engine } = await aSending()
    const { signal } = hand.call('send a')
    expect(signal.aborted).toBe(false)
    engine.dispatch({ kind: 'observed', path: 'a', observed: changedFile })
    await settled()
    expect([signal.aborted, engine.upload('a')?.state.kind]).toEqual([true, 'sending'])
    await hand.answer('send a', { kind: 'send', answer: { kind: 'withheld', because: { kind: 'cancelled' } } })
    await hand.pass(4_000)
    expect(hand.open.has('hash a')).toBe(true)
    expect(hand.call('hash a').signal.aborted).toBe(false)
  })
})

describe('nothing is sent that is not written down', () => {
  async function aHeldWrite() {
    const hand = new Hand()
    const engine = await hand.start()
    engine.dispatch({ kind: 'observed', path: 'a', observed: aFile() })
    await settled()
    await hand.pass(2_000)
    await hand.hashed('a')
    hand.holdsSaves = true
    await hand.granted('a')
    return { hand, engine }
  }

  it('a send waits for its write', async () => {
    const { hand } = await aHeldWrite()
    expect([hand.story.at(-1), hand.open.has('send a')]).toEqual(['save', false])
    expect(hand.batches.at(-1)?.uploads[0]).toMatchObject({
      unconfirmed: { fingerprint: aFingerprint() },
      state: { next: 'check' },
    })
    await hand.letSave()
    expect(hand.story.slice(-2)).toEqual(['saved', 'send a'])
  })

  it('a file that changes during the write is asked to stop as soon as its send begins', async () => {
    const { hand, engine } = await aHeldWrite()
    engine.dispatch({ kind: 'observed', path: 'a', observed: changedFile })
    await settled()
    expect(engine.upload('a')?.observed).toEqual(aFile())
    await hand.letSave()
    expect(hand.call('send a').signal.aborted).toBe(true)
  })

  it('what is told during a write shares the next turn, and its write', async () => {
    const { hand, engine } = await aHeldWrite()
    for (const path of ['b', 'c', 'd']) engine.dispatch({ kind: 'observed', path, observed: aFile() })
    await settled()
    expect([engine.upload('b'), engine.status().atRest]).toEqual([null, false])
    const before = hand.batches.length
    hand.holdsSaves = false
    await hand.letSave()
    await hand.pass(250)
    expect(hand.batches.slice(before).map(({ uploads }) => uploads.map(({ path }) => path))).toEqual([['b', 'c', 'd']])
  })

  it('a write that fails withholds the send; it is tried again when the ledger is well', async () => {
    const { hand, engine } = await aHeldWrite()
    hand.saveAnswer = { kind: 'failed', reason: 'disk_full' }
    hand.holdsSaves = false
    await hand.letSave()
    expect([hand.open.has('send a'), engine.status().ledgerTrouble]).toEqual([false, 'disk_full'])
    expect(engine.upload('a')).toMatchObject({ unconfirmed: null, state: { kind: 'waiting', next: 'link' } })
    const news = hand.queueNews
    expect(news).toBeGreaterThan(0)
    await hand.pass(30_000)
    expect([...hand.open.keys()]).toEqual([])
    hand.saveAnswer = { kind: 'saved' }
    await hand.pass(60_000)
    expect(engine.status().ledgerTrouble).toBeNull()
    expect(hand.queueNews).toBeGreaterThan(news)
    await hand.granted('a')
    await hand.sent('a')
    expect(engine.upload('a')?.state.kind).toBe('done')
  })

  it('a write that fails is news at once, also when nothing waits to be sent', async () => {
    const hand = new Hand()
    const engine = await hand.start()
    hand.saveAnswer = { kind: 'failed', reason: 'disk_full' }
    engine.dispatch({ kind: 'observed', path: 'a', observed: unfit })
    await settled()
    expect([engine.status().ledgerTrouble, hand.queueNews]).toEqual(['disk_full', 1])
  })

  it('but reading and asking need no write', async () => {
    const hand = new Hand()
    const engine = await hand.start()
    hand.holdsSaves = true
    engine.dispatch({ kind: 'observed', path: 'a', observed: aFile() })
    engine.dispatch({ kind: 'observed', path: 'b', observed: unfit })
    await settled()
    hand.holdsSaves = false
    await hand.pass(2_000)
    hand.takeStory()
    await hand.hashed('a')
    expect(hand.takeStory()).toEqual(['link a'])
  })
})

describe('writes are shared', () => {
  it('a thousand files that appear at once are one write', async () => {
    const hand = new Hand()
    const engine = await hand.start()
    for (let index = 0; index < 999; index++) engine.dispatch({ kind: 'observed', path: `${index}`, observed: aFile() })
    await settled()
    expect(hand.batches).toEqual([])
    await hand.pass(250)
    expect(hand.batches.map(({ uploads }) => uploads.length)).toEqual([999])
  })

  it('five thousand that appear at once are a few', async () => {
    const hand = new Hand()
    const engine = await hand.start()
    for (let index = 0; index < 5_000; index++) engine.dispatch({ kind: 'observed', path: `${index}`, observed: unfit })
    await settled()
    await hand.pass(250)
    expect(hand.batches.map(({ uploads }) => uploads.length)).toEqual([1_000, 1_000, 1_000, 1_000, 1_000])
  })

  it('no write is larger than a thousand, also when the world changes for all', async () => {
    const hand = new Hand()
    const state = { ...waitingForLink, untilMs: nowMs + 100_000 }
    const engine = await hand.start(Array.from({ length: 2_500 }, (_, index) => anUpload({ path: `${index}`, state })))
    engine.dispatch({ kind: 'world_changed' })
    await settled()
    await hand.pass(1_000)
    expect(hand.batches.map(({ uploads }) => uploads.length)).toEqual([1_000, 1_000, 500])
  })

  it('two sends that begin together are one write', async () => {
    const hand = new Hand()
    const state = { ...waitingForLink, untilMs: 0 }
    const engine = await hand.start(['a', 'b'].map((path) => anUpload({ path, state })))
    const grant = { url, ...terms, expiresAtMs: nowMs + 300_000 }
    for (const path of ['a', 'b'])
      hand.call(`link ${path}`).answer({ kind: 'link', answer: { kind: 'granted', grant } })
    await settled()
    expect(hand.takeStory()).toEqual(['link a', 'link b', 'save', 'saved', 'send a', 'send b'])
    expect(engine.status().counts.sending).toBe(2)
  })
})

describe('a start', () => {
  it('goes on where the ledger stopped, without being told anything', async () => {
    const hand = new Hand()
    const engine = await hand.start([
      anUpload({ path: 'sent', state: done, stored: aStored() }),
      anUpload({ path: 'waiting', state: { ...waitingForLink, untilMs: 0 } }),
    ])
    expect(hand.takeStory()).toEqual(['link waiting'])
    expect([...engine.uploads()].map(({ path }) => path).toSorted()).toEqual(['sent', 'waiting'])
  })

  it('takes a working state of a ledger for the rest it would have left', async () => {
    const hand = new Hand()
    const state = { ...sending, terms: { ...terms, expiresAtMs: nowMs } }
    const engine = await hand.start([anUpload({ path: 'a', state })])
    expect([hand.takeStory(), engine.upload('a')?.unconfirmed?.fingerprint]).toEqual([['check a'], aFingerprint()])
  })
})

describe('what it shows', () => {
  it('is at rest only when all is done and written, at once when nothing else is under way', async () => {
    const { hand, engine } = await aSending()
    expect(engine.status().atRest).toBe(false)
    hand.holdsSaves = true
    await hand.sent('a')
    expect(engine.status()).toMatchObject({ counts: { done: 1 }, atRest: false })
    await hand.letSave()
    expect(engine.status().atRest).toBe(true)
    engine.dispatch({ kind: 'pause' })
    expect(engine.status().atRest).toBe(false)
    await settled()
    expect(engine.status()).toMatchObject({ paused: true, atRest: true })
  })

  it('is why a file waits and until when', async () => {
    const hand = new Hand()
    const engine = await hand.start()
    engine.dispatch({ kind: 'observed', path: 'a', observed: aFile() })
    await settled()
    const upload = engine.upload('a')
    if (upload === null) throw new Error('a was seen')
    expect([engine.reasonOf(upload), engine.nextTryAtMs(upload)]).toEqual(['settling', nowMs + 2_000])
  })

  it('a path that is gone before anything was sent is forgotten in the ledger', async () => {
    const hand = new Hand()
    const engine = await hand.start()
    engine.dispatch({ kind: 'observed', path: 'a', observed: aFile() })
    await settled()
    await hand.pass(250)
    engine.dispatch({ kind: 'observed', path: 'a', observed: absent })
    await settled()
    await hand.pass(250)
    expect([hand.batches.at(-1)?.forgotten, engine.upload('a'), hand.shown.at(-1)]).toEqual([['a'], null, 'a gone'])
  })
})

describe('the alarm clock', () => {
  it('is set for the next thing that is due', async () => {
    const hand = new Hand()
    const engine = await hand.start()
    expect(hand.wakeAtMs).toBeNull()
    engine.dispatch({ kind: 'observed', path: 'a', observed: aFile() })
    await settled()
    expect(hand.wakeAtMs).toBe(nowMs + 250)
    await hand.pass(250)
    expect(hand.wakeAtMs).toBe(nowMs + 2_000)
  })

  it('is not set again for the time it is set for', async () => {
    const hand = new Hand()
    const engine = await hand.start()
    for (const path of ['a', 'b', 'c']) {
      engine.dispatch({ kind: 'observed', path, observed: aFile() })
      await settled()
    }
    expect(hand.wakesSet).toBe(1)
  })

  it('is not set when nothing will happen by itself', async () => {
    const { hand } = await aSending()
    await hand.sent('a')
    await hand.pass(250)
    expect(hand.wakeAtMs).toBeNull()
  })
})
