import { expect, test } from 'vitest'
import { aboutThisFile } from '#adapters/transfer/second-look.ts'
import type { Reached } from '#adapters/transfer/second-look.ts'

const page = { kind: 'later', reason: 'captive_portal', afterMs: null } as const
const offline = { kind: 'later', reason: 'offline', afterMs: null } as const

test.each([
  ['the server answers another question', { kind: 'offered' }, { kind: 'intercepted' }],
  ['every question is answered with a page', page, page],
  ['another trouble came meanwhile', offline, offline],
] as const)('a page is judged by a second look: %s', async (_, other, expected) => {
  expect(await aboutThisFile(page, () => Promise.resolve<Reached>(other))).toEqual(expected)
})

test('nothing but a page is looked at again', async () => {
  const refuse = (): Promise<Reached> => Promise.reject(new Error('asked again'))
  expect(await aboutThisFile(offline, refuse)).toBe(offline)
  const stored = { kind: 'stored' } as const
  expect(await aboutThisFile(stored, refuse)).toBe(stored)
})
