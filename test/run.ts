// `npm test`: types, lint, a build, then every test, and one plain line at the end that says how many passed. With `--long` first
// among the words what is repeated with other luck is repeated more often.
import { join } from 'node:path'
import { countChecks, runChecks } from './run/checks.ts'
import { runSpecs } from './run/specs.ts'
import { runUnits } from './run/units.ts'
import { failuresOfWindows, runWindows } from './run/windows.ts'
import { failuresOfSpecs, failuresOfUnits, failuresText } from './run/failures.ts'
import { sentenceOf, type Count } from './run/count.ts'
import { slowestOf, timesOfSpecs, timesOfUnits } from './run/slowest.ts'
import { makeFolder, removeFolder } from '#test/rigs/made-folder.ts'

const given = process.argv.slice(2)
const isLongRun = given[0] === '--long'
const words = isLongRun ? given.slice(1) : given
// For every process of the run; read by test/rigs/amount.ts.
if (isLongRun) process.env['OUTBOX_TESTS'] = 'long'
/** `docs/decisions/0049-the-long-run.md`. */
const shorterRunText = 'The whole is npm run test:long, before a release: it repeats more, and runs more on Windows.'
const folder = makeFolder()
try {
  const [units, windows, specs] = [join(folder, 'units.json'), join(folder, 'windows.json'), join(folder, 'specs.json')]
  const checksFailed = await runChecks()
  const counts = [countChecks(checksFailed.length), await runUnits(units, words)]
  // Words narrow the run to some files; what follows is run only as a whole. Both of these wait more than they work. With the units beside
  // them the run is no shorter, and everything in it slower.
  if (words.length === 0) counts.push(...(await Promise.all([runWindows(windows), runSpecs(specs)])))
  const sum = (part: keyof Count): number => counts.reduce((all, count) => all + count[part], 0)
  const total = { passed: sum('passed'), failed: sum('failed'), skipped: sum('skipped') }
  console.log(`\n${slowestOf([...timesOfUnits(units), ...timesOfSpecs(specs)], 10)}`)
  const failures = [
    ...checksFailed,
    ...failuresOfUnits(units),
    ...failuresOfWindows(windows),
    ...failuresOfSpecs(specs),
  ]
  if (!isLongRun) console.log(`\n${shorterRunText}`)
  if (failures.length > 0) console.log(`\n${failuresText(failures)}`)
  console.log(`\n${sentenceOf(total)}`)
  process.exitCode = total.failed === 0 ? 0 : 1
} finally {
  removeFolder(folder)
}
