// The stand-in as tests start it again and again: bundled once for its sources, and kept beside the packages.
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beginFolder, finishFolder } from '#test/rigs/bundles/kept-folder.ts'

const root = join(import.meta.dirname, '../../..')

/** The folder for `STANDIN_BUNDLE` (see `dist/electron`). The bundler is loaded only where there is something to make. */
export async function bundledStandIn(): Promise<string> {
  const folder = join(root, 'node_modules/.cache/stand-in', keyOfSources())
  if (existsSync(folder)) return folder
  const { bundleStandInTo } = await import('./bundle.ts')
  const made = beginFolder(folder)
  await bundleStandInTo(made)
  finishFolder(made, folder)
  return folder
}

/** Another one as soon as a source or a package changes. */
function keyOfSources(): string {
  const hash = createHash('sha256').update(process.version)
  const sources = readdirSync(join(root, 'test/stand-in'), { recursive: true, encoding: 'utf8' })
  const names = sources.filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts')).toSorted()
  const others = ['test/rigs/bundles/bundle.ts', 'package-lock.json']
  for (const name of [...names.map((source) => join('test/stand-in', source)), ...others])
    hash.update(`${name}\n`).update(readFileSync(join(root, name)))
  return hash.digest('hex').slice(0, 32)
}
