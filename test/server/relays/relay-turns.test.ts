// One request at a time for one relay.
import { expect, test } from 'vitest'
import { RelayTurns } from '#server/relays/relay-turns.ts'

test('requests for one relay come one after the other, also after one that failed; other relays do not wait', async () => {
  const turns = new RelayTurns()
  const order: string[] = []
  const gate = Promise.withResolvers<undefined>()
  const first = turns.inTurn('a', async () => {
    await gate.promise
    order.push('first')
    throw new Error('no')
  })
  const second = turns.inTurn('a', () => Promise.resolve(order.push('second')))
  await turns.inTurn('b', () => Promise.resolve(order.push('other')))
  gate.resolve(undefined)
  await expect(first).rejects.toThrow('no')
  await second
  expect(order).toEqual(['other', 'first', 'second'])
})

test('a piece that comes in is interrupted; one on its way to Dropbox is not', async () => {
  const turns = new RelayTurns()
  const cut = turns.receiving(
    'a',
    (signal) => new Promise((resolve) => signal.addEventListener('abort', () => resolve('cut'))),
  )
  expect(turns.isReceiving('a')).toBe(true)
  turns.interrupt('a')
  expect([await cut, turns.isReceiving('a')]).toEqual(['cut', false])
  const sent = await turns.receiving('a', async (signal) => {
    turns.sending('a')
    turns.interrupt('a')
    return signal.aborted
  })
  expect(sent).toBe(false)
  turns.interrupt('nobody')
})

test('a piece moves while its bytes come, and for a moment after each of them', async () => {
  const turns = new RelayTurns()
  const moving = await turns.receiving('a', async () => {
    const before = turns.isMoving('a', 10_000)
    turns.moved('a', 10_000)
    return [before, turns.isMoving('a', 11_999), turns.isMoving('a', 12_000), turns.isMoving('b', 10_000)]
  })
  expect(moving).toEqual([false, true, false, false])
  turns.moved('a', 20_000)
  expect(turns.isMoving('a', 20_000)).toBe(false)
})
