// When Dropbox is left alone.
import { expect, test } from 'vitest'
import { CircuitBreaker } from '#server/dropbox/circuit-breaker.ts'

test('Dropbox is left alone for as long as it asks', () => {
  const circuitBreaker = new CircuitBreaker()
  circuitBreaker.failed({ kind: 'busy', afterMs: 3_000 }, 1_000)
  expect(circuitBreaker.holding(1_000)).toEqual({ kind: 'holding', because: 'busy', afterMs: 3_000 })
  expect(circuitBreaker.holding(4_000)).toBeNull()
  expect(circuitBreaker.wasBusy(60_000, 60_000)).toBe(true)
  expect(circuitBreaker.wasBusy(62_000, 60_000)).toBe(false)
})

test('single failures pass; a row of them closes the door, each time for longer, up to a limit', () => {
  const circuitBreaker = new CircuitBreaker()
  for (let number = 0; number < 4; number += 1) circuitBreaker.failed({ kind: 'unreachable' }, 0)
  expect(circuitBreaker.holding(0)).toBeNull()
  circuitBreaker.failed({ kind: 'unreachable' }, 0)
  expect(circuitBreaker.holding(0)).toEqual({ kind: 'holding', because: 'unreachable', afterMs: 2_000 })
  circuitBreaker.failed({ kind: 'unreachable' }, 2_000)
  expect(circuitBreaker.holding(2_000)).toMatchObject({ afterMs: 4_000 })
  for (let number = 0; number < 20; number += 1) circuitBreaker.failed({ kind: 'error' }, 10_000)
  expect(circuitBreaker.holding(10_000)).toMatchObject({ afterMs: 30_000 })
})

test('one good answer ends the row', () => {
  const circuitBreaker = new CircuitBreaker()
  for (let number = 0; number < 4; number += 1) circuitBreaker.failed({ kind: 'error' }, 0)
  circuitBreaker.succeeded()
  circuitBreaker.failed({ kind: 'error' }, 0)
  expect(circuitBreaker.holding(0)).toBeNull()
})

test("a bad name is the file's own affair", () => {
  const circuitBreaker = new CircuitBreaker()
  for (let number = 0; number < 9; number += 1) circuitBreaker.failed({ kind: 'malformed_path' }, 0)
  expect(circuitBreaker.holding(0)).toBeNull()
})
