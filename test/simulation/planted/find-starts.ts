// `node test/simulation/planted/find-starts.ts`: hunts for every planted bug, and keeps which seed found it, so that the
// next hunts begin there. To be run when the simulated world has changed so much that the hunts became long.
import { availableParallelism } from 'node:os'
import { makeFolder, removeFolder } from '#test/rigs/made-folder.ts'
import { keepStarts, startOf } from './hunt-starts.ts'
import { hunt } from './hunt.ts'
import { plantedBugs } from './planted-bugs.ts'

const cache = makeFolder()
const found = new Map<string, number>()
const left = plantedBugs.map(({ name }) => name)

async function work(): Promise<void> {
  for (let name = left.shift(); name !== undefined; name = left.shift()) {
    const { found: what, runs } = await hunt(name, cache)
    if (what !== null) found.set(name, startOf(name) + runs - 1)
    console.log(`${what === null ? 'not found' : `seed ${found.get(name)}`}: ${name}`)
  }
}

try {
  await Promise.all(Array.from({ length: availableParallelism() }, work))
  keepStarts(found)
} finally {
  removeFolder(cache)
}
