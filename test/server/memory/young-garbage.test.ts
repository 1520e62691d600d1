// What a piece leaves behind is freed at once, and nothing that is still in use.
import { expect, test } from 'vitest'
import { createYoungGarbage } from '#server/memory/young-garbage.ts'

test('buffers that nobody holds are freed, those in use stay', () => {
  const freeGarbage = createYoungGarbage()
  // V8 looks at its young objects by itself now and then, too. What it saw twice is old, and is not freed here: then once more.
  const left = Array.from({ length: 5 }, () => leftAfter(freeGarbage))
  expect(Math.min(...left)).toBeLessThan(2_000_000)
})

test('without it they stay', () => {
  const left = Array.from({ length: 5 }, () => leftAfter(() => undefined))
  expect(Math.max(...left)).toBeGreaterThan(6_000_000)
})

/** Makes 8 MB of buffers of which half a megabyte is held; answers how many bytes are left after `free`. */
function leftAfter(free: () => void): number {
  free()
  const before = process.memoryUsage().arrayBuffers
  const held = makeBuffers()
  // V8 frees buffers on another thread, and waits for that when it looks again.
  for (let look = 0; look < 3; look += 1) free()
  const left = process.memoryUsage().arrayBuffers - before
  expect(held.map((buffer) => buffer[0])).toEqual([0, 1, 2, 3, 4, 5, 6, 7])
  return left
}

/** In a function of its own: V8 takes what a running function had in hand for in use, also when no variable names it any more. */
function makeBuffers(): readonly Buffer[] {
  const held: Buffer[] = []
  for (let index = 0; index < 128; index += 1) {
    const buffer = Buffer.alloc(65_536, index)
    if (index < 8) held.push(buffer)
  }
  return held
}
