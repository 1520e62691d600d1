// What a run on Windows' Node says, in numbers, with the table of what is left out taken into account.
import { z } from 'zod'
import { onlyLongTests, type LongTests } from './choice/only-long.ts'
import { leftOut, type LeftOut } from './left-out.ts'
import type { Count } from '#test/run/count.ts'
import { failuresOfReport, type Failure } from '#test/run/failures.ts'

const reportSchema = z.object({
  success: z.boolean(),
  numFailedTestSuites: z.int(),
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      assertionResults: z.array(
        z.object({ ancestorTitles: z.array(z.string()), title: z.string(), status: z.string() }),
      ),
    }),
  ),
})

/** `mistakes` are sentences about the table; each counts as a failure, and is among the `failures`. */
export type Verdict = {
  readonly count: Count
  readonly mistakes: readonly string[]
  readonly failures: readonly Failure[]
}

/**
 * Judges vitest's report (its JSON, parsed). A test that is expected to fail and does so was passed by vitest and counts as
 * skipped here; one that passes was failed by vitest. `ended` is whether vitest ended with status 0; `isWhole` is
 * false when only some tests of a file were asked for.
 */
export function judge(
  report: unknown,
  ended: boolean,
  isWhole: boolean,
  table: readonly LeftOut[] = leftOut,
  onlyLong: readonly LongTests[] = onlyLongTests,
): Verdict {
  const { success, testResults } = reportSchema.parse(report)
  const tests = testResults.flatMap(({ name, assertionResults }) =>
    assertionResults.map(({ ancestorTitles, title, status }) => ({
      file: fileOf(name),
      name: [...ancestorTitles, title].join(' > '),
      status,
    })),
  )
  const marked = table.flatMap(({ file, names, how }) => names.map((name) => ({ file, name, how })))
  const isMarked = (test: { file: string; name: string }): boolean =>
    marked.some(({ file, name }) => file === test.file && name === test.name)
  const ran = new Set(testResults.map(({ name }) => fileOf(name)))
  const isIn = (left: LongTests): boolean => tests.some(({ file, name }) => file === left.file && left.tests.test(name))
  const lost = onlyLong
    .filter((left) => ran.has(left.file) && !isIn(left))
    .map(({ file, tests: pattern }) => `only-long.ts names tests that are not there: ${file} > ${String(pattern)}`)
  const gone = marked
    .filter(({ file, name }) => ran.has(file) && !tests.some((test) => test.file === file && test.name === name))
    .map(({ file, name }) => `left-out.ts names a test that is not there: ${file} > ${name}`)
  const mistakes = [...gone, ...lost]
  const failed = tests.filter(({ status }) => status === 'failed')
  const passed = tests.filter((test) => test.status === 'passed' && !isMarked(test)).length
  const wrong = failed.filter(isMarked)
  const broken = failed.length === 0 && (!success || !ended) ? 1 : 0
  const told = isWhole ? mistakes.map((message) => ({ test: message.replace(/ .*/s, ''), message })) : []
  return {
    count: {
      passed,
      failed: failed.length + broken + (isWhole ? mistakes.length : 0),
      skipped: tests.length - passed - failed.length,
    },
    mistakes: [
      ...(isWhole ? mistakes : []),
      ...wrong.map(({ file, name }) => `left-out.ts expects a failure, and the test passes: ${file} > ${name}`),
    ],
    failures: [...failuresOfReport(report, fileOf), ...told],
  }
}

/** Windows' path in the root as a path from the project's folder. */
function fileOf(path: string): string {
  return path.replaceAll('\\', '/').replace(/^.*?\/work\/in\//, '')
}
