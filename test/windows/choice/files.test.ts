// What is left out by name is there: a file that moved would be run again without anybody wanting it.
import { globSync } from 'node:fs'
import { matchesGlob } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { notRun, pureTests, unwanted, wanted } from './files.ts'
import { isOnlyLong, onlyLongFiles, onlyLongTests } from './only-long.ts'
import { leftOut } from '../left-out.ts'

const root = fileURLToPath(new URL('../../..', import.meta.url))
const pure = pureTests(root)
const [never, notUsual] = [notRun(root, true), notRun(root, false)]
const isThere = (pattern: string): boolean => globSync(pattern, { cwd: root }).length > 0

it('knows only folders and files that are there', () => {
  const long = onlyLongFiles.flatMap(({ files }) => files)
  expect(
    [...wanted, ...unwanted, ...long, ...onlyLongTests.map(({ file }) => file)].filter((pattern) => !isThere(pattern)),
  ).toEqual([])
  expect(leftOut.filter(({ file }) => !isThere(file))).toEqual([])
})

it('gives each test that is left out a sentence, and leaves it out once', () => {
  const names = leftOut.flatMap((entry) => entry.names.map((name) => `${entry.file} > ${name}`))
  expect(new Set(names).size).toBe(names.length)
  expect(leftOut.filter(({ why }) => !/^[A-Z].{9,}\.$/.test(why))).toEqual([])
  expect(names.length).toBeLessThanOrEqual(60)
})

it('leaves to the long run what has a sentence that says why, and what the usual run would have otherwise', () => {
  const whys = [...onlyLongFiles, ...onlyLongTests].map(({ why }) => why)
  expect(whys.filter((why) => !/^[A-Z].{19,}\.$/.test(why))).toEqual([])
  const isNeverRun = (file: string): boolean => never.some((pattern) => matchesGlob(file, pattern))
  for (const pattern of onlyLongFiles.flatMap(({ files }) => files)) {
    const files = globSync(pattern, { cwd: root }).map((file) => file.replaceAll('\\', '/'))
    expect([pattern, files.every(isNeverRun)]).toEqual([pattern, false])
    expect([pattern, wanted.some((folder) => pattern.startsWith(folder))]).toEqual([pattern, true])
  }
})

it('takes in the long run all but pure logic and containers', () => {
  expect(never).toEqual([...unwanted, ...pure])
  expect(unwanted).toEqual(['test/server/containers/**'])
  const long = onlyLongFiles.flatMap(({ files }) => files)
  expect(notUsual.toSorted()).toEqual([...never, ...long].toSorted())
})

it('knows single tests by their names', () => {
  const [first] = onlyLongTests
  expect(isOnlyLong(first?.file ?? '', 'a middling file before it is read: when it grows, the answer is')).toBe(true)
  expect(isOnlyLong(first?.file ?? '', 'a small file before it is read: when it grows, the answer is')).toBe(false)
  expect(isOnlyLong('test/other.test.ts', 'a middling file before it is read: when it grows')).toBe(false)
})

it('runs what meets the system, and leaves out what only computes', () => {
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
