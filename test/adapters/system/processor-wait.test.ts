import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { availableParallelism } from 'node:os'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createProcessorWait } from '#adapters/system/processor-wait.ts'
import { temporaryFolder } from '#test/rigs/temporary-folder.ts'

const linuxTells = createProcessorWait()() !== null

test('where nothing is told, nothing is made up', () => {
  const folder = temporaryFolder()
  expect(createProcessorWait(join(folder, 'missing'))()).toBeNull()
  writeFileSync(join(folder, 'other'), 'something else\n')
  const wait = createProcessorWait(join(folder, 'other'))
  expect([wait(), wait()]).toEqual([null, null])
})

test.runIf(process.platform === 'linux')('nanoseconds are told as milliseconds', () => {
  const file = join(temporaryFolder(), 'schedstat')
  writeFileSync(file, '1313374 3937535 5\n')
  const wait = createProcessorWait(file)
  expect(wait()).toBe(3.937535)
  writeFileSync(file, '1313374 13937535 6\n')
  expect(wait()).toBe(13.937535)
})

test.runIf(linuxTells)(
  'a thread that other programs keep from running has waited; one that waits for itself has not',
  async () => {
    const wait = createProcessorWait()
    const others = Array.from({ length: 3 * availableParallelism() }, () =>
      spawn(process.execPath, ['-e', "console.log('runs'); for (;;);"], { stdio: ['ignore', 'pipe', 'ignore'] }),
    )
    try {
      await Promise.all(others.map(({ stdout }) => once(stdout, 'data')))
      const before = wait() ?? 0
      const endMs = performance.now() + 400
      while (performance.now() < endMs);
      expect((wait() ?? 0) - before).toBeGreaterThan(50)
    } finally {
      for (const other of others) other.kill('SIGKILL')
    }
    // Asleep: it is not ready to run, and the little that it waits for its turn afterwards is its own.
    const before = wait() ?? 0
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 300)
    expect((wait() ?? 0) - before).toBeLessThan(200)
  },
)
