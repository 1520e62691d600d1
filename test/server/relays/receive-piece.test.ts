// Reading one piece: whole, and in every other way.
import { PassThrough } from 'node:stream'
import { expect, test } from 'vitest'
import { receivePiece } from '#server/relays/receive-piece.ts'
import { createTestClock } from '../company.ts'

function setUp(length = 10) {
  const body = new PassThrough()
  const clock = createTestClock()
  const room = new Uint8Array(length)
  const controller = new AbortController()
  const options = { bytesPerSecond: 100, graceMs: 100, clock, signal: controller.signal }
  return { body, clock, room, controller, received: receivePiece(body, room, options) }
}

test('a body that fits is whole, in whatever chunks it comes', async () => {
  const { body, received, room } = setUp()
  for (const text of ['he', '', 'llo', ' ther', '']) if (text !== '') body.write(text)
  body.end()
  expect([await received, Buffer.from(room).toString()]).toEqual(['whole', 'hello ther'])
})

test.each([
  ['short', 'hello'],
  ['long', 'hello there'],
])('a body that does not fit is %s', async (kind, text) => {
  const { body, received } = setUp()
  body.end(text)
  expect(await received).toBe(kind)
})

test('a connection that breaks, and another request in its place', async () => {
  const broken = setUp()
  broken.body.write('hel')
  broken.body.destroy(new Error('reset'))
  const replaced = setUp()
  replaced.controller.abort()
  expect([await broken.received, await replaced.received]).toEqual(['cut', 'interrupted'])
  // What still comes of it is read and dropped, so that its client gets through to the answer.
  expect(replaced.body.readableFlowing).toBe(true)
})

test('a pace that is held is fine, however long it takes; a byte now and then is not', async () => {
  const steady = setUp(1000)
  for (let second = 0; second < 4; second += 1) {
    steady.body.write(Buffer.alloc(200))
    await new Promise((resolve) => setTimeout(resolve, 120))
    steady.clock.advance(1_000)
  }
  steady.body.end(Buffer.alloc(200))
  expect(await steady.received).toBe('whole')
  const slow = setUp(1000)
  slow.body.write('x')
  slow.clock.advance(5_000)
  expect(await slow.received).toBe('slow')
})
