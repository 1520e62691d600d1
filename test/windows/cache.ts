// What a run on Windows' Node needs and is made once a computer: the root with wine, and the packages for Windows.
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'

/** Counted up when roots that were made by older recipes must not be used any more. */
const recipe = 1

/** How many sets of packages are kept: some clones side by side, each with its own lock file. */
const keptPackages = 4

export type Cache = {
  readonly folder: string
  readonly root: string
  readonly packages: string
}

/** Where root and packages of the checkout at `checkout` lie, made or not. */
export function cacheFor(checkout: string, environment: NodeJS.ProcessEnv): Cache {
  const base = environment['XDG_CACHE_HOME'] ?? ''
  const folder = join(base === '' ? join(homedir(), '.cache') : base, 'outbox-windows')
  const locked = createHash('sha256')
    .update(readFileSync(join(checkout, 'package-lock.json')))
    .digest('hex')
  return {
    folder,
    root: join(folder, `root-${recipe}-${process.versions.node}`),
    packages: join(folder, `packages-${locked.slice(0, 16)}`),
  }
}

/**
 * Makes the folder `path` with `fill`, which is given another name to work under: a folder with its own name was made to its
 * end. What an earlier run left half made is thrown away.
 */
export function madeWhole(path: string, fill: (making: string) => void): void {
  if (existsSync(path)) {
    const now = new Date()
    utimesSync(path, now, now)
    return
  }
  const making = `${path}.making`
  rmSync(making, { recursive: true, force: true })
  mkdirSync(making, { recursive: true })
  fill(making)
  renameSync(making, path)
}

/** Removes roots of older recipes and the packages that were not used for longest. */
export function removeOld(cache: Cache): void {
  const made = readdirSync(cache.folder).map((name) => join(cache.folder, name))
  const usedAt = (path: string): number => statSync(path).mtimeMs
  const packages = made
    .filter((path) => /\/packages-\w+$/.test(path) && path !== cache.packages)
    .toSorted((one, other) => usedAt(other) - usedAt(one))
  for (const path of packages.slice(keptPackages - 1)) rmSync(path, { recursive: true, force: true })
}
