// Folders of a cache that are made once for all processes of a test run, and kept for a day.
import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'

const keptMs = 24 * 60 * 60_000

/** An empty folder beside `folder`, to make it in; folders there that are older than a day go. */
export function beginFolder(folder: string): string {
  const cache = dirname(folder)
  mkdirSync(cache, { recursive: true })
  removeOld(cache)
  return mkdtempSync(join(cache, 'made-'))
}

/** Gives what was made its name: whole or not at all. Another process that was quicker has made the same. */
export function finishFolder(made: string, folder: string): void {
  try {
    renameSync(made, folder)
  } catch (error) {
    rmSync(made, { recursive: true, force: true })
    if (!existsSync(folder)) throw error
  }
}

function removeOld(cache: string): void {
  for (const name of readdirSync(cache)) {
    const folder = join(cache, name)
    const changedMs = statSync(folder, { throwIfNoEntry: false })?.mtimeMs ?? Infinity
    if (Date.now() - changedMs > keptMs) rmSync(folder, { recursive: true, force: true })
  }
}
