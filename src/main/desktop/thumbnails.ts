// Small pictures of image files, for the details of one file. Made here: the page never gets the bytes of a file.
import { constants } from 'node:fs'
import { open } from 'node:fs/promises'
import type { FileHandle } from 'node:fs/promises'
import { nativeImage } from 'electron'
import { mostThumbnailText } from '#shared/contract/ipc-channels.ts'
import { isTooMany, smallSize, sniffPicture } from './sniff-picture.ts'

const mostPixels = 256
/** A picture that takes more is not read for a look at it. */
const mostBytes = 32 * 1024 * 1024
/** A camera writes a good deal before the size of a JPEG. */
const headBytes = 256 * 1024

/** A data URL with a PNG whose longer side has 256 dots at most; null for what is no PNG or JPEG, is too large, or cannot be read. */
export async function thumbnailOf(file: string): Promise<string | null> {
  const flags = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0)
  try {
    await using from = await open(file, flags)
    const bytes = await pictureBytes(from)
    return bytes === null ? null : drawn(bytes)
  } catch {
    // It is a look at a file and nothing more: one that is away or locked has none.
    return null
  }
}

async function pictureBytes(from: FileHandle): Promise<Buffer | null> {
  const stat = await from.stat()
  if (!stat.isFile() || stat.size > mostBytes) return null
  const head = Buffer.alloc(Math.min(headBytes, stat.size))
  const { bytesRead } = await from.read(head, 0, head.byteLength, 0)
  const picture = sniffPicture(head.subarray(0, bytesRead))
  return picture === null || isTooMany(picture) ? null : await readAll(from, stat.size)
}

/** Not more than the file had when it was measured. */
async function readAll(from: FileHandle, sizeBytes: number): Promise<Buffer> {
  const all = Buffer.alloc(sizeBytes)
  let had = 0
  while (had < sizeBytes) {
    const { bytesRead } = await from.read(all, had, sizeBytes - had, had)
    if (bytesRead === 0) break
    had += bytesRead
  }
  return all.subarray(0, had)
}

function drawn(bytes: Buffer): string | null {
  const image = nativeImage.createFromBuffer(bytes)
  if (image.isEmpty()) return null
  const url = image.resize({ ...smallSize(image.getSize(), mostPixels), quality: 'good' }).toDataURL()
  return url.length <= mostThumbnailText ? url : null
}
