// Renaming a file, also over another one, where other programs look into every new file. On Windows a virus scanner, a backup or
// an indexer that has the file open for a moment makes the rename fail; a moment later it succeeds.
import { renameSync } from 'node:fs'
import { rename } from 'node:fs/promises'
import { errorCodeOf } from '#shared/error-code.ts'

/** So long a rename is tried on Windows. Scanners hold a small file for some ten milliseconds, seldom for a second. */
const longestMs = 2_000
const shortestPauseMs = 10
const longestPauseMs = 200

const passingCodes: ReadonlySet<string> = new Set(['EPERM', 'EACCES', 'EBUSY'])

/**
 * How long to wait before the next try, in milliseconds; null when trying again is of no use. Only on Windows do these codes
 * mean that another program has the file open; elsewhere they stay.
 */
export function pauseBeforeRetryMs(error: unknown, sinceMs: number, platform: NodeJS.Platform): number | null {
  if (platform !== 'win32' || sinceMs >= longestMs || !passingCodes.has(errorCodeOf(error) ?? '')) return null
  return Math.min(longestPauseMs, Math.max(shortestPauseMs, sinceMs), longestMs - sinceMs)
}

/**
 * Renames `from` to `to`, over what stands there. On Windows tried for two seconds while another program has one of them open.
 * Throws the system's error of the last try; then both are as they were.
 */
export async function renameOver(from: string, to: string): Promise<void> {
  const startMs = performance.now()
  for (;;) {
    try {
      return await rename(from, to)
    } catch (error) {
      const pauseMs = pauseBeforeRetryMs(error, performance.now() - startMs, process.platform)
      if (pauseMs === null) throw error
      await new Promise((resolve) => setTimeout(resolve, pauseMs))
    }
  }
}

/**
 * The same while everything else stands still, for two seconds at worst: for the start of the program only, when nothing else is
 * under way.
 */
export function renameOverSync(from: string, to: string): void {
  const startMs = performance.now()
  for (;;) {
    try {
      renameSync(from, to)
      return
    } catch (error) {
      const pauseMs = pauseBeforeRetryMs(error, performance.now() - startMs, process.platform)
      if (pauseMs === null) throw error
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, pauseMs)
    }
  }
}
