import { expect, test } from 'vitest'
import { createTokenInUse, identifying, isToken } from '#adapters/http/token-in-use.ts'

const refusal = { kind: 'later', reason: 'sign_in_needed' } as const

test('a token is used until it is refused; then the one that is kept now is', async () => {
  let kept: string | null = 'first'
  let reads = 0
  const token = createTokenInUse('first', () => {
    reads += 1
    return Promise.resolve(kept)
  })
  token.heard({ kind: 'stored' })
  token.heard({ kind: 'later', reason: 'server_busy' })
  expect([await token.current(), reads]).toEqual(['first', 0])
  token.heard(refusal)
  expect([await token.current(), reads]).toEqual(['first', 1])
  // A file that is just being written, or holds something else, changes nothing.
  kept = null
  expect(await token.current()).toBe('first')
  kept = 'two words'
  expect(await token.current()).toBe('first')
  kept = 'second'
  expect(await token.current()).toBe('second')
  token.heard({ kind: 'granted' })
  kept = 'third'
  expect(await token.current()).toBe('second')
})

test('a computer of a person says its id and its name, one with a token of its own neither', () => {
  const token = createTokenInUse('t', null)
  expect(identifying('t', { ...token, computerName: 'TILL' })).toEqual({ authorization: 'Bearer t' })
  const person = { ...token, deviceId: 'kims-laptop-0123456789' }
  const headers = { authorization: 'Bearer t', 'outbox-device': person.deviceId }
  expect(identifying('t', person)).toEqual(headers)
  expect(identifying('t', { ...person, computerName: '受付' })).toEqual({
    ...headers,
    'outbox-computer': '%E5%8F%97%E4%BB%98',
  })
})

test('where none can be had it stays', async () => {
  const token = createTokenInUse('first', null)
  token.heard(refusal)
  expect(await token.current()).toBe('first')
})

test('a token is visible ASCII', () => {
  expect(['a', 'x'.repeat(4_096), '', 'a b', 'é', 'x'.repeat(4_097)].map(isToken)).toEqual([
    true,
    true,
    false,
    false,
    false,
    false,
  ])
})
