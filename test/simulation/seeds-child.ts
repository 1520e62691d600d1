// `fork` of this file with FROM and COUNT runs these seeds and sends what came of them: as a program of its own, for the tests' own
// way of loading modules makes the engine a third slower.
import { runSeeds } from './run-seeds.ts'

const [from, count] = process.argv.slice(2).map(Number)
if (from === undefined || count === undefined) throw new Error('usage: FROM COUNT')

// A test that is gone leaves no process behind.
process.once('disconnect', () => process.exit())
process.send?.(await runSeeds({ from, count, stopAtFirst: false }), () => process.disconnect())
