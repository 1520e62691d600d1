// How many uploads are in which state, counted while they change.
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { largeBytes } from '#engine/limits.ts'
import { createStateCounts, isLarge } from '#engine/queue/state-counts.ts'
import type { Upload } from '#shared/upload.ts'
import { absent, aFile, anUpload, done, everyState, linking, ready, sending, stateNames, unfit } from '../builders.ts'

const none = {
  settling: 0,
  waiting: 0,
  done: 0,
  blocked: 0,
  gone: 0,
  hashing: 0,
  linking: 0,
  sending: 0,
  checking: 0,
  moving: 0,
}

it('only a file above 8 MiB is large', () => {
  expect(isLarge(anUpload({ observed: aFile({ sizeBytes: largeBytes }) }))).toBe(false)
  expect(isLarge(anUpload({ observed: aFile({ sizeBytes: largeBytes + 1 }) }))).toBe(true)
  expect(isLarge(anUpload({ observed: absent }))).toBe(false)
  expect(isLarge(anUpload({ observed: unfit }))).toBe(false)
})

it('an upload is counted in its state, leaves it for the next and is forgotten', () => {
  const stateCounts = createStateCounts()
  const [first, second] = [anUpload(), anUpload({ state: done })]
  stateCounts.change(null, first)
  expect(stateCounts.counts).toEqual({ ...none, settling: 1 })
  stateCounts.change(first, second)
  expect(stateCounts.counts).toEqual({ ...none, done: 1 })
  stateCounts.change(second, null)
  expect(stateCounts.counts).toEqual(none)
})

it('large uploads are counted twice: among all and among the large', () => {
  const stateCounts = createStateCounts()
  const large = anUpload({ state: sending, observed: aFile({ sizeBytes: largeBytes + 1 }) })
  stateCounts.change(null, large)
  stateCounts.change(null, anUpload({ state: sending }))
  expect([stateCounts.counts.sending, stateCounts.large]).toEqual([2, { ...none, sending: 1 }])
  // It shrinks while it is sent.
  stateCounts.change(large, { ...large, observed: aFile() })
  expect([stateCounts.counts.sending, stateCounts.large]).toEqual([2, none])
})

it('a link in hand is counted among those that ask and for itself', () => {
  const stateCounts = createStateCounts()
  const [asking, inHand] = [anUpload({ state: linking }), anUpload({ state: ready })]
  stateCounts.change(null, asking)
  expect([stateCounts.counts.linking, stateCounts.ready]).toEqual([1, 0])
  stateCounts.change(asking, inHand)
  expect([stateCounts.counts.linking, stateCounts.ready]).toEqual([1, 1])
  stateCounts.change(inHand, anUpload({ state: sending }))
  expect([stateCounts.counts.linking, stateCounts.ready, stateCounts.counts.sending]).toEqual([0, 0, 1])
})

it('the counts are what somebody would count who looks at all uploads', () => {
  const uploads: Upload[] = stateNames.flatMap((name) => [
    anUpload({ state: everyState[name] }),
    anUpload({ state: everyState[name], observed: aFile({ sizeBytes: largeBytes + 1 }) }),
  ])
  const moves = fc.array(fc.tuple(fc.nat(4), fc.option(fc.constantFrom(...uploads), { nil: null })))
  fc.assert(
    fc.property(moves, (changes) => {
      const stateCounts = createStateCounts()
      const now = new Map<number, Upload>()
      for (const [at, after] of changes) {
        stateCounts.change(now.get(at) ?? null, after)
        if (after === null) now.delete(at)
        else now.set(at, after)
      }
      const all = [...now.values()]
      const count = (of: readonly Upload[]): object =>
        of.reduce((sum, { state }) => ({ ...sum, [state.kind]: sum[state.kind] + 1 }), none)
      expect(stateCounts.counts).toEqual(count(all))
      expect(stateCounts.large).toEqual(count(all.filter((upload) => isLarge(upload) && upload.state.kind !== 'done')))
      expect(stateCounts.ready).toBe(all.filter(({ state }) => state.kind === 'linking' && state.ready !== null).length)
    }),
  )
})

it('a pipe or socket is blocked and nobody is asked to do anything about it', () => {
  const stateCounts = createStateCounts()
  const state = { kind: 'blocked', reason: 'not_a_regular_file', atMs: 0 } as const
  stateCounts.change(null, anUpload({ state }))
  expect([stateCounts.counts.blocked, stateCounts.leftOut.blocked, stateCounts.active]).toEqual([1, 1, 0])
  stateCounts.change(anUpload({ state }), anUpload({ state: { ...state, reason: 'symbolic_link' } }))
  expect([stateCounts.counts.blocked, stateCounts.leftOut.blocked]).toEqual([1, 0])
})
