import { spawn } from 'node:child_process'
import { availableParallelism } from 'node:os'
import { expect, onTestFinished, test } from 'vitest'
import { slowness } from './slowness.ts'

test('it is at least one, and more where others want the processor, too', () => {
  expect(slowness()).toBeGreaterThanOrEqual(1)
  // Twice as many as there are processors: no thread gets much more than half of one.
  for (let busy = 0; busy < 2 * availableParallelism(); busy += 1) {
    const child = spawn(process.execPath, ['-e', 'for (;;);'])
    onTestFinished(() => void child.kill('SIGKILL'))
  }
  const seen = Array.from({ length: 4 }, slowness)
  expect(Math.max(...seen)).toBeGreaterThan(1.3)
})
