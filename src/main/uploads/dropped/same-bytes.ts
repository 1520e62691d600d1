// Whether two files hold the same bytes, read block by block.
import { constants } from 'node:fs'
import { open } from 'node:fs/promises'
import type { FileHandle } from 'node:fs/promises'

const blockBytes = 1024 * 1024

/** False also where one of them cannot be read, is no regular file or is a link. */
export async function holdSameBytes(one: string, other: string): Promise<boolean> {
  try {
    const flags = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0)
    await using first = await open(one, flags)
    await using second = await open(other, flags)
    const stats = await Promise.all([first.stat(), second.stat()])
    if (!stats.every((stat) => stat.isFile()) || stats[0].size !== stats[1].size) return false
    return await areEqual(first, second)
  } catch {
    return false
  }
}

async function areEqual(first: FileHandle, second: FileHandle): Promise<boolean> {
  const [ours, theirs] = [Buffer.allocUnsafe(blockBytes), Buffer.allocUnsafe(blockBytes)]
  for (;;) {
    const [had, has] = await Promise.all([fill(first, ours), fill(second, theirs)])
    if (had !== has || !ours.subarray(0, had).equals(theirs.subarray(0, has))) return false
    if (had < blockBytes) return true
  }
}

/** A read may bring less than there is. */
async function fill(from: FileHandle, block: Buffer): Promise<number> {
  let had = 0
  while (had < block.byteLength) {
    const { bytesRead } = await from.read(block, had, block.byteLength - had, null)
    if (bytesRead === 0) break
    had += bytesRead
  }
  return had
}
