// Whether a file still holds what was sent: reads it again.
import { createReadStream } from 'node:fs'
import { lstat } from 'node:fs/promises'
import { isNothingThere } from '../files/file-stat.ts'
import { parseRelativePath, systemPathFrom, systemPathOf } from '../files/paths.ts'
import type { SentRow } from '#shared/rows/sent-file.ts'
import { startContentHash } from './content-hash.ts'

/** `same`: these very bytes. `changed`: other ones. `absent`: no file is there. `unreadable`: it cannot be read now. */
export type FileNow = 'same' | 'changed' | 'absent' | 'unreadable'

/** What is at the path of the row in `folder` (absolute) now. */
export async function fileNow(
  folder: string,
  row: Pick<SentRow, 'path' | 'contentHash' | 'sizeBytes'>,
): Promise<FileNow> {
  const path = parseRelativePath(row.path)
  if (path === null) return 'absent'
  const absolute = systemPathOf(systemPathFrom(folder), path)
  try {
    const stat = await lstat(absolute)
    if (!stat.isFile()) return 'absent'
    if (stat.size !== row.sizeBytes) return 'changed'
    const hash = startContentHash()
    for await (const bytes of createReadStream(absolute)) {
      if (bytes instanceof Uint8Array) hash.update(bytes)
    }
    return hash.digest() === row.contentHash ? 'same' : 'changed'
  } catch (error) {
    return isNothingThere(error) ? 'absent' : 'unreadable'
  }
}
