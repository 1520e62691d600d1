import { spawnSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { createGcTuning, manyUploads } from '#adapters/system/gc-tuning.ts'

function watchedThrift() {
  const set: string[] = []
  return { look: createGcTuning((flags) => set.push(flags)), set }
}

test('memory is saved from the start, while it is not known how many uploads there are', () => {
  expect(watchedThrift().set).toEqual(['--optimize-for-size'])
})

test('with few uploads speed counts more', () => {
  const { look, set } = watchedThrift()
  look(0)
  look(manyUploads - 1)
  expect(set).toEqual(['--optimize-for-size', '--no-optimize-for-size'])
})

test('with many uploads memory is saved, and each change is said once', () => {
  const { look, set } = watchedThrift()
  look(manyUploads)
  expect(set).toEqual(['--optimize-for-size'])
  look(10)
  look(manyUploads)
  look(manyUploads + 1)
  expect(set).toEqual(['--optimize-for-size', '--no-optimize-for-size', '--optimize-for-size'])
})

test('the flag is one that this Node has: V8 would only print a line about an unknown one', () => {
  const { stdout } = spawnSync(process.execPath, ['--v8-options'], { encoding: 'utf8' })
  expect(stdout).toMatch(/^ +--optimize-for-size /m)
})
