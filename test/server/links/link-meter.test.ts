// How many links may be out.
import { expect, test } from 'vitest'
import { LinkMeter } from '#server/links/link-meter.ts'
import { createTestClock } from '../company.ts'

const limits = { liveLinksPerDevice: 3, linksPerNamespace: { perSecond: 1_000, burst: 1_000 } }

function aLink(path: string, untilMs = 300_000) {
  return { askedPath: path.slice(1), path, contentHash: 'a'.repeat(64), replacedRev: null, untilMs }
}

function aFullMeter() {
  const clock = createTestClock()
  const meter = new LinkMeter(limits, clock)
  for (const path of ['/1', '/2', '/3']) meter.reserve('laptop', '', aLink(path))
  return { clock, meter }
}

test('a device at its limit gets no further link, another device does', () => {
  const { meter } = aFullMeter()
  expect(meter.reserve('laptop', '', aLink('/4')).waitMs).toBeGreaterThan(0)
  expect(meter.reserve('office', '', aLink('/4')).waitMs).toBe(0)
})

test('a new link for a path that has one already is no further link', () => {
  const { meter } = aFullMeter()
  expect(meter.reserve('laptop', '', aLink('/2')).waitMs).toBe(0)
  meter.reserve('laptop', '', aLink('/2'))
  expect(meter.reserve('laptop', '', aLink('/2')).waitMs).toBe(0)
})

test('a place is free when the link was used', () => {
  const { meter } = aFullMeter()
  meter.settled('laptop', '/2')
  expect(meter.reserve('laptop', '', aLink('/4')).waitMs).toBe(0)
})

test('a place is free when the link is too old to be started', () => {
  const { clock, meter } = aFullMeter()
  clock.advance(299_999)
  expect(meter.reserve('laptop', '', aLink('/4')).waitMs).toBeGreaterThan(0)
  clock.advance(1)
  expect(meter.reserve('laptop', '', aLink('/4')).waitMs).toBe(0)
})

test('below the limit nothing is looked up; at it, the oldest links take turns', () => {
  const clock = createTestClock()
  const meter = new LinkMeter(limits, clock)
  meter.reserve('laptop', '', aLink('/1'))
  expect(meter.toLookUp('laptop')).toEqual([])
  meter.reserve('laptop', '', aLink('/2'))
  meter.reserve('laptop', '', aLink('/3'))
  expect(meter.toLookUp('laptop').map(({ path }) => path)).toEqual(['/1', '/2'])
  expect(meter.toLookUp('laptop').map(({ path }) => path)).toEqual(['/3', '/1'])
})

test('an old link behind a younger one is still dropped when it is too old', () => {
  const clock = createTestClock()
  const meter = new LinkMeter(limits, clock)
  meter.reserve('laptop', '', aLink('/young', 900_000))
  meter.reserve('laptop', '', aLink('/old', 300_000))
  meter.reserve('laptop', '', aLink('/old too', 300_000))
  clock.advance(300_000)
  expect(meter.reserve('laptop', '', aLink('/4')).waitMs).toBe(0)
})

test('all devices of one namespace share its rate of commits', () => {
  const meter = new LinkMeter(
    { liveLinksPerDevice: 20, linksPerNamespace: { perSecond: 2, burst: 1 } },
    createTestClock(),
  )
  expect(meter.reserve('laptop', 'sales', aLink('/1')).waitMs).toBe(0)
  expect(meter.reserve('office', 'sales', aLink('/2')).waitMs).toBe(500)
  expect(meter.reserve('till', 'shop', aLink('/3')).waitMs).toBe(0)
})

test('what was taken for a link that Dropbox did not give is given back, and an older link to the same place counts on', async () => {
  const clock = createTestClock()
  const meter = new LinkMeter({ ...limits, liveLinksPerDevice: 1 }, clock)
  await meter.reserve('laptop', '', aLink('/1')).giveBack()
  expect(meter.reserve('laptop', '', aLink('/2')).waitMs).toBe(0)
  await meter.reserve('laptop', '', aLink('/2')).giveBack()
  expect(meter.reserve('laptop', '', aLink('/3')).waitMs).toBeGreaterThan(0)
})

test('of two that ask at once for the last place one gets it', () => {
  const meter = new LinkMeter({ ...limits, liveLinksPerDevice: 1 }, createTestClock())
  const asked = ['/1', '/2'].map((path) => meter.reserve('laptop', '', aLink(path)).waitMs > 0)
  expect(asked).toEqual([false, true])
})
