import { spawnSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { createMemoryThrift, manyUploads } from '#adapters/memory-thrift.ts'

function watchedThrift() {
  const set: string[] = []
  return { look: createMemoryThrift((flags) => set.push(flags)), set }
}

test('with few uploads nothing is changed', () => {
  const { look, set } = watchedThrift()
  look(0)
  look(manyUploads - 1)
  expect(set).toEqual([])
})

test('with many uploads memory is saved, which is said once', () => {
  const { look, set } = watchedThrift()
  look(manyUploads)
  look(manyUploads + 1)
  look(0)
  look(manyUploads)
  expect(set).toEqual(['--optimize-for-size'])
})

test('the flag is one that this Node has: V8 would only print a line about an unknown one', () => {
  const { stdout } = spawnSync(process.execPath, ['--v8-options'], { encoding: 'utf8' })
  expect(stdout).toMatch(/^ +--optimize-for-size /m)
})
