// Folders under the system's temporary one, for programs that remove them themselves.
import { chmodSync, existsSync, mkdtempSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'

/** Each wait is longer than the last by so many milliseconds. */
const patience = { maxRetries: 20, retryDelay: 100 } as const

/** Makes an empty folder and answers its real path. */
export function makeFolder(parent = tmpdir()): string {
  return realpathSync(mkdtempSync(join(parent, 'outbox-')))
}

/** Removes it, also when its own mode forbids it, or while a process that was killed is still writing to it. */
export function removeFolder(folder: string): void {
  if (!existsSync(folder)) return
  chmodSync(folder, 0o700)
  rmSync(folder, { recursive: true, force: true, ...patience })
}

/**
 * The same, but what this process itself has open in it may be closed meanwhile: Windows removes no folder of which a watch is
 * still coming to its end.
 */
export async function removeFolderSoon(folder: string): Promise<void> {
  if (!existsSync(folder)) return
  chmodSync(folder, 0o700)
  await rm(folder, { recursive: true, force: true, ...patience })
}
