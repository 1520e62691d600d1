import { expect, test } from 'vitest'
import { Stoppers } from '#uploader/session/stoppers.ts'

test('everything goes on when all have let go, and a person is named before the timetable', () => {
  const stoppers = new Stoppers()
  expect([stoppers.areAny(), stoppers.pauseReason()]).toEqual([false, null])
  stoppers.set('timetable', true)
  expect([stoppers.areAny(), stoppers.pauseReason()]).toEqual([true, 'paused_by_timetable'])
  stoppers.set('person', true)
  expect(stoppers.pauseReason()).toBe('paused')
  stoppers.set('timetable', false)
  expect([stoppers.areAny(), stoppers.pauseReason()]).toEqual([true, 'paused'])
  stoppers.set('person', false)
  stoppers.set('first_look', true)
  expect([stoppers.areAny(), stoppers.pauseReason()]).toEqual([true, null])
  stoppers.set('metered', true)
  stoppers.set('timetable', true)
  expect(stoppers.pauseReason()).toBe('paused_on_metered')
  stoppers.set('metered', false)
  stoppers.set('timetable', false)
  stoppers.set('first_look', false)
  expect(stoppers.areAny()).toBe(false)
})
