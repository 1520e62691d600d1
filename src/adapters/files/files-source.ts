// Files a person named one by one, opened for reading under the same rules as those of a watched folder.
import { basename, dirname } from 'node:path'
import { createDiskLatency, latencyOn } from './disk-latency.ts'
import { isNothingThere } from './file-stat.ts'
import { fileSystemOf } from './file-systems/file-system-of.ts'
import { openFileAt } from './open-file.ts'
import { childOf, realPathOf } from './paths.ts'
import { reasonOfReadError } from './source.ts'
import type { Source } from './source.ts'

/**
 * The source of `files`: the path of each upload, and where its file is. Folders on the way may be links, as the person
 * named them; the file itself may not.
 */
export function createFilesSource(files: ReadonlyMap<string, string>): Source {
  const quick = createDiskLatency()
  return {
    async open(path, wasRead = false) {
      const named = files.get(path)
      if (named === undefined) return { kind: 'other', observed: { kind: 'absent' } }
      try {
        const absolute = childOf(await realPathOf(dirname(named)), basename(named))
        const { traits } = await fileSystemOf(absolute)
        const place = { absolute, fileId: traits.fileId, isFolderThere: async () => true }
        return await openFileAt(place, latencyOn(traits, quick), { wasRead })
      } catch (error) {
        if (isNothingThere(error)) return { kind: 'other', observed: { kind: 'absent' } }
        return { kind: 'unreadable', reason: reasonOfReadError(error) }
      }
    },
  }
}
