// Proof that a folder was removed, and not moved away: the kernel drops a watch when what is watched is deleted, and keeps it when that
// is renamed. It lists the watches of a process in /proc, with inode numbers. A folder held open would prove it, too, but keep a drive from
// being unmounted.
import { watch } from 'node:fs'
import type { FSWatcher } from 'node:fs'
import { readdir, readFile, readlink } from 'node:fs/promises'
import type { SystemPath } from './paths.ts'

export interface RemovalWitness {
  /** Settles once the witness saw the folder, or knows that it can prove nothing. A removal before that is not proved. */
  readonly ready: Promise<void>
  /** True when the folder was there when the witness came, and has no place anywhere any more. */
  wasRemoved(): Promise<boolean>
  close(): void
}

/** Who proves nothing: for drives that must not be called synchronously, as making a watch is. */
export const blind: RemovalWitness = {
  ready: Promise.resolve(),
  wasRemoved: async () => false,
  close: () => undefined,
}

/** Watches the folder with that inode at `realPath`. Where the system does not list watches nothing is ever proved. */
export function witnessRemoval(realPath: SystemPath, inode: bigint): RemovalWitness {
  if (process.platform !== 'linux') return blind
  let watcher: FSWatcher
  try {
    watcher = watch(realPath, { persistent: false })
  } catch {
    return blind
  }
  watcher.on('error', () => undefined)
  const seen = isWatched(inode)
  return {
    ready: seen.then(() => undefined),
    wasRemoved: async () => (await seen) && !(await isWatched(inode)),
    close: () => watcher.close(),
  }
}

/** True when this process watches something with that inode, on whatever disk. */
async function isWatched(inode: bigint): Promise<boolean> {
  const listed = new RegExp(`^inotify wd:[0-9a-f]+ ino:0*${inode.toString(16)} `, 'm')
  for (const descriptor of await readdir('/proc/self/fd').catch(() => [])) {
    const target = await readlink(`/proc/self/fd/${descriptor}`).catch(() => '')
    if (!target.includes('inotify')) continue
    if (listed.test(await readFile(`/proc/self/fdinfo/${descriptor}`, 'utf8').catch(() => ''))) return true
  }
  return false
}
