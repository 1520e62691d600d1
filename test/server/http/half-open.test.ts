// Connections that say nothing.
import { expect, test } from 'vitest'
import { HalfOpenConnections } from '#server/http/half-open.ts'

test('the oldest silent connection of an address goes when there are too many; others stay', () => {
  const connections = new HalfOpenConnections(2)
  const dropped: string[] = []
  const open = (address: string, id: string) => connections.opened(address, id, () => dropped.push(id))
  open('a', '1')
  open('a', '2')
  open('b', '3')
  expect(dropped).toEqual([])
  open('a', '4')
  expect(dropped).toEqual(['1'])
  connections.settled('a', '2')
  open('a', '5')
  expect(dropped).toEqual(['1'])
  open('a', '6')
  expect(dropped).toEqual(['1', '4'])
})
