import { expect, it } from 'vitest'
import { faultOf, UpdateRefusal } from '#main/updates/update-fault.ts'

it.each([
  [new UpdateRefusal('too_slow'), 'too_slow'],
  [Object.assign(new Error('sha512 checksum mismatch'), { code: 'ERR_CHECKSUM_MISMATCH' }), 'tampered'],
  [Object.assign(new Error('not signed'), { code: 'ERR_UPDATER_INVALID_SIGNATURE' }), 'not_ours'],
  [Object.assign(new Error('connect'), { code: 'ECONNREFUSED' }), 'unreachable'],
  [new Error('something new'), 'unreachable'],
  [null, 'unreachable'],
])('%s: %s', (error, fault) => {
  expect(faultOf(error)).toBe(fault)
})
