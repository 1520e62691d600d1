// `npm test`: types, lint, a build, then every test, and one plain line at the end that says how many passed.
import { join } from 'node:path'
import { countPasses, type Call } from './run/tool.ts'
import { runSpecs } from './run/specs.ts'
import { runUnits } from './run/units.ts'
import { runWindows } from './run/windows.ts'
import { sentenceOf, type Count } from './run/count.ts'
import { slowestOf, timesOfSpecs, timesOfUnits } from './run/slowest.ts'
import { makeFolder, removeFolder } from '#test/rigs/made-folder.ts'

const words = process.argv.slice(2)
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

async function runChecks(): Promise<Count> {
  const counts = await Promise.all([countPasses(standInTypes, 1), countPasses([...checks, ...builds], 2)])
  const passed = counts.reduce((all, count) => all + count, 0)
  return { passed, failed: standInTypes.length + checks.length + builds.length - passed, skipped: 0 }
}

async function inTurn(parts: readonly (() => Promise<Count>)[]): Promise<readonly Count[]> {
  const counts: Count[] = []
  for (const run of parts) counts.push(await run())
  return counts
}

const folder = makeFolder()
try {
  const [units, windows, specs] = [join(folder, 'units.json'), join(folder, 'windows.json'), join(folder, 'specs.json')]
  const counts = [await runChecks()]
  // Words narrow the run to some files of the units; the rest is run only as a whole. Windows' Node and the app wait more than they
  // work, so the units are run beside them. Not all three at once: a window must be shown within its time.
  const besides = words.length === 0 ? [() => runWindows(windows), () => runSpecs(specs)] : []
  counts.push(...(await Promise.all([runUnits(units, words), inTurn(besides)])).flat())
  const sum = (part: keyof Count): number => counts.reduce((all, count) => all + count[part], 0)
  const total = { passed: sum('passed'), failed: sum('failed'), skipped: sum('skipped') }
  console.log(`\n${slowestOf([...timesOfUnits(units), ...timesOfSpecs(specs)], 10)}`)
  console.log(`\n${sentenceOf(total)}`)
  process.exitCode = total.failed === 0 ? 0 : 1
} finally {
  removeFolder(folder)
}
