// Which tests are run on Windows' Node: those of code that meets the system.
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { onlyLongFiles } from './only-long.ts'
import { pureOf } from './pure.ts'

/** Words for vitest: a file is run when its path contains one of them. */
export const wanted: readonly string[] = [
  'test/adapters/',
  'test/uploader/',
  'test/cli/',
  'test/main/',
  'test/server/',
  'test/windows/commands/',
]

/** Run in no run here: containers are of Linux. Patterns of vitest. */
export const unwanted: readonly string[] = ['test/server/containers/**']

/** The tests of pure logic among those of `wanted`, which are run once, on the system that runs them all. */
export function pureTests(root: string): readonly string[] {
  const files = globSync(
    wanted.map((folder) => `${folder}**/*.test.ts`),
    { cwd: root },
  )
  const paths = files.map((file) => file.replaceAll('\\', '/')).toSorted()
  return pureOf(paths, (path) => readFileSync(join(root, path), 'utf8'))
}

/** What a run leaves out of the files of `wanted`, as patterns of vitest. The long run takes all that is not pure logic. */
export function notRun(root: string, isLong: boolean): readonly string[] {
  const left = isLong ? [] : onlyLongFiles.flatMap(({ files }) => files)
  return [...unwanted, ...left, ...pureTests(root)]
}
