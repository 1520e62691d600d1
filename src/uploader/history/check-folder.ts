// This folder: what was sent, for whoever asks later; read only, also while an uploader runs.

// Whether the files of a folder still hold what was sent, by the newest row of each.
import { fileNow, type FileNow } from '#adapters/hashing/file-now.ts'
import type { SentHistory } from './open-history.ts'

/** `moved`: Outbox moved it to "Sent" or to the trash, and nothing stands in its place. */
export type SentNow = FileNow | 'moved'
export type FolderCheck = Readonly<Record<SentNow, number>>

const pageSize = 500

/**
 * Reads each file that was sent from `folder` again and tells `onFile` what it finds; a path that was sent more than once is looked at
 * by what was sent last.
 */
export async function checkFolder(
  history: Pick<SentHistory, 'page'>,
  folder: string,
  stop: AbortSignal,
  onFile: (path: string, now: SentNow) => void,
): Promise<FolderCheck> {
  const counts = { same: 0, changed: 0, moved: 0, absent: 0, unreadable: 0 }
  const seen = new Set<string>()
  let before: number | null = null
  do {
    const page = history.page({ before, most: pageSize, search: '', fromMs: null, toMs: null })
    for (const { row } of page.rows) {
      if (row.folder !== folder || seen.has(row.path)) continue
      if (stop.aborted) return counts
      seen.add(row.path)
      const found = await fileNow(folder, row)
      const now = found === 'absent' && row.original !== 'kept' ? 'moved' : found
      counts[now]++
      onFile(row.path, now)
    }
    before = page.next
  } while (before !== null)
  return counts
}
