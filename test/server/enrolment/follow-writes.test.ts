// Hearing of what another process writes.
import { expect, test } from 'vitest'
import { followWrites } from '#server/enrolment/follow-writes.ts'

test('a change is read once, and again where reading it failed', async () => {
  let version = 1
  const { follow, look } = followWrites(() => version)
  const reads: number[] = []
  let fails = false
  const stop = await follow(() => {
    if (fails) return Promise.reject(new Error('no'))
    reads.push(version)
    return Promise.resolve()
  })
  await look()
  expect(reads).toEqual([1])
  version = 2
  fails = true
  await expect(look()).rejects.toThrow('no')
  fails = false
  await look()
  await look()
  expect(reads).toEqual([1, 2])
  stop()
})
