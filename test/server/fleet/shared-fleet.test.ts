// One suite for the memory of one server and for what several servers keep together.
import { describe, expect, onTestFinished, test } from 'vitest'
import { fleetReplySchema } from '#shared/contract/status-api.ts'
import type { ClientStatus } from '#shared/contract/status-api.ts'
import { Fleet } from '#server/fleet/fleet.ts'
import type { FleetRecord } from '#server/fleet/fleet.ts'
import { SharedFleet, sweepFleet } from '#server/fleet/shared-fleet.ts'
import { opened } from '#test/rigs/postgres/opened.ts'
import { aDatabase, hasPostgres, runSql } from '#test/rigs/postgres/postgres.ts'
import { createTestClock } from '../company.ts'
import type { TestClock } from '../company.ts'

const full: ClientStatus = {
  waiting: 3,
  attention: 0,
  oldestSeconds: 3_500,
  reasons: [{ code: 'dropbox_full', files: 3 }],
  version: '0.1.0',
}

/** The records of two servers, which are one and the same where a server is alone. */
type Two = { readonly one: FleetRecord; readonly other: FleetRecord; readonly clock: TestClock }

function alone(): Promise<Two> {
  const clock = createTestClock()
  const fleet = new Fleet(clock)
  return Promise.resolve({ one: fleet, other: fleet, clock })
}

async function aSharedFleet(url: string, clock: TestClock): Promise<SharedFleet> {
  const { quick } = await opened(url)
  const fleet = new SharedFleet(quick, clock)
  onTestFinished(() => fleet.close())
  return fleet
}

async function together(): Promise<Two> {
  const url = await aDatabase()
  const clock = createTestClock()
  const [one, other] = [await aSharedFleet(url, clock), await aSharedFleet(url, clock)]
  // As a computer that goes from server to server: each of them told what it heard before it asks the next one.
  const inTurn = (fleet: SharedFleet, before: SharedFleet): FleetRecord => ({
    heard: (device, status) => fleet.heard(device, status),
    denied: (device) => fleet.denied(device),
    read: async () => {
      await before.tell()
      return fleet.read()
    },
  })
  return { one: inTurn(one, other), other: inTurn(other, one), clock }
}

const kinds = [
  { kind: 'one server', open: alone, isPossible: true },
  { kind: 'two servers', open: together, isPossible: hasPostgres('the fleet of several servers') },
]

for (const { isPossible, kind, open } of kinds) {
  describe.runIf(isPossible)(`the fleet of ${kind}`, () => {
    test('holds what each computer said, whichever server it asked', async () => {
      const { clock, one, other } = await open()
      one.heard('laptop-7', full)
      other.heard('office', null)
      other.denied('lost-phone')
      clock.advance(101_000)
      for (const fleet of [one, other]) {
        const read = await fleet.read()
        expect(fleetReplySchema.safeParse(read).error).toBeUndefined()
        expect(read.devices.map(({ device }) => device).toSorted()).toEqual(['laptop-7', 'lost-phone', 'office'])
        expect(read.devices.find(({ device }) => device === 'office')).toMatchObject({ isStuck: false, status: null })
        expect(read.stuck).toContainEqual({ reason: 'signed_out', machines: 1 })
        expect(read.machines).toBe(3)
      }
    })

    test('keeps what a computer said when it says nothing more, and lets it in again', async () => {
      const { one, other } = await open()
      one.heard('laptop-7', full)
      await one.read()
      other.denied('laptop-7')
      expect((await other.read()).devices).toMatchObject([{ isSignedOut: true, status: full }])
      one.heard('laptop-7', null)
      expect((await one.read()).devices).toMatchObject([{ isSignedOut: false, status: full }])
    })
  })
}

describe.runIf(hasPostgres('computers that are forgotten'))('the fleet of several servers', () => {
  test('tells the age of what was heard before it was told, and forgets what is older than a month', async () => {
    const url = await aDatabase()
    const clock = createTestClock()
    const fleet = await aSharedFleet(url, clock)
    fleet.heard('laptop-7', full)
    clock.advance(101_000)
    const read = await fleet.read()
    expect(read.stuck).toEqual([{ reason: 'dropbox_full', machines: 1 }])
    expect(clock.wallMs() - Date.parse(read.devices[0]?.lastSeen ?? '')).toBeGreaterThanOrEqual(101_000)
    const { quick } = await opened(url)
    await sweepFleet(quick)
    expect((await fleet.read()).machines).toBe(1)
    await runSql(url, `UPDATE fleet SET at = at - interval '30 days'`)
    await sweepFleet(quick)
    expect((await fleet.read()).machines).toBe(0)
  })

  test('what an older server tells late does not hide what is newer', async () => {
    const url = await aDatabase()
    const clock = createTestClock()
    const [slow, quick] = [await aSharedFleet(url, clock), await aSharedFleet(url, clock)]
    slow.denied('laptop-7')
    clock.advance(2_000)
    quick.heard('laptop-7', full)
    await quick.tell()
    await slow.tell()
    expect((await quick.read()).devices).toMatchObject([{ isSignedOut: false, status: full }])
  })
})
