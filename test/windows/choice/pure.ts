// Which tests are of pure logic. They say nothing of a system, and running them on another one proves nothing.
import { importsOf, targetOf } from '#test/architecture/imports.ts'

/** What computes and does nothing else. Clocks, sockets and Node's other modules are those of the system. */
const pureModules: ReadonlySet<string> = new Set([
  '@formatjs/icu-messageformat-parser',
  'fast-check',
  'intl-messageformat',
  'node:buffer',
  'node:crypto',
  'node:events',
  'vitest',
  'zod',
])

/** Names through which a program meets the system without an import. */
const globalsOfSystem =
  /\b(?:process\.|fetch\(|set(?:Timeout|Interval|Immediate)\b|performance\b|WebSocket\b|import\.meta\b)/

/** Imports of types alone: nothing is left of them at run time. */
const typeImport = /^\s*(?:import|export)\s+type\b[^'"`;]*?\bfrom\s+['"][^'"]+['"]/gm

type Source = { readonly meetsSystem: boolean; readonly imported: readonly string[] }

/**
 * Those of the test files at `paths` (from the project's folder) that are pure with all they import, directly or not: nothing but
 * `pureModules`, and no name of the system. In doubt a file is not. `read` answers the text of a file of ours.
 */
export function pureOf(paths: readonly string[], read: (path: string) => string): readonly string[] {
  const sources = new Map<string, Source>()
  function sourceOf(path: string): Source {
    const source = sources.get(path) ?? parse(path, read(path))
    sources.set(path, source)
    return source
  }
  return paths.filter((path) => {
    const seen = new Set([path])
    for (const file of seen) {
      const { meetsSystem, imported } = sourceOf(file)
      if (meetsSystem) return false
      for (const target of imported) seen.add(target)
    }
    return true
  })
}

function parse(path: string, text: string): Source {
  const code = text.replaceAll(typeImport, '')
  const specifiers = importsOf(code)
  const targets = specifiers.map((specifier) => targetOf(path, specifier))
  const isForeign = (specifier: string, at: number): boolean => targets[at] === null && !pureModules.has(specifier)
  return {
    meetsSystem: globalsOfSystem.test(code) || specifiers.some(isForeign),
    imported: targets.filter((target) => target !== null),
  }
}
