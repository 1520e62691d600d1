// A name for what is made of sources: another one as soon as one of them changes.
import { createHash } from 'node:crypto'
import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('../../..', import.meta.url))

/**
 * The key of what is made of `sources`, files and folders of the repository, and of the packages. `made` tells apart what is made
 * of the same. The same for every system that sees the files.
 */
export function keyOfSources(made: string, sources: readonly string[]): string {
  const hash = createHash('sha256').update(`${process.version} ${made}\n`)
  const names = sources.flatMap(filesOf).toSorted()
  for (const name of [...names, 'package-lock.json']) {
    const stat = statSync(join(root, name))
    if (stat.isFile()) hash.update(`${name} ${stat.size} ${Math.floor(stat.mtimeMs / 1_000)}\n`)
  }
  return hash.digest('hex').slice(0, 32)
}

function filesOf(source: string): readonly string[] {
  if (statSync(join(root, source)).isFile()) return [source]
  const names = readdirSync(join(root, source), { recursive: true, encoding: 'utf8' })
  return names.map((name) => `${source}/${name.replaceAll('\\', '/')}`)
}
