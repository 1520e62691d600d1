// Going through a folder and every folder below it: one way for the watched folder, for folders that are sent by name, and
// for counting.
import { folderItself, pathIn } from '../files/paths.ts'
import type { RelativePath } from '../files/paths.ts'
import { readFolder } from './read-folder.ts'
import type { FolderReading, ScanContext } from './read-folder.ts'

/** A folder on the way: relative, '' for the first; `folderId` as its own folder told it, null for the first. */
export type FolderAhead = { readonly path: RelativePath; readonly folderId: string | null }

/**
 * Reads `start` and every folder below it with `read`, and hands out each reading before the folders in it are read. Ends
 * after a null, and when nobody asks for the next one.
 */
export async function* walkFolder<Reading extends FolderReading | null>(
  start: RelativePath,
  read: (folder: FolderAhead) => Promise<Reading>,
): AsyncGenerator<Reading, void> {
  const ahead: FolderAhead[] = [{ path: start, folderId: null }]
  for (let folder = ahead.pop(); folder !== undefined; folder = ahead.pop()) {
    const reading = await read(folder)
    yield reading
    if (reading === null) return
    if (reading.kind !== 'read') continue
    for (const [name, entry] of reading.entries) {
      if (entry.kind === 'folder') ahead.push({ path: pathIn(folder.path, name), folderId: entry.folderId })
    }
  }
}

/** The same for a folder of which nothing was known before. */
export function walkUnknownFolder(context: ScanContext): AsyncGenerator<FolderReading, void> {
  return walkFolder(folderItself, ({ path, folderId }) => readFolder(context, path, { folderId, entries: new Map() }))
}
