// A copy on another disk that is proved before the file here is let go: bytes, hash, and written through.
import { open, stat, unlink, utimes } from 'node:fs/promises'
import { dirname } from 'node:path'
import { startContentHash } from '../hashing/content-hash.ts'
import type { CancelSignal } from '#engine/cancel.ts'
import type { Fingerprint } from '#shared/upload.ts'

const chunkBytes = 4 * 1024 * 1024

/** `other_bytes`: what was read is not what was sent. */
export type CopyAnswer = 'copied' | 'other_bytes' | 'cancelled'

/**
 * Copies `from` to `temporary`, which is made anew, and syncs it. Anything but `copied` leaves nothing behind, as does an error of the
 * system, which is thrown.
 */
export async function copyProved(
  from: string,
  temporary: string,
  fingerprint: Fingerprint,
  signal: CancelSignal,
): Promise<CopyAnswer> {
  // A copy that a crash cut short.
  await unlink(temporary).catch(() => undefined)
  const { mode, mtimeMs } = await stat(from)
  let answer: CopyAnswer
  try {
    answer = await copyBytes(from, temporary, mode & 0o777, fingerprint, signal)
    if (answer === 'copied') await utimes(temporary, new Date(mtimeMs), new Date(mtimeMs))
  } catch (error) {
    await unlink(temporary).catch(() => undefined)
    throw error
  }
  if (answer !== 'copied') await unlink(temporary).catch(() => undefined)
  return answer
}

async function copyBytes(
  from: string,
  temporary: string,
  mode: number,
  { contentHash, stat: { sizeBytes } }: Fingerprint,
  signal: CancelSignal,
): Promise<CopyAnswer> {
  await using source = await open(from, 'r')
  await using target = await open(temporary, 'wx', mode)
  const hasher = startContentHash()
  const buffer = Buffer.alloc(Math.min(chunkBytes, Math.max(1, sizeBytes)))
  for (let at = 0; ;) {
    if (signal.aborted) return 'cancelled'
    const { bytesRead } = await source.read(buffer, 0, buffer.byteLength, at)
    if (bytesRead === 0) break
    hasher.update(buffer.subarray(0, bytesRead))
    for (let done = 0; done < bytesRead;) {
      const { bytesWritten } = await target.write(buffer, done, bytesRead - done, at + done)
      done += bytesWritten
    }
    at += bytesRead
    if (at > sizeBytes) return 'other_bytes'
  }
  await target.sync()
  return hasher.digest() === contentHash ? 'copied' : 'other_bytes'
}

/** The content hash of the file at `path`; null where it cannot be read. */
export async function contentHashAt(path: string): Promise<string | null> {
  try {
    await using file = await open(path, 'r')
    const hasher = startContentHash()
    const buffer = Buffer.alloc(chunkBytes)
    for (let at = 0; ;) {
      const { bytesRead } = await file.read(buffer, 0, buffer.byteLength, at)
      if (bytesRead === 0) return hasher.digest()
      hasher.update(buffer.subarray(0, bytesRead))
      at += bytesRead
    }
  } catch {
    return null
  }
}

/** New names in the folder of `path` survive a power cut. Windows syncs no folders. */
export async function syncFolderOf(path: string): Promise<void> {
  try {
    await using folder = await open(dirname(path), 'r')
    await folder.sync()
  } catch {
    // Some file systems sync no folders either; then the copy alone is synced.
  }
}
