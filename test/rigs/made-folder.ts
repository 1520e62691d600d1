// Folders under the system's temporary one, for programs that remove them themselves.
import { chmodSync, existsSync, mkdtempSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Makes an empty folder and answers its real path. */
export function makeFolder(parent = tmpdir()): string {
  return realpathSync(mkdtempSync(join(parent, 'outbox-')))
}

/** Removes it, also when its own mode forbids it, or while a process that was killed is still writing to it. */
export function removeFolder(folder: string): void {
  if (!existsSync(folder)) return
  chmodSync(folder, 0o700)
  rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 })
}
