// All folders that are watched, by their paths.
import type { Settings } from '#shared/contract/settings.ts'

/** The first one first; none before the set-up. */
export function watchedFolders({
  folder,
  furtherFolders,
}: Pick<Settings, 'folder' | 'furtherFolders'>): readonly string[] {
  return folder === null ? [] : [folder, ...furtherFolders.map((further) => further.folder)]
}
