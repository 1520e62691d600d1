// What a piece leaves behind is freed at once, and nothing that is still in use.
import { expect, test } from 'vitest'
import { createYoungGarbage } from '#server/young-garbage.ts'

test('buffers that nobody holds are freed, those in use stay', () => {
  const freeGarbage = createYoungGarbage()
  freeGarbage()
  const before = process.memoryUsage().arrayBuffers
  const held = [...someBuffers()].slice(0, 8)
  const full = process.memoryUsage().arrayBuffers - before
  // Twice: V8 keeps an object that it sees for the first time.
  freeGarbage()
  freeGarbage()
  const left = process.memoryUsage().arrayBuffers - before
  expect(full).toBeGreaterThan(6_000_000)
  expect(left).toBeLessThan(2_000_000)
  expect(held.map((buffer) => buffer[0])).toEqual([0, 1, 2, 3, 4, 5, 6, 7])
})

function* someBuffers(): Generator<Buffer> {
  for (let index = 0; index < 128; index += 1) yield Buffer.alloc(65_536, index)
}
