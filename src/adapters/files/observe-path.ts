// What stands at one path now, found without opening it.
import { lstat } from 'node:fs/promises'
import type { Observed } from '#shared/upload.ts'
import type { FileIdRule } from './file-systems/kinds.ts'
import { isNothingThere, observedOf, usualFileId } from './file-stat.ts'
import { isRealPath, parentOf } from './paths.ts'
import type { SystemPath } from './paths.ts'

/** One path inside a folder whose own real path is known. */
export interface OpenTarget {
  /** The real path: none of its parts is a link, or the file is not opened. */
  readonly absolute: SystemPath
  /** What tells one file from another there. */
  readonly fileId: FileIdRule
  /** True while the folder the path lies in is the agreed one. Looks at the disk. */
  isFolderThere(): Promise<boolean>
}

/**
 * What stands at the real path `absolute` now; null when the system does not let us look, so that nothing is known. Behind
 * a linked folder nothing stands: that is another place.
 */
export async function observePath(absolute: SystemPath, rule: FileIdRule = usualFileId): Promise<Observed | null> {
  try {
    const stats = await lstat(absolute, { bigint: true })
    if (!(await isRealPath(parentOf(absolute)))) return { kind: 'absent' }
    return observedOf(stats, rule)
  } catch (error) {
    return isNothingThere(error) ? { kind: 'absent' } : null
  }
}
