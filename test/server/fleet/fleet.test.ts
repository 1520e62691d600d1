// Which computers are stuck, from what they said last.
import { expect, test } from 'vitest'
import { fleetReplySchema } from '#shared/contract/status-api.ts'
import { Fleet } from '#server/fleet/fleet.ts'
import { fleetSentence } from '#server/fleet/fleet-page.ts'
import { createTestClock } from '../company.ts'

const full = {
  waiting: 3,
  attention: 0,
  oldestSeconds: 3_500,
  reasons: [{ code: 'dropbox_full', files: 3 }],
  version: '0.1.0',
}

test('a file that waits for more than an hour makes a machine stuck, also while the machine is silent', () => {
  const clock = createTestClock()
  const fleet = new Fleet(clock)
  fleet.heard('laptop-7', full)
  fleet.heard('idle', { ...full, waiting: 0, oldestSeconds: 0, reasons: [] })
  fleet.heard('old-client', null)
  expect(fleet.read().stuck).toEqual([])
  clock.advance(101_000)
  fleet.denied('lost-phone')
  fleet.denied('lost-tablet')
  const read = fleet.read()
  expect(fleetReplySchema.safeParse(read).error).toBeUndefined()
  expect(read.stuck).toEqual([
    { reason: 'signed_out', machines: 2 },
    { reason: 'dropbox_full', machines: 1 },
  ])
  expect(read.devices.map(({ device }) => device)).toEqual([
    'laptop-7',
    'lost-phone',
    'lost-tablet',
    'idle',
    'old-client',
  ])
  expect(fleetSentence(read)).toBe(
    '3 machines stuck for more than an hour: signed out 2, Dropbox full 1. 5 machines were heard of.',
  )
})

test('a machine that says nothing more keeps what it said; one that is let in again is not signed out', () => {
  const fleet = new Fleet(createTestClock())
  fleet.heard('laptop-7', full)
  fleet.heard('laptop-7', null)
  fleet.denied('laptop-7')
  fleet.heard('laptop-7', null)
  expect(fleet.read().devices).toMatchObject([{ isSignedOut: false, status: full }])
})
