// `npm test`: types, lint, a build, then every test, and one plain line at the end that says how many passed.
import { join } from 'node:path'
import { countChecks, runChecks } from './run/checks.ts'
import { runSpecs } from './run/specs.ts'
import { runUnits } from './run/units.ts'
import { failuresOfWindows, runWindows } from './run/windows.ts'
import { failuresOfSpecs, failuresOfUnits, failuresText } from './run/failures.ts'
import { sentenceOf, type Count } from './run/count.ts'
import { slowestOf, timesOfSpecs, timesOfUnits } from './run/slowest.ts'
import { makeFolder, removeFolder } from '#test/rigs/made-folder.ts'

async function inTurn(parts: readonly (() => Promise<Count>)[]): Promise<readonly Count[]> {
  const counts: Count[] = []
  for (const run of parts) counts.push(await run())
  return counts
}

const words = process.argv.slice(2)
const folder = makeFolder()
try {
  const [units, windows, specs] = [join(folder, 'units.json'), join(folder, 'windows.json'), join(folder, 'specs.json')]
  const checksFailed = await runChecks()
  const counts = [countChecks(checksFailed.length)]
  // Words narrow the run to some files of the units; the rest is run only as a whole. Windows' Node and the app wait more than they
  // work, so the units are run beside them. Not all three at once: a window must be shown within its time.
  const besides = words.length === 0 ? [() => runWindows(windows), () => runSpecs(specs)] : []
  counts.push(...(await Promise.all([runUnits(units, words), inTurn(besides)])).flat())
  const sum = (part: keyof Count): number => counts.reduce((all, count) => all + count[part], 0)
  const total = { passed: sum('passed'), failed: sum('failed'), skipped: sum('skipped') }
  console.log(`\n${slowestOf([...timesOfUnits(units), ...timesOfSpecs(specs)], 10)}`)
  const failures = [
    ...checksFailed,
    ...failuresOfUnits(units),
    ...failuresOfWindows(windows),
    ...failuresOfSpecs(specs),
  ]
  if (failures.length > 0) console.log(`\n${failuresText(failures)}`)
  console.log(`\n${sentenceOf(total)}`)
  process.exitCode = total.failed === 0 ? 0 : 1
} finally {
  removeFolder(folder)
}
