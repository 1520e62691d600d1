// What a client hears when Dropbox is in trouble.
import { describe, expect, test } from 'vitest'
import { isTrouble, busyTrouble, refuseForTrouble } from '#server/dropbox/failures.ts'

test('each trouble has its code, and a wait where waiting is known to help', () => {
  expect(refuseForTrouble({ kind: 'busy', afterMs: 7_000 })).toMatchObject({ code: 'dropbox_busy', afterMs: 7_000 })
  expect(refuseForTrouble({ kind: 'signed_out' })).toMatchObject({ code: 'dropbox_sign_in', afterMs: 30_000 })
  expect(refuseForTrouble({ kind: 'unreachable' })).toMatchObject({ code: 'dropbox_unreachable', afterMs: null })
  expect(refuseForTrouble({ kind: 'error' })).toMatchObject({ code: 'dropbox_error', afterMs: null })
  expect(refuseForTrouble({ kind: 'malformed_path' })).toMatchObject({ code: 'name_not_allowed' })
  const holding = { kind: 'holding', because: 'unreachable', afterMs: 1_500 } as const
  expect(refuseForTrouble(holding)).toMatchObject({ code: 'dropbox_unreachable', afterMs: 1_500 })
})

test('trouble is told from answers', () => {
  expect(isTrouble({ kind: 'unreachable' })).toBe(true)
  expect(isTrouble({ kind: 'nothing' })).toBe(false)
})

describe('Retry-After is believed within reason', () => {
  test.each([
    ['5', 5_000],
    [' 5 ', 5_000],
    ['0', 1_000],
    ['999999999', 300_000],
    ['99999999999', 300_000],
    ['-5', 1_000],
    ['1.5', 1_500],
    ['Thu, 01 Jan 1970 00:00:07 GMT', 7_000],
    ['soon', 2_000],
    ['', 2_000],
    [null, 2_000],
  ])('%j is %i ms', (header, expected) => {
    expect(busyTrouble(header, { nowMs: 0, fallbackMs: 2_000 })).toEqual({ kind: 'busy', afterMs: expected })
  })
})
