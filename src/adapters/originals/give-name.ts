// Giving a file a name without ever replacing what has that name.
import { link, lstat, open, rename, unlink } from 'node:fs/promises'
import { isNothingThere } from '../files/file-stat.ts'
import { renameOver } from '../system/rename-over.ts'
import { errorCodeOf } from '#shared/error-code.ts'

/** What disks say that know no hard links, or will not make this one: FAT, some network drives, files of other users. */
const noLinkCodes: ReadonlySet<string> = new Set([
  'EPERM',
  'EACCES',
  'ENOTSUP',
  'EOPNOTSUPP',
  'ENOSYS',
  'EMLINK',
  'EINVAL',
  'UNKNOWN',
  'EISDIR',
])

/** The system's way to make a second name; tests have disks without. */
export type Link = (from: string, to: string) => Promise<void>

/**
 * The file `from` is called `to` from now on, on the same disk; false when something has that name, which stays as it is. A crash in
 * between leaves both names of one file. Throws the system's error; then `from` is where it was.
 */
export async function giveName(from: string, to: string, makeLink: Link = link): Promise<boolean> {
  try {
    await makeLink(from, to)
  } catch (error) {
    const code = errorCodeOf(error) ?? ''
    if (code === 'EEXIST') return false
    if (!noLinkCodes.has(code)) throw error
    return await giveReservedName(from, to)
  }
  await unlink(from)
  return true
}

/**
 * Where there are no hard links the name is made first, by an empty file of ours, which the rename replaces. Whoever writes into that
 * file in the moment between loses it; that is looked for, and cannot be ruled out.
 */
async function giveReservedName(from: string, to: string): Promise<boolean> {
  let made: { readonly ino: bigint }
  try {
    const handle = await open(to, 'wx')
    try {
      made = await handle.stat({ bigint: true })
    } finally {
      await handle.close()
    }
  } catch (error) {
    if (errorCodeOf(error) === 'EEXIST') return false
    throw error
  }
  const now = await lstat(to, { bigint: true }).catch(() => null)
  if (now === null || now.ino !== made.ino || now.size !== 0n) return false
  try {
    await renameOver(from, to)
  } catch (error) {
    await unlink(to).catch(() => undefined)
    throw error
  }
  return true
}

/** True when something has the name, whatever it is. Throws where nobody may look. */
export async function isTaken(path: string): Promise<boolean> {
  try {
    await lstat(path)
    return true
  } catch (error) {
    if (isNothingThere(error)) return false
    throw error
  }
}

/** In one step for everybody, on the same disk, to a name that only we give. Throws the system's error. */
export async function takeAside(from: string, aside: string): Promise<void> {
  await rename(from, aside)
}
