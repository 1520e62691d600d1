// `node test/simulation/planted/find-starts.ts`: hunts for every planted bug, and keeps which seed found it, so that the
// next hunts begin there. To be run when the simulated world has changed so much that the hunts became long.
import { keepStarts, startOf } from './hunt-starts.ts'
import { createHunters } from './hunt.ts'
import { plantedBugs } from './planted-bugs.ts'

const found = new Map<string, number>()
const hunters = createHunters()

async function findStart(name: string): Promise<void> {
  const { found: what, runs } = await hunters.hunt(name)
  if (what !== null) found.set(name, startOf(name) + runs - 1)
  console.log(`${what === null ? 'not found' : `seed ${found.get(name)}`}: ${name}`)
}

try {
  await Promise.all(plantedBugs.map(({ name }) => findStart(name)))
  keepStarts(found)
} finally {
  hunters.close()
}
