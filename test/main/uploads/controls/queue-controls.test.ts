// What is wanted of all files at once is written down first, and then told to the uploader that runs.
import { expect, it } from 'vitest'
import { QueueControls } from '#main/uploads/controls/queue-controls.ts'
import { defaultSettings } from '#shared/contract/settings.ts'
import type { Settings } from '#shared/contract/settings.ts'
import type { PauseReason } from '#shared/reasons.ts'
import { anOverview } from '#test/rigs/samples/overview.ts'
import { createHandClock } from '../../hand-clock.ts'

function aRig(paused: PauseReason | null = null) {
  const clock = createHandClock()
  const said: string[] = []
  let stored: Settings = defaultSettings
  const controls = new QueueControls({
    settings: {
      read: () => stored,
      change: (change) => {
        stored = { ...stored, ...change }
        said.push(`write ${Object.keys(change).join()}`)
      },
    },
    clock,
    uploader: () => ({
      pause: (untilMs) => void said.push(`pause ${untilMs}`),
      resume: () => void said.push('resume'),
      setSpeed: ({ fullUntilMs, limit }) => void said.push(`speed ${limit.kind} ${fullUntilMs}`),
    }),
    facts: () => anOverview({ paused }).facts,
  })
  return { controls, said, clock, stored: () => stored }
}

it('a pause of a person ends when it is resumed', () => {
  const { controls, said } = aRig('paused')
  controls.pause('until_resumed')
  controls.resume()
  expect(said).toEqual(['write pause', 'pause null', 'write pause', 'resume'])
})

it('a pause of the timetable is left for an hour', () => {
  const { clock, controls, said, stored } = aRig('paused_by_timetable')
  controls.resume()
  const untilMs = clock.nowMs() + 3_600_000
  expect(stored().fullSpeedUntilMs).toBe(untilMs)
  expect(said).toEqual(['write fullSpeedUntilMs', `speed full ${untilMs}`])
})

it('full speed is taken back', () => {
  const { controls, said, stored } = aRig()
  controls.wantFullSpeed(true)
  controls.wantFullSpeed(false)
  expect(stored().fullSpeedUntilMs).toBeNull()
  expect(said.at(-1)).toBe('speed full null')
})
