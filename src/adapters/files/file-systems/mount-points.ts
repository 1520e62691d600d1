// Whether something is mounted at a path. At once: /proc is no disk and never hangs.
import { readFileSync } from 'node:fs'
import type { SystemPath } from '../paths.ts'
import { parseMountinfo } from './mountinfo.ts'

/** True when the list of mounts has the real path `path` as a mount point; false where the system has no such list. */
export function isMountPoint(path: SystemPath): boolean {
  try {
    return parseMountinfo(readFileSync('/proc/self/mountinfo', 'utf8')).some(({ mountPoint }) => mountPoint === path)
  } catch {
    return false
  }
}
