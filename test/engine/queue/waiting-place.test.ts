// Where an upload waits, state by state.
import { expect, it } from 'vitest'
import { waitingPlaceOf } from '#engine/queue/waiting-place.ts'
import { anUpload, everyState, nowMs, type StateName, stateNames } from '../builders.ts'

const readyQueues: Partial<Record<StateName, string>> = {
  settling: 'hash',
  'in use': 'hash',
  'waiting for a link': 'link',
  'waiting for a check': 'check',
  'with a link in hand': 'send',
}

it.each(stateNames)('%s: in its queue once its time has come, else nowhere', (name) => {
  const queueName = readyQueues[name]
  expect(waitingPlaceOf(anUpload({ state: everyState[name] }), nowMs + 999_999)).toEqual(
    queueName === undefined ? null : { queueName },
  )
})

it.each(['settling', 'waiting for a link', 'waiting for a check'] as const)('%s: waits for its time before', (name) => {
  const state = { ...everyState[name], untilMs: nowMs + 5 }
  expect(waitingPlaceOf(anUpload({ state }), nowMs)).toEqual({ atMs: nowMs + 5 })
})

it.each(stateNames)('%s and held back: nowhere', (name) => {
  expect(waitingPlaceOf(anUpload({ state: everyState[name], intent: 'pause' }), nowMs + 999_999)).toBe(null)
})
