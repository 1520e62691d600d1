// Promises that the engine does not keep yet. Each test fails on purpose; whoever mends the fault is told so by a red
// test here and moves it, without `.fails`, to where it belongs.
import { expect, it } from 'vitest'
import { mostPerSave } from '#engine/limits.ts'
import { anUpload, nowMs, unfit, url, waitingForLink } from './builders.ts'
import { DrivenQueue } from './driven-queue.ts'
import { Hand, settled } from './hand-ports.ts'

// A link with less than 5 s to live is thrown away and asked for again at once, for ever and uncounted.
it.fails('a server whose links are too old on arrival is not asked again without any wait', () => {
  const queue = new DrivenQueue()
  queue.untilAsked('a')
  let asks = 0
  while (queue.state('a') === 'linking' && asks < 100) {
    const grant = { url, expiresAtMs: queue.nowMs + 4_000 }
    queue.answer('a', { kind: 'link', answer: { kind: 'granted', grant } })
    asks += queue.turn().length
  }
  expect(asks).toBeLessThan(10)
})

// "One write holds at most this many uploads" is not true when one event changes all of them.
it.fails('no write holds more uploads than the limit, also when the world changes for all of them', async () => {
  const hand = new Hand()
  const state = { ...waitingForLink, untilMs: nowMs + 100_000 }
  const engine = await hand.start(Array.from({ length: 3_000 }, (_, index) => anUpload({ path: `${index}`, state })))
  engine.tell({ kind: 'world_changed' })
  await settled()
  await hand.pass(1_000)
  const sizes = hand.batches.map(({ uploads }) => uploads.length)
  expect(sizes.filter((size) => size > mostPerSave)).toEqual([])
})

// A transport that tells of bytes after its answer leaves its path in `progress` for good.
it.fails('bytes that are told after the answer are no progress', async () => {
  const hand = new Hand()
  const engine = await hand.start()
  await hand.untilGranted(engine, 'a')
  const send = hand.call('send a')
  await hand.sent('a')
  send.onBytes(100)
  expect([...engine.progress()]).toEqual([])
})

// The alarm clock that was set before a stop still rings after it, and what could not be written is written again.
it.fails('nothing is written any more after a stop has settled', async () => {
  const hand = new Hand()
  const engine = await hand.start()
  engine.tell({ kind: 'observed', path: 'a', observed: unfit })
  await settled()
  hand.saveAnswer = { kind: 'failed', reason: 'disk_full' }
  await engine.stop()
  const { length } = hand.batches
  await hand.pass(60_000)
  expect(hand.batches.length).toBe(length)
})

// `onQueue` is called one turn late when a write without a send fails: a second later, when it is tried again.
it.fails('a ledger that fails is news at once', async () => {
  const hand = new Hand()
  const engine = await hand.start()
  engine.tell({ kind: 'observed', path: 'a', observed: unfit })
  await settled()
  hand.saveAnswer = { kind: 'failed', reason: 'disk_full' }
  await hand.pass(250)
  expect([engine.status().ledgerFailing, hand.queueNews]).toEqual([true, 1])
})
