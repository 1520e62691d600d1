// Folders that are empty because we moved the last file out of them.
import { rmdir } from 'node:fs/promises'
import { dirname } from 'node:path'

/**
 * Removes the folder that `file` was moved out of, and those above it, as long as they are empty; never `root`. A folder with
 * anything in it stays: the system itself refuses to remove it.
 */
export async function removeEmptied(root: string, file: string): Promise<void> {
  for (
    let folder = dirname(file);
    folder.length > root.length && folder !== dirname(folder);
    folder = dirname(folder)
  ) {
    try {
      await rmdir(folder)
    } catch {
      return
    }
  }
}
