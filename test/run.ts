// `npm test`: types, lint, a build, then every test, and one plain line at the end that says how many passed.
import { join } from 'node:path'
import { passes } from './run/tool.ts'
import { runSpecs } from './run/specs.ts'
import { runUnits } from './run/units.ts'
import { runWindows } from './run/windows.ts'
import { sentenceOf, type Count } from './run/count.ts'
import { makeFolder, removeFolder } from '#test/rigs/made-folder.ts'

const words = process.argv.slice(2)
const sources = ['src', 'test', 'resources', 'renderer']

const checks = [
  passes('tsc', '-p', '.'),
  passes('tsc', '-p', 'src/engine'),
  passes('tsc', '-p', 'renderer'),
  passes('tsc', '-p', 'test/end-to-end/app'),
  passes('node', 'test/stand-in/make-types.ts'),
  passes('tsc', '-p', 'tsconfig.stand-in.json'),
  passes('oxlint', '--type-aware', '--deny-warnings', ...sources),
  passes('prettier', '--check', '--log-level', 'warn', ...sources),
  ...['main', 'preload', 'renderer'].map((mode) => passes('vite', 'build', '--logLevel', 'warn', '--mode', mode)),
]

const folder = makeFolder()
try {
  const counts: readonly Count[] = [
    { passed: checks.filter(Boolean).length, failed: checks.filter((check) => !check).length, skipped: 0 },
    runUnits(join(folder, 'units.json'), words),
    // Words narrow the run to some files; what follows is run only as a whole.
    ...(words.length === 0 ? [runWindows(join(folder, 'windows.json')), runSpecs(join(folder, 'specs.json'))] : []),
  ]
  const sum = (part: keyof Count): number => counts.reduce((all, count) => all + count[part], 0)
  const total = { passed: sum('passed'), failed: sum('failed'), skipped: sum('skipped') }
  console.log(`\n${sentenceOf(total)}`)
  process.exitCode = total.failed === 0 ? 0 : 1
} finally {
  removeFolder(folder)
}
