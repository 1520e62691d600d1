// Makes a folder and what is missing above it. Node's own way says "no such folder" of a disk that takes no writing.
import { mkdir } from 'node:fs/promises'
import { dirname } from 'node:path'
import { errorCodeOf } from '#shared/error-code.ts'

/** Throws the system's error of the first folder that cannot be made. `mode` is for those that are made. */
export async function makeFolders(folder: string, mode = 0o777): Promise<void> {
  try {
    await mkdir(folder, { mode })
  } catch (error) {
    const code = errorCodeOf(error)
    if (code === 'EEXIST') return
    if (code !== 'ENOENT' || dirname(folder) === folder) throw error
    await makeFolders(dirname(folder), mode)
    await mkdir(folder, { mode }).catch((again: unknown) => {
      if (errorCodeOf(again) !== 'EEXIST') throw again
    })
  }
}
