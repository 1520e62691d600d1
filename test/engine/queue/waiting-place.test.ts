// Where an upload waits, state by state.
import { expect, it } from 'vitest'
import { placeOf } from '#engine/queue/waiting-place.ts'
import { anUpload, everyState, nowMs, type StateName, stateNames } from '../builders.ts'

const lanes: Partial<Record<StateName, string>> = {
  settling: 'hash',
  'in use': 'hash',
  'waiting for a link': 'ask',
  'waiting for a check': 'check',
  'with a link in hand': 'send',
}

it.each(stateNames)('%s: in its lane once its time has come, else nowhere', (name) => {
  const lane = lanes[name]
  expect(placeOf(anUpload({ state: everyState[name] }), nowMs + 999_999)).toEqual(lane === undefined ? null : { lane })
})

it.each(['settling', 'waiting for a link', 'waiting for a check'] as const)('%s: waits for its time before', (name) => {
  const state = { ...everyState[name], untilMs: nowMs + 5 }
  expect(placeOf(anUpload({ state }), nowMs)).toEqual({ atMs: nowMs + 5 })
})

it.each(stateNames)('%s and held back: nowhere', (name) => {
  expect(placeOf(anUpload({ state: everyState[name], wish: 'pause' }), nowMs + 999_999)).toBe(null)
})
