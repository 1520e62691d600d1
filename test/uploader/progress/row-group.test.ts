// Which group an upload is shown in, state by state and intent by intent.
import { expect, it } from 'vitest'
import { anUpload, everyState, stateNames } from '#test/engine/builders.ts'
import { groupOf } from '#uploader/progress/row-group.ts'

const groups = {
  settling: 'waiting',
  'in use': 'waiting',
  'waiting for a link': 'waiting',
  'waiting for a check': 'waiting',
  hashing: 'active',
  linking: 'active',
  'with a link in hand': 'active',
  sending: 'active',
  checking: 'active',
  done: 'sent',
  moving: 'sent',
  blocked: 'attention',
  gone: null,
} as const

it.each(stateNames)('%s', (name) => {
  expect(groupOf(anUpload({ state: everyState[name] }))).toBe(groups[name])
})

it.each(['settling', 'waiting for a link', 'blocked'] as const)('%s, and left out by a person', (name) => {
  expect(groupOf(anUpload({ state: everyState[name], intent: 'skip' }))).toBe('left_out')
})

it.each(['sending', 'done', 'gone'] as const)('%s stays what it is whatever the intent', (name) => {
  expect(groupOf(anUpload({ state: everyState[name], intent: 'skip' }))).toBe(groups[name])
})

it('what is held back waits', () => {
  expect(groupOf(anUpload({ state: everyState.settling, intent: 'pause' }))).toBe('waiting')
})

it('a pipe or socket needs nobody: there is nothing to send', () => {
  const state = { kind: 'blocked', reason: 'not_a_regular_file', atMs: 0 } as const
  expect(groupOf(anUpload({ state }))).toBe('left_out')
})
