// Circles: files, or folders of one room, that import each other in a ring. Imports of types count.
import { importsOf, targetOf } from './imports.ts'
import { isDrawn, roomOf, unitOf } from './units.ts'

type Graph = ReadonlyMap<string, readonly string[]>

/** Files that import each other in a ring: each ring in one line. `sources` maps paths to texts. */
export function fileCircles(sources: ReadonlyMap<string, string>): readonly string[] {
  return circlesOf(importGraph(sources)).map((ring) => ring.join(' <-> '))
}

/** Folders of one room that import each other in a ring. */
export function folderCircles(sources: ReadonlyMap<string, string>): readonly string[] {
  const graph = new Map<string, string[]>()
  for (const [path, targets] of importGraph(sources)) {
    const name = roomOf(path)
    if (name === null || !isDrawn(name)) continue
    const from = `${name}: ${unitOf(name, path)}`
    const to = targets.filter((target) => roomOf(target) === name).map((target) => `${name}: ${unitOf(name, target)}`)
    graph.set(from, [...(graph.get(from) ?? []), ...to.filter((each) => each !== from)])
  }
  return circlesOf(graph).map((ring) => ring.join(' <-> '))
}

function importGraph(sources: ReadonlyMap<string, string>): Graph {
  const targetsOf = (path: string, source: string): string[] =>
    importsOf(source).flatMap((specifier) => {
      const target = targetOf(path, specifier)
      return target !== null && sources.has(target) ? [target] : []
    })
  return new Map([...sources].map(([path, source]) => [path, targetsOf(path, source)]))
}

/** Tarjan's strongly connected components of more than one node. */
function circlesOf(graph: Graph): readonly (readonly string[])[] {
  const numbers = new Map<string, number>()
  const lowest = new Map<string, number>()
  const open: string[] = []
  const rings: string[][] = []
  const visit = (node: string): void => {
    const number = numbers.size
    numbers.set(node, number)
    lowest.set(node, number)
    open.push(node)
    for (const next of graph.get(node) ?? []) {
      if (!numbers.has(next)) visit(next)
      else if (!open.includes(next)) continue
      lowest.set(node, Math.min(lowest.get(node) ?? number, lowest.get(next) ?? number))
    }
    if (lowest.get(node) !== number) return
    const ring = open.splice(open.indexOf(node))
    if (ring.length > 1) rings.push(ring.toSorted())
  }
  for (const node of graph.keys()) if (!numbers.has(node)) visit(node)
  return rings
}
