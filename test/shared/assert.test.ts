// Two ways to say "a programmer erred".
import { expect, it } from 'vitest'
import { assert, assertNever } from '#shared/assert.ts'

it('what holds passes in silence', () => {
  expect(() => assert(true, 'never said')).not.toThrow()
})

it('what does not hold is said', () => {
  expect(() => assert(false, 'two is three')).toThrow(new Error('assertion failed: two is three'))
})

it('a member that a switch does not know ends it with its name', () => {
  // A value from outside may be of a kind the types do not know.
  const unknown = { kind: 'new' } as unknown as never
  expect(() => assertNever(unknown)).toThrow(new Error('unexpected variant: new'))
})
