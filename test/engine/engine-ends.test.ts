// How the loop ends: by intent, and by a bug; and how it goes on when only a port failed.
import { describe, expect, it } from 'vitest'
import { startEngine } from '#engine/engine.ts'
import { aFile, aFingerprint, unfit } from './builders.ts'
import { aSending, Hand, settled } from './hand-ports.ts'

/** Tells whether a promise has settled by now. */
function watch(promise: Promise<void>): { ended: boolean } {
  const watched = { ended: false }
  void promise.then(() => (watched.ended = true))
  return watched
}

describe('a stop', () => {
  it('settles at once when nothing runs', async () => {
    const hand = new Hand()
    const engine = await hand.start()
    await engine.stop()
    expect(hand.story).toEqual([])
  })

  it('cancels what runs, waits for its answers, writes them and settles', async () => {
    const { hand, engine } = await aSending()
    engine.dispatch({ kind: 'observed', path: 'b', observed: aFile() })
    await settled()
    await hand.pass(2_000)
    hand.takeStory()
    const stop = watch(engine.stop())
    await settled()
    expect([hand.call('send a').signal.aborted, hand.call('hash b').signal.aborted]).toEqual([true, true])
    await hand.answer('send a', { kind: 'send', answer: { kind: 'withheld', because: { kind: 'cancelled' } } })
    expect(stop.ended).toBe(false)
    await hand.answer('hash b', { kind: 'hash', answer: { kind: 'hashed', fingerprint: aFingerprint() } })
    expect(stop.ended).toBe(true)
    expect(hand.story.filter((line) => line !== 'save' && line !== 'saved')).toEqual([])
    const kept = hand.batches.flatMap(({ uploads }) => uploads.map(({ path, state }) => [path, state.kind]))
    expect(kept.slice(-2)).toEqual([
      ['a', 'waiting'],
      ['b', 'waiting'],
    ])
  })

  it('keeps a send that did not end clearly as one to check', async () => {
    const { hand, engine } = await aSending()
    const stopping = engine.stop()
    await hand.answer('send a', { kind: 'send', answer: { kind: 'unanswered', reason: 'connection_lost' } })
    await stopping
    const kept = hand.batches.at(-1)?.uploads[0]
    expect(kept).toMatchObject({
      path: 'a',
      unconfirmed: { fingerprint: aFingerprint() },
      state: { kind: 'waiting', next: 'check' },
    })
  })

  it('writes what was not yet due', async () => {
    const hand = new Hand()
    const engine = await hand.start()
    engine.dispatch({ kind: 'observed', path: 'a', observed: unfit })
    await engine.stop()
    expect(hand.batches.map(({ uploads }) => uploads.map(({ path }) => path))).toEqual([['a']])
  })

  it('is deaf to what is told after it, and is one stop however often it is asked for', async () => {
    const hand = new Hand()
    const engine = await hand.start()
    const [one, other] = [engine.stop(), engine.stop()]
    expect(other).toBe(one)
    engine.dispatch({ kind: 'observed', path: 'a', observed: aFile() })
    await one
    await settled()
    expect([engine.upload('a'), hand.story]).toEqual([null, []])
  })

  it('during a write withholds the send that waited for it', async () => {
    const hand = new Hand()
    const engine = await hand.start()
    engine.dispatch({ kind: 'observed', path: 'a', observed: aFile() })
    await settled()
    await hand.pass(2_000)
    await hand.hashed('a')
    hand.holdsSaves = true
    await hand.granted('a')
    const stop = watch(engine.stop())
    hand.holdsSaves = false
    await hand.letSave()
    expect([stop.ended, hand.open.size, hand.story.includes('send a')]).toEqual([true, 0, false])
    expect(hand.batches.at(-1)?.uploads[0]).toMatchObject({
      unconfirmed: null,
      state: { kind: 'waiting', next: 'link' },
    })
  })

  it('during a write cancels the read that begins after it', async () => {
    const hand = new Hand()
    const engine = await hand.start()
    engine.dispatch({ kind: 'observed', path: 'b', observed: aFile() })
    await settled()
    await hand.pass(1_750)
    engine.dispatch({ kind: 'observed', path: 'c', observed: aFile() })
    await settled()
    hand.holdsSaves = true
    await hand.pass(250)
    const stop = watch(engine.stop())
    hand.holdsSaves = false
    await hand.letSave()
    expect([hand.call('hash b').signal.aborted, stop.ended]).toEqual([true, false])
    await hand.answer('hash b', { kind: 'hash', answer: { kind: 'unreadable', reason: 'in_use' } })
    expect(stop.ended).toBe(true)
  })

  it('settles also when the ledger cannot be written', async () => {
    const { hand, engine } = await aSending()
    hand.saveAnswer = { kind: 'failed', reason: 'disk_full' }
    const stop = watch(engine.stop())
    await hand.answer('send a', { kind: 'send', answer: { kind: 'withheld', because: { kind: 'cancelled' } } })
    expect([stop.ended, hand.failures]).toEqual([true, 0])
  })

  it('writes nothing any more once it has settled, though the alarm clock still rings', async () => {
    const hand = new Hand()
    const engine = await hand.start()
    engine.dispatch({ kind: 'observed', path: 'a', observed: unfit })
    await settled()
    hand.saveAnswer = { kind: 'failed', reason: 'disk_full' }
    await engine.stop()
    const { length } = hand.batches
    await hand.pass(60_000)
    expect([hand.batches.length, hand.wakeAtMs]).toEqual([length, null])
  })

  it('sets the alarm clock no more', async () => {
    const { hand, engine } = await aSending()
    const { wakeAtMs } = hand
    hand.saveAnswer = { kind: 'failed', reason: 'disk_full' }
    const stopping = engine.stop()
    await hand.answer('send a', { kind: 'send', answer: { kind: 'unanswered', reason: 'connection_lost' } })
    await stopping
    expect(hand.wakeAtMs).toBe(wakeAtMs)
  })
})

describe('a port that throws', () => {
  it('gives the mildest answer and an alarm, and the loop goes on', async () => {
    const { hand, engine } = await aSending()
    hand.call('send a').fail(new TypeError('a bug of the transport'))
    await settled()
    expect(hand.alarms).toEqual(['a port failed during send: TypeError'])
    expect(engine.upload('a')).toMatchObject({
      unconfirmed: { fingerprint: aFingerprint() },
      state: { kind: 'waiting', next: 'check' },
    })
    await hand.pass(1_000)
    expect([hand.open.has('check a'), hand.failures]).toEqual([true, 0])
  })
})

describe('a bug ends the loop', () => {
  it('when a listener throws: an alarm, one report, and everything is asked to stop', async () => {
    const { hand, engine } = await aSending()
    hand.onShown = () => {
      throw new Error('a bug of a listener')
    }
    engine.dispatch({ kind: 'observed', path: 'b', observed: unfit })
    engine.dispatch({ kind: 'observed', path: 'c', observed: unfit })
    await settled()
    expect([hand.failures, hand.alarms.length, hand.call('send a').signal.aborted]).toEqual([1, 1, true])
    expect(hand.alarms[0]).toContain('the engine stopped: Error: a bug of a listener')
  })

  it('when the ledger throws: nothing that waited for the write is sent', async () => {
    const hand = new Hand()
    const engine = await hand.start()
    engine.dispatch({ kind: 'observed', path: 'a', observed: aFile() })
    await settled()
    await hand.pass(2_000)
    await hand.hashed('a')
    hand.saveError = new Error('a bug of the ledger')
    await hand.granted('a')
    expect([hand.failures, hand.open.has('send a')]).toEqual([1, false])
  })

  it('and nothing happens after it, whatever is told and answered', async () => {
    const { hand, engine } = await aSending()
    hand.onShown = () => {
      throw new Error('a bug of a listener')
    }
    engine.dispatch({ kind: 'observed', path: 'b', observed: unfit })
    await settled()
    hand.onShown = () => {}
    hand.takeStory()
    engine.dispatch({ kind: 'observed', path: 'c', observed: aFile() })
    await hand.sent('a')
    await hand.pass(60_000)
    expect([hand.failures, hand.story, engine.upload('c')]).toEqual([1, [], null])
  })

  it('and a stop settles, before it and after it', async () => {
    const { hand, engine } = await aSending()
    const stop = watch(engine.stop())
    await settled()
    expect(stop.ended).toBe(false)
    hand.onShown = () => {
      throw new Error('a bug of a listener')
    }
    await hand.sent('a')
    expect([hand.failures, stop.ended]).toEqual([1, true])

    const other = await aSending()
    other.hand.onShown = hand.onShown
    other.engine.dispatch({ kind: 'observed', path: 'b', observed: unfit })
    await settled()
    await other.engine.stop()
    expect(other.hand.failures).toBe(1)
  })

  it('also one that is no error at all', async () => {
    const hand = new Hand()
    const engine = await hand.start()
    hand.onShown = () => {
      throw 'not an error' // oxlint-disable-line no-throw-literal -- exactly this is tested
    }
    engine.dispatch({ kind: 'observed', path: 'b', observed: unfit })
    await settled()
    expect([hand.failures, hand.alarms]).toEqual([1, ['the engine stopped: unknown']])
  })
})

it('a ledger that cannot be read at all is said at the start', async () => {
  const hand = new Hand()
  const ledger = { ...hand.ports.ledger, load: () => Promise.reject(new Error('no ledger')) }
  const options = {
    quietMs: 1,
    sendSlots: 1,
    relaySlots: 1,
    limits: { directMaxBytes: 1, relayMaxBytes: 0 },
    targetId: 1,
    replacesByName: false,
    afterUpload: 'keep' as const,
    nameKindOf: () => 'usual' as const,
    guard: null,
    graceMs: 0,
  }
  const listeners = { onUpload: () => {}, onQueue: () => {}, onFailed: () => {} }
  await expect(startEngine({ ...hand.ports, ledger }, { ...options, ...listeners })).rejects.toThrow('no ledger')
})
