// Files to be sent.
import { closeSync, mkdirSync, openSync, truncateSync, writeFileSync, writeSync } from 'node:fs'
import { randomBytes } from 'node:crypto'
import { join } from 'node:path'

const blockBytes = 4 * 1024 * 1024

/** Writes `sizeBytes` (whole MiB) of bytes that do not repeat from block to block. */
export function makeLargeFile(path: string, sizeBytes: number): void {
  const block = randomBytes(blockBytes)
  const descriptor = openSync(path, 'w')
  for (let written = 0, index = 0; written < sizeBytes; index += 1) {
    block.writeUInt32LE(index, 0)
    written += writeSync(descriptor, block, 0, Math.min(blockBytes, sizeBytes - written))
  }
  closeSync(descriptor)
}

/** A file of zeros that takes no space on the disk. Reading it costs about what reading cached bytes costs. */
export function makeSparseFile(path: string, sizeBytes: number): void {
  closeSync(openSync(path, 'w'))
  truncateSync(path, sizeBytes)
}

/** Makes `count` different files of `sizeBytes`, `perFolder` in each folder. Answers their bytes. */
export function makeSmallFiles(
  folder: string,
  size: { readonly count: number; readonly sizeBytes: number; readonly perFolder: number },
): Map<string, Buffer> {
  const files = new Map<string, Buffer>()
  for (let index = 0; index < size.count; index += 1) {
    const within = `folder-${Math.floor(index / size.perFolder)}`
    if (index % size.perFolder === 0) mkdirSync(join(folder, within), { recursive: true })
    const name = `${within}/file-${index}.bin`
    const bytes = randomBytes(size.sizeBytes)
    writeFileSync(join(folder, name), bytes)
    files.set(name, bytes)
  }
  return files
}
