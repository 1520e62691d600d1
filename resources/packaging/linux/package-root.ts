// A folder that holds a package's files as they are installed.
import { chmodSync, cpSync, lstatSync, mkdirSync, readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** Copies `source` to `target` in the root: a folder's content when the source ends in a slash, else one file under a new name. */
export function place(root: string, source: string, target: string): void {
  const to = join(root, target)
  mkdirSync(dirname(to), { recursive: true })
  cpSync(source, to, { recursive: true, verbatimSymlinks: true })
}

/** Everybody may read, and run what its maker may run; only the owner may write. */
export function setModes(root: string): void {
  chmodSync(root, 0o755)
  for (const path of entriesBelow(root)) {
    const entry = lstatSync(path)
    if (entry.isSymbolicLink()) continue
    chmodSync(path, entry.isDirectory() || (entry.mode & 0o100) !== 0 ? 0o755 : 0o644)
  }
}

/** All folders, files and links, in an order that is the same everywhere. */
export function entriesBelow(root: string): string[] {
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .toSorted()
    .map((path) => join(root, path))
}

export function filesBelow(root: string): string[] {
  return entriesBelow(root).filter((path) => lstatSync(path).isFile())
}

export function bytesOf(files: readonly string[]): number {
  return files.reduce((sum, path) => sum + lstatSync(path).size, 0)
}
