// The files of a new cluster. `initdb` takes a second of processor: it runs once, and what it made is copied.
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { beginFolder, finishFolder } from '../bundles/kept-folder.ts'

const cache = fileURLToPath(new URL('../../../node_modules/.cache/clusters', import.meta.url))

/**
 * Lays the files of a new cluster at `data`, where nothing is yet: as `make` made them there, with the program at `initdb` and the words that
 * `key` tells.
 */
export async function layCluster(data: string, initdb: string, key: string, make: () => Promise<void>): Promise<void> {
  const kept = join(cache, keyOf(`${initdb} ${statSync(initdb).mtimeMs} ${key}`))
  if (existsSync(kept)) return copy(join(kept, 'data'), data)
  await make()
  const made = beginFolder(kept)
  copy(data, join(made, 'data'))
  finishFolder(made, kept)
}

/** With owners and modes, on which PostgreSQL insists. */
function copy(from: string, to: string): void {
  execFileSync('cp', ['-a', from, to])
}

function keyOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 32)
}
