// A sign-in as one word.
import { expect, test } from 'vitest'
import { isPersonKey, isSignedOut, newDeviceId, personKeyText, readPersonKey } from '#adapters/sign-in/person-key.ts'
import { deviceIdPattern } from '#shared/contract/sign-in/sign-in-api.ts'
import { aKey } from './a-key.ts'

test('it is one word of visible ASCII, and what was in it comes out again', () => {
  const text = personKeyText(aKey)
  expect(text).toMatch(/^[\x21-\x7e]+$/)
  expect([isPersonKey(text), readPersonKey(text)]).toEqual([true, aKey])
})

test('other keys are none, and a damaged one is not read', () => {
  const text = personKeyText(aKey)
  expect(['obx_token', '', 'x'].map((key) => [isPersonKey(key), readPersonKey(key)])).toEqual(
    Array(3).fill([false, null]),
  )
  const others = [text.slice(0, -9), 'obxperson_', 'obxperson_e30', personKeyText({ ...aKey, deviceId: 'short' })]
  expect(others.map((key) => [isPersonKey(key), readPersonKey(key)])).toEqual(Array(4).fill([true, null]))
})

test('each computer has an id of its own, which the server takes', () => {
  expect(newDeviceId()).not.toBe(newDeviceId())
  expect(newDeviceId()).toMatch(deviceIdPattern)
})

test('of a person who signed out only the computer is known', () => {
  const out = personKeyText({ ...aKey, refreshToken: '' })
  expect(
    [aKey, out, 'obx_token'].map((key) => isSignedOut(typeof key === 'string' ? key : personKeyText(key))),
  ).toEqual([false, true, false])
})
