// What is left out by name is there: a file that moved would be run again without anybody wanting it.
import { globSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { pureTests, unwanted, wanted } from './files.ts'
import { leftOut } from '../left-out.ts'

const root = fileURLToPath(new URL('../../..', import.meta.url))
const isThere = (pattern: string): boolean => globSync(pattern, { cwd: root }).length > 0

it('knows only folders and files that are there', () => {
  expect([...wanted, ...unwanted].filter((pattern) => !isThere(pattern))).toEqual([])
  expect(leftOut.filter(({ file }) => !isThere(file))).toEqual([])
})

it('gives each test that is left out a sentence, and leaves it out once', () => {
  const names = leftOut.flatMap((entry) => entry.names.map((name) => `${entry.file} > ${name}`))
  expect(new Set(names).size).toBe(names.length)
  expect(leftOut.filter(({ why }) => !/^[A-Z].{9,}\.$/.test(why))).toEqual([])
  expect(names.length).toBeLessThanOrEqual(60)
})

it('runs what meets the system, and leaves out what only computes', () => {
  const pure = pureTests(root)
  for (const file of ['uploader/queue-view/row-order', 'server/audit/chain', 'main/window/window-bounds'])
    expect(pure).toContain(`test/${file}.test.ts`)
  for (const file of [
    'adapters/files/real-paths',
    'adapters/system/clock',
    'cli/output/drain',
    'main/settings/settings-file',
  ])
    expect(pure).not.toContain(`test/${file}.test.ts`)
  // Windows has names of its own, and its commands are always run.
  expect(pure.filter((file) => file.startsWith('test/windows/'))).toEqual([])
})
