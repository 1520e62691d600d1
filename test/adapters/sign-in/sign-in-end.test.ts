import { expect, test } from 'vitest'
import { askedFor, endOf, faultOf } from '#adapters/sign-in/sign-in-end.ts'
import { aKey } from './a-key.ts'

test('what is asked for is what the server told', () => {
  expect(askedFor(aKey.provider)).toEqual({ scope: 'openid' })
  expect(askedFor({ ...aKey.provider, scopes: ['openid', 'a'], resource: 'b' })).toEqual({
    scope: 'openid a',
    resource: 'b',
  })
})

test('without a refresh token nobody stays signed in', () => {
  const signedIn = { kind: 'signed_in', refreshToken: 'x', accessToken: 'y' }
  expect(endOf({ access_token: 'y', refresh_token: 'x' })).toEqual(signedIn)
  expect(endOf({ access_token: 'y' })).toEqual({ kind: 'not_lasting' })
})

test('what went wrong is told in a word', () => {
  expect(faultOf(new TypeError('fetch failed', { cause: 'unreachable' }))).toBe('unreachable')
  expect([faultOf(new Error('odd')), faultOf(7)]).toEqual(['odd', 'unknown'])
})
