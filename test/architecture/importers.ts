// What must be loaded anew when one file of the product is changed: the file, and what imports it, directly or not. All the rest is
// as it was: to load the whole product for each of a hundred bugs cost more than to find them.
import { importsOf, targetOf } from './imports.ts'

/** For each file of ours that `entry` reaches, the files that import it. `read` answers the text of a file. */
export function importersBelow(entry: string, read: (path: string) => string): ReadonlyMap<string, readonly string[]> {
  const importers = new Map<string, string[]>([[entry, []]])
  for (const [path] of importers) {
    for (const specifier of importsOf(read(path))) {
      const target = targetOf(path, specifier)
      if (target === null) continue
      const known = importers.get(target)
      if (known === undefined) importers.set(target, [path])
      else known.push(path)
    }
  }
  return importers
}

/** `changed` and all that reaches it. */
export function loadedAnew(changed: string, importers: ReadonlyMap<string, readonly string[]>): ReadonlySet<string> {
  const anew = new Set([changed])
  for (const path of anew) for (const importer of importers.get(path) ?? []) anew.add(importer)
  return anew
}
