// A page that dies is loaded again, but not forever.
import { expect, it } from 'vitest'
import { mayReload } from '#main/window/page-crashes.ts'

function judge(momentsMs: readonly number[]): readonly boolean[] {
  let crashesMs: readonly number[] = []
  return momentsMs.map((atMs) => {
    const judged = mayReload(crashesMs, atMs)
    crashesMs = judged.crashesMs
    return judged.may
  })
}

it('is loaded three times within minutes, then left', () => {
  expect(judge([0, 1_000, 2_000, 3_000, 4_000])).toEqual([true, true, true, false, false])
})

it('is loaded again when the crashes lie far apart', () => {
  expect(judge([0, 1, 2, 3].map((at) => at * 600_000))).toEqual([true, true, true, true])
})
