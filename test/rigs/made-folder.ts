// Folders under the system's temporary one, for programs that remove them themselves.
import { chmodSync, existsSync, mkdtempSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { errorCodeOf } from '#shared/error-code.ts'
import { setTimeout } from 'node:timers/promises'

const tries = 20
const longerByMs = 100 // each wait is longer than the last by so much
const patience = { maxRetries: tries, retryDelay: longerByMs } as const

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
 * still coming to its end. The tries are ours: Node's `maxRetries` counts at each level of the tree, and the waits of one level
 * would be taken again for each try of the one above it: minutes in which a test's own failure is not told. Under wine a folder
 * that cannot be removed is left, and said so: all that is written there lies in memory, and goes when the run ends.
 */
export async function removeFolderSoon(folder: string): Promise<void> {
  if (!existsSync(folder)) return
  chmodSync(folder, 0o700)
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await rm(folder, { recursive: true, force: true })
    } catch (error) {
      if (attempt === tries) return leave(folder, error)
      await setTimeout(attempt * longerByMs)
    }
  }
}

function leave(folder: string, error: unknown): void {
  if (process.env['OUTBOX_WINE'] !== 'yes') throw error
  console.log(`left ${folder}, which could not be removed: ${errorCodeOf(error)}`)
}
