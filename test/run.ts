// `npm test`: types, lint, then every test, and one plain line at the end that says how many passed.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'

const root = fileURLToPath(new URL('..', import.meta.url))

const reportSchema = z.object({
  numPassedTests: z.int(),
  numFailedTests: z.int(),
  numPendingTests: z.int(),
  numFailedTestSuites: z.int(),
  success: z.boolean(),
})

/** Runs a tool of the project with its output on ours; true when it found nothing. */
function passes(tool: string, ...args: string[]): boolean {
  const script = join(root, 'node_modules', '.bin', tool)
  console.log(`\n> ${tool} ${args.join(' ')}`)
  return (
    spawnSync(script, args, { cwd: root, stdio: 'inherit', env: { ...process.env, FORCE_COLOR: '0' } }).status === 0
  )
}

const checks = [
  passes('tsc', '-p', '.'),
  passes('tsc', '-p', 'src/engine'),
  passes('oxlint', '--type-aware', '--deny-warnings', 'src', 'test', 'resources'),
  passes('prettier', '--check', '--log-level', 'warn', 'src', 'test', 'resources'),
]

const folder = mkdtempSync(join(tmpdir(), 'outbox-test-'))
const reportFile = join(folder, 'report.json')
const ran = passes(
  'vitest',
  'run',
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${reportFile}`,
  ...process.argv.slice(2),
)

try {
  const report = reportSchema.parse(JSON.parse(readFileSync(reportFile, 'utf8')))
  const brokenSuites = report.numFailedTests === 0 && !report.success ? Math.max(1, report.numFailedTestSuites) : 0
  const failed = report.numFailedTests + brokenSuites + checks.filter((check) => !check).length
  const passed = report.numPassedTests + checks.filter((check) => check).length
  const skipped = report.numPendingTests > 0 ? `, ${report.numPendingTests} skipped` : ''
  console.log(`\n${passed} passed, ${failed} failed${skipped}`)
  process.exitCode = failed === 0 && ran ? 0 : 1
} catch {
  console.log('\n0 passed, 1 failed')
  process.exitCode = 1
} finally {
  rmSync(folder, { recursive: true, force: true })
}
