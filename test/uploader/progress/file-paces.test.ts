import { expect, it } from 'vitest'
import { FilePaces } from '#uploader/progress/file-paces.ts'

const at = (sentBytes: number) => new Map([['a', { sentBytes, step: null }]])

it('tells a pace after some seconds, from the last ones, and none while nothing moves', () => {
  const paces = new FilePaces()
  for (let second = 0; second < 4; second += 1) paces.note(at(second * 100), second * 1_000)
  expect(paces.paceOf('a')).toBeNull()
  paces.note(at(400), 4_000)
  expect(paces.paceOf('a')).toBe(100)
  for (let second = 5; second <= 40; second += 1) paces.note(at(400 + (second - 4) * 1_000), second * 1_000)
  expect(paces.paceOf('a')).toBe(1_000)
  for (let second = 41; second <= 62; second += 1) paces.note(at(36_400), second * 1_000)
  expect(paces.paceOf('a')).toBeNull()
})

it('begins anew after a break, with a send from the start, and forgets what is not sent any more', () => {
  const paces = new FilePaces()
  for (let second = 0; second < 9; second += 1) paces.note(at(second * 100), second * 1_000)
  paces.note(new Map([['a', { sentBytes: 800, step: { kind: 'reconnecting' } as const }]]), 9_000)
  expect(paces.paceOf('a')).toBeNull()
  for (let second = 10; second < 19; second += 1) paces.note(at(second * 100), second * 1_000)
  paces.note(at(5), 19_000)
  expect(paces.paceOf('a')).toBeNull()
  for (let second = 20; second < 29; second += 1) paces.note(at(second * 100), second * 1_000)
  paces.note(new Map(), 29_000)
  expect(paces.paceOf('a')).toBeNull()
})
