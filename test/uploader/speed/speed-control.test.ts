import { describe, expect, test } from 'vitest'
import { noLimit } from '#shared/speed/speed.ts'
import { SpeedControl } from '#uploader/speed/speed-control.ts'
import type { SpeedRules } from '#shared/speed/speed.ts'

/** A control over a line that is only written down. */
function aControl(rules: SpeedRules) {
  const world = { nowMs: new Date(2026, 5, 1, 7, 59).getTime(), bytes: 0, isSending: true }
  const limits: (number | null)[] = []
  const pauses: string[] = []
  const control = new SpeedControl(
    {
      bandwidth: {
        setLimit: (limit) => {
          if (limits.at(-1) !== limit) limits.push(limit)
        },
        countedBytes: () => world.bytes,
      },
      wallMs: () => world.nowMs,
      steadyMs: () => world.nowMs,
      setPaused: (by, isPaused) => pauses.push(`${by} ${isPaused}`),
      isSending: () => world.isSending,
    },
    rules,
  )
  const pass = (ms: number, bytesPerSecond: number): void => {
    for (let passed = 0; passed < ms; passed += 250) {
      world.nowMs += 250
      world.bytes += bytesPerSecond / 4
      control.tick()
    }
  }
  return { control, limits, pauses, pass, world }
}

const monday = { days: ['Mon'], toMinute: 1080 } as const
const slow = { ...monday, fromMinute: 480, speed: { kind: 'fixed', kilobytesPerSecond: 500 } } as const
const nine = new Date(2026, 5, 1, 9, 0).getTime()
const six = new Date(2026, 5, 1, 18, 0).getTime()

describe('what is set', () => {
  test('holds from the first moment, and the timetable from its own minute', () => {
    const { control, limits, pass, pauses, world } = aControl({ ...noLimit, timetable: [slow] })
    expect(limits).toEqual([null])
    pass(60_000, 0)
    expect(limits).toEqual([null, 500_000])
    expect(control.shown()).toEqual({ kind: 'fixed', bytesPerSecond: 500_000, by: 'timetable', untilMs: six })
    world.nowMs = six
    control.tick()
    expect(limits).toEqual([null, 500_000, null])
    expect(pauses).toEqual([])
  })

  test('may be a pause, which is told once at its begin and once at its end', () => {
    const pause = { ...slow, speed: { kind: 'pause' } } as const
    const { control, pauses, pass } = aControl({ ...noLimit, timetable: [pause] })
    pass(120_000, 0)
    expect(pauses).toEqual(['timetable true'])
    control.setRules({ ...noLimit, timetable: [pause], fullUntilMs: nine })
    expect(pauses).toEqual(['timetable true', 'timetable false'])
    expect(control.shown()).toEqual({ kind: 'full', bytesPerSecond: null, by: 'person', untilMs: nine })
    pass(3_600_000, 0)
    expect(pauses.slice(2)).toEqual(['timetable true'])
  })

  test('may be a pause on a network or on the battery; one takes over from another without a gap', () => {
    const pause = { ...slow, speed: { kind: 'pause' } } as const
    const { control, pauses, pass } = aControl({ ...noLimit, timetable: [pause], pauseNow: 'metered' })
    expect(control.shown()).toEqual({ kind: 'pause', bytesPerSecond: null, by: 'metered', untilMs: null })
    pass(120_000, 0)
    control.setRules({ ...noLimit, timetable: [pause] })
    control.setRules({ ...noLimit, timetable: [pause], pauseNow: 'battery', fullUntilMs: nine })
    expect(pauses).toEqual(['metered true', 'timetable true', 'metered false', 'timetable false'])
  })

  test('changes at once', () => {
    const { control, limits } = aControl(noLimit)
    control.setRules({ ...noLimit, limit: { kind: 'fixed', kilobytesPerSecond: 64 } })
    expect(limits).toEqual([null, 64_000])
  })
})

test('auto measures while files are sent all the time, and leaves a fifth', () => {
  const { control, limits, pass, world } = aControl({ ...noLimit, limit: { kind: 'auto' } })
  world.isSending = false
  pass(10_000, 0)
  expect(control.shown()).toMatchObject({ kind: 'auto', bytesPerSecond: null })
  world.isSending = true
  pass(5_000, 1_000_000)
  expect(limits).toEqual([null, 800_000])
  control.setRules(noLimit)
  expect(limits).toEqual([null, 800_000, null])
})
