import { expect, it } from 'vitest'
import { Newcomers } from '#engine/queue/newcomers.ts'
import { anUpload } from '../builders.ts'

const guard = { files: 1, bytes: 1e9, withinMs: 60_000, calmMs: 10_000 }
const settling = { kind: 'settling', untilMs: 0, changingSinceMs: 0, reason: 'settling' } as const
const fresh = (path: string) => anUpload({ path, state: settling, stored: null, unconfirmed: null })

it('asks about very much at once, and lets it wait for its grace time as well', () => {
  const newcomers = new Newcomers({ guard, graceMs: 1_000 })
  expect(newcomers.hear(null, fresh('d/a'), 0)).toEqual({ asked: [], waits: true })
  expect(newcomers.hear(null, fresh('d/b'), 0)).toEqual({ asked: ['d/a', 'd/b'], waits: true })
  // Who says that it is sent has had his time.
  newcomers.release([{ ...fresh('d/a'), intent: 'ask' }, fresh('d/b')], 'd')
  expect([newcomers.grace.endMs('d/a', 1), newcomers.grace.endMs('d/b', 1)]).toEqual([null, 1_000])
})
