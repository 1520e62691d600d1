// All tests of vitest, counted.
import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { broken, type Count } from './count.ts'
import { runTool } from './tool.ts'

const reportSchema = z.object({
  numPassedTests: z.int(),
  numFailedTests: z.int(),
  numPendingTests: z.int(),
  numFailedTestSuites: z.int(),
  success: z.boolean(),
})

/** Runs vitest; `words` go to it as they are. */
export async function runUnits(reportFile: string, words: readonly string[]): Promise<Count> {
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${reportFile}`]
  const ended = await runTool(['vitest', 'run', ...reporters, ...words])
  return countUnits(reportFile, ended)
}

/** A run that failed without a failed test (a file that does not load, an error outside all tests) is a failure, too. */
export function countUnits(reportFile: string, ended: boolean): Count {
  try {
    const report = reportSchema.parse(JSON.parse(readFileSync(reportFile, 'utf8')))
    const { numPassedTests, numFailedTests, numPendingTests, numFailedTestSuites, success } = report
    const isBroken = numFailedTests === 0 && (!success || !ended)
    return {
      passed: numPassedTests,
      failed: isBroken ? Math.max(1, numFailedTestSuites) : numFailedTests,
      skipped: numPendingTests,
    }
  } catch {
    return broken
  }
}
