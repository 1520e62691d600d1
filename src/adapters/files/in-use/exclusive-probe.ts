// This folder: whether other programs have a file open.

// Whether another program holds a file open for itself. On Windows a file that is being written can often be read, so
// asking for it alone is the only way to know.
import { open } from 'node:fs/promises'
import { constants } from 'node:fs'
import { errorCodeOf } from '#shared/error-code.ts'

// libuv's flag for "share with nobody" on Windows. On macOS it is only advisory, so it proves nothing there.
const exclusiveLock = 0x1000_0000

/**
 * True when the file cannot be had alone right now. The file is held for an instant, which may make another program's
 * open fail: ask late and once. Always false where the system cannot tell.
 */
export async function isHeldByAnother(absolute: string): Promise<boolean> {
  if (process.platform !== 'win32') return false
  try {
    const handle = await open(absolute, constants.O_RDONLY | exclusiveLock)
    await handle.close()
    return false
  } catch (error) {
    return errorCodeOf(error) === 'EBUSY'
  }
}
