// Types, lint, format and builds: what is run before any test, side by side.
import type { Count } from './count.ts'
import type { Failure } from './failures.ts'
import { runToolQuietly, type Call } from './tool.ts'

const sources = ['src', 'test', 'resources', 'renderer']

/** Several threads check much twice: one alone does the same with little more than half the work. */
const oneThread = '--singleThreaded'

/** The longest first. */
const checks: readonly Call[] = [
  ['oxlint', '--type-aware', '--deny-warnings', ...sources],
  ['tsc', '-p', '.', oneThread],
  ['tsc', '-p', 'src/engine', oneThread],
  ['tsc', '-p', 'renderer', oneThread],
  ['tsc', '-p', 'test/end-to-end/app', oneThread],
  ['oxfmt', '--check', ...sources],
]
/** Each needs what the one before it made. */
const standInTypes: readonly Call[] = [
  ['node', 'test/stand-in/make-types.ts'],
  ['tsc', '-p', 'tsconfig.stand-in.json', oneThread],
]
const builds = ['main', 'preload', 'renderer'].map((mode): Call => [
  'vite',
  'build',
  '--logLevel',
  'warn',
  '--mode',
  mode,
])

/**
 * For `tsc` and the linter, which are written in Go: their garbage is collected only when they hold so much. That was a fifth of their
 * work.
 */
const lateCollection = { GOGC: 'off', GOMEMLIMIT: '2GiB' }

/** What failed of the checks and builds. */
export async function runChecks(): Promise<readonly Failure[]> {
  return (await Promise.all([failedCalls(standInTypes, 1), failedCalls([...checks, ...builds], 2)])).flat()
}

/** Each of the checks counts as a test. */
export function countChecks(failed: number): Count {
  return { passed: standInTypes.length + checks.length + builds.length - failed, failed, skipped: 0 }
}

/** Those of `calls` that fail, with what they said; `width` of them run at a time. */
export async function failedCalls(calls: readonly Call[], width: number): Promise<readonly Failure[]> {
  const failed: Failure[] = []
  const waiting = calls.values()
  const worker = async (): Promise<void> => {
    for (const call of waiting) {
      const { passed, said } = await runToolQuietly(call, lateCollection)
      if (!passed) failed.push({ test: call.join(' '), message: said })
    }
  }
  await Promise.all(Array.from({ length: width }, worker))
  return failed
}
