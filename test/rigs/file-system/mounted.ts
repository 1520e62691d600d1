// A folder that follows the name rules of another system, for one test: a FUSE file system of our own, in memory.
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { makeFolder, removeFolder } from '#test/rigs/made-folder.ts'
import { orSayWhy } from '#test/rigs/possible.ts'
import type { nameRules } from './tree.ts'

const server = fileURLToPath(new URL('server.ts', import.meta.url))

export type MountedFolder = AsyncDisposable & {
  readonly folder: string
  /** From now on the file system takes questions and answers none, as a network drive does whose network is gone. */
  hang(): Promise<void>
  /** It answers again, also what was asked meanwhile. */
  answer(): Promise<void>
}

/** Whether such folders can be made here; prints why not. */
export function canMount(about: string): boolean {
  const isRoot = process.platform === 'linux' && process.getuid?.() === 0
  const isThere = isRoot && existsSync('/dev/fuse') && spawnSync('mount', ['--version']).status === 0
  return orSayWhy(isThere, about, 'it mounts a file system of its own, which needs Linux, root and /dev/fuse')
}

/** Mounts an empty file system with these rules. It goes with the test, or with this process at the latest. */
export async function mountFolder(rules: keyof typeof nameRules): Promise<MountedFolder> {
  const folder = makeFolder()
  const child = spawn(process.execPath, [server, folder, rules], { stdio: ['pipe', 'pipe', 'inherit'] })
  const ended = once(child, 'exit')
  const first = await Promise.race([once(child.stdout, 'data'), ended.then(() => null)])
  if (first === null) {
    removeFolder(folder)
    throw new Error('the file system could not be mounted')
  }
  const order = async (word: string): Promise<void> => {
    const done = once(child.stdout, 'data')
    child.stdin.write(`${word}\n`)
    await done
  }
  return {
    folder,
    hang: () => order('hang'),
    answer: () => order('answer'),
    async [Symbol.asyncDispose]() {
      child.stdin.end()
      await ended
      removeFolder(folder)
    },
  }
}
