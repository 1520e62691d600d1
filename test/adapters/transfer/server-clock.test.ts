import { expect, test } from 'vitest'
import { createClockReport, serverTimeMs } from '#adapters/transfer/server-clock.ts'
import type { HttpAnswer } from '#adapters/http/types.ts'

const nowMs = Date.UTC(2026, 10, 23, 10, 0, 0)

function dated(date: string | undefined): HttpAnswer {
  return { status: 200, headers: date === undefined ? {} : { date }, body: Buffer.alloc(0) }
}

const ahead = (ms: number): HttpAnswer => dated(new Date(nowMs + ms).toUTCString())

test('the time is told by Date', () => {
  expect(serverTimeMs(ahead(3_600_000))).toBe(nowMs + 3_600_000)
})

test("the server's own word goes before a Date, which a proxy may have written", () => {
  const says = (serverTime: unknown): HttpAnswer => ({
    ...ahead(600_000),
    body: Buffer.from(JSON.stringify({ kind: 'link', serverTime })),
  })
  expect(serverTimeMs(says('2026-11-23T10:00:01.250Z'))).toBe(nowMs + 1_250)
  for (const nonsense of ['soon', 5, null, '2026-11-23']) expect(serverTimeMs(says(nonsense))).toBe(nowMs + 600_000)
})

test.each([
  undefined,
  '',
  'now',
  '0',
  '1795428000',
  '2026-11-23T10:00:00Z',
  'Mon, 23 Nov 2026 10:00:00 CET',
  'Mon, 23 Nov 2026 10:00:00 GMT, Mon, 23 Nov 2026 11:00:00 GMT',
  'Mon, 99 Nov 2026 10:00:00 GMT',
  'x'.repeat(10_000),
])('%s is no time', (date) => {
  const told: number[] = []
  createClockReport((aheadMs) => told.push(aheadMs))(dated(date), nowMs)
  expect([serverTimeMs(dated(date)), told]).toEqual([null, []])
})

test('the difference is reported at first and whenever it has moved by a second', () => {
  const told: number[] = []
  const report = createClockReport((aheadMs) => told.push(aheadMs))
  report(ahead(0), nowMs)
  report(ahead(0), nowMs + 999.5)
  report(dated('soon'), nowMs)
  expect(told).toEqual([0])
  report(ahead(0), nowMs + 1_000)
  report(ahead(1_000), nowMs + 1_000)
  report(ahead(1_000), nowMs + 2_500)
  report(ahead(-86_400_000), nowMs)
  expect(told).toEqual([0, -1_000, 0, -1_500, -86_400_000])
})

test('a difference that creeps is reported once it adds up', () => {
  const told: number[] = []
  const report = createClockReport((aheadMs) => told.push(aheadMs))
  for (let driftMs = 0; driftMs <= 2_000; driftMs += 100) report(ahead(0), nowMs + driftMs)
  expect(told).toEqual([0, -1_000, -2_000])
})
