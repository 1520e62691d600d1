// Whether a path leads to a drive that may hang, found without asking that drive anything.
import { readlink } from 'node:fs/promises'
import { isAbsolute } from 'node:path'
import { fileSystemTraits, kindOf } from './kinds.ts'
import { mountOf } from './mountinfo.ts'
import { readMounts } from './file-system-of.ts'
import { childOf, parentOf, systemPathFrom } from '../paths.ts'
import type { SystemPath } from '../paths.ts'

const mostLinks = 40 // as many as Linux follows

/**
 * True when `path` (absolute), or what its links lead to, is on a file system that must not be called synchronously. Each part is looked
 * at only once it is known that the drive it is on is a disk of this computer. Known on Linux only; false elsewhere.
 */
export async function mayHang(path: string): Promise<boolean> {
  if (process.platform !== 'linux') return false
  const mounts = await readMounts()
  const root = systemPathFrom('/')
  let ahead = namesOf(systemPathFrom(path))
  let at: SystemPath = root
  let links = 0
  for (let name = ahead.shift(); name !== undefined; name = ahead.shift()) {
    const next = childOf(at, name)
    const mount = mountOf(mounts, next)
    if (mount !== null && !fileSystemTraits[kindOf(mount.type, null)].mayCallSynchronously) return true
    const target = await readlink(next).catch(() => null)
    if (target === null) {
      at = next
      continue
    }
    links += 1
    if (links > mostLinks) return false
    ahead = [...namesOf(systemPathFrom(isAbsolute(target) ? target : `${parentOf(next)}/${target}`)), ...ahead]
    at = root
  }
  return false
}

function namesOf(path: SystemPath): string[] {
  return path.split('/').filter((name) => name !== '')
}
