// Runs seeds with one planted bug until the simulation finds it. Started as a process of its own, for the bug is put
// into the source while it is loaded. Prints one JSON line: the seed that found it and what broke, or null.
import { readFileSync } from 'node:fs'
import { registerHooks } from 'node:module'
import { fileURLToPath } from 'node:url'
import { startOf } from './hunt-starts.ts'
import { plantedBugs } from './planted-bugs.ts'

const mostSeeds = 1_000

const bug = plantedBugs.find((candidate) => candidate.name === process.argv[2])
if (bug === undefined) throw new Error('no such bug')
const target = new URL(`../../../${bug.file}`, import.meta.url).href
const source = readFileSync(fileURLToPath(target), 'utf8')
const pieces = source.split(bug.find)
if (pieces.length !== 2) throw new Error(`"${bug.name}": its text stands ${pieces.length - 1} times in ${bug.file}`)

registerHooks({
  load(url, context, nextLoad) {
    if (url !== target) return nextLoad(url, context)
    return { format: 'module-typescript', source: pieces.join(bug.replace), shortCircuit: true }
  },
})

const { runSeeds } = await import('../run-seeds.ts')
const { runs, failures } = await runSeeds({ from: startOf(bug.name), count: mostSeeds, stopAtFirst: true })
console.log(JSON.stringify({ runs, found: failures[0] ?? null }))
