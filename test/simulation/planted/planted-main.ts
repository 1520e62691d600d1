// Hunts for the planted bugs that it is sent the names of: runs seeds with one bug until the simulation finds it, and answers how many
// and what broke, or null. The bug is put into the source while it is loaded, and what reaches that file is loaded anew for each hunt.
import { readFileSync } from 'node:fs'
import { registerHooks, stripTypeScriptTypes } from 'node:module'
import { fileURLToPath } from 'node:url'
import type { Hunt } from './hunt.ts'
import { startOf } from './hunt-starts.ts'
import type { PlantedBug } from './planted-bug.ts'
import { plantedBugs } from './planted-bugs.ts'
import { importersBelow, loadedAnew } from '#test/architecture/importers.ts'

const mostSeeds = 1_000

const root = new URL('../../../', import.meta.url).href

const entry = 'test/simulation/run-seeds.ts'
const importers = importersBelow(entry, (path) => readFileSync(fileURLToPath(`${root}${path}`), 'utf8'))

/** What is loaded anew has the number of the hunt behind the names of its files. */
const marked = /\?hunt=\d+$/
let hunts = 0
let planted: { readonly file: string; readonly source: string; readonly anew: ReadonlySet<string> } | null = null

/** Sources without their types: to take those away is most of what loading costs. */
const sources = new Map<string, string>()

registerHooks({
  resolve(name, context, nextResolve) {
    const found = nextResolve(name, context)
    const isAnew = found.url.startsWith(root) && planted?.anew.has(found.url.slice(root.length)) === true
    return isAnew ? { ...found, url: `${found.url}?hunt=${hunts}` } : found
  },
  load(url, context, nextLoad) {
    if (!marked.test(url)) return nextLoad(url, context)
    const file = url.replace(marked, '')
    const source = planted?.file === file ? planted.source : plainSource(file)
    return { format: 'module', source, shortCircuit: true }
  },
})

function plainSource(file: string): string {
  const known = sources.get(file)
  if (known !== undefined) return known
  const source = stripTypeScriptTypes(readFileSync(fileURLToPath(file), 'utf8'))
  sources.set(file, source)
  return source
}

function plant(bug: PlantedBug): void {
  const file = `${root}${bug.file}`
  const pieces = readFileSync(fileURLToPath(file), 'utf8').split(bug.find)
  if (pieces.length !== 2) throw new Error(`"${bug.name}": its text stands ${pieces.length - 1} times in ${bug.file}`)
  planted = { file, source: stripTypeScriptTypes(pieces.join(bug.replace)), anew: loadedAnew(bug.file, importers) }
}

async function hunt(name: string): Promise<Hunt> {
  const bug = plantedBugs.find((candidate) => candidate.name === name)
  if (bug === undefined) throw new Error('no such bug')
  hunts += 1
  plant(bug)
  const { runSeeds } = await import('../run-seeds.ts')
  const { runs, failures } = await runSeeds({ from: startOf(name), count: mostSeeds, stopAtFirst: true })
  return { runs, found: failures[0] ?? null }
}

process.on('message', (name) => void hunt(String(name)).then((result) => process.send?.(result)))
// A test that is gone leaves no process behind.
process.once('disconnect', () => process.exit())
