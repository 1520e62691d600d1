// Reads this computer's token from the file named on the command line. The token itself appears in no sentence.
import { constants } from 'node:fs'
import { open } from 'node:fs/promises'
import { errorCodeOf } from '#shared/error-code.ts'
import { visibleName } from '#shared/words/visible-name.ts'

/** Longer than any token; a larger file is the wrong file. */
const longestTokenFileBytes = 16 * 1024

export type TokenAnswer =
  /** `warning` is a sentence about a file that others may read, or null. */
  | { readonly kind: 'token'; readonly token: string; readonly warning: string | null }
  /** `isMissing`: nothing stands there. */
  | { readonly kind: 'refused'; readonly text: string; readonly isMissing: boolean }

/** Reads the token: one line of visible ASCII, a line end after it is fine. */
export async function readTokenFile(file: string): Promise<TokenAnswer> {
  const shown = visibleName(file)
  const read = await readStart(file)
  if (typeof read === 'string') return refused(`The token file ${shown} cannot be read: ${read}.`, read === missing)
  const { bytes, othersMayRead } = read
  if (bytes.byteLength > longestTokenFileBytes) return refused(`The token file ${shown} is too long to hold a token.`)
  const token = bytes.toString('utf8').trim()
  if (token === '') return refused(`The token file ${shown} is empty.`)
  if (/[\r\n]/.test(token)) return refused(`The token file ${shown} has several lines; it must hold the token alone.`)
  if (!/^[\x21-\x7e]+$/.test(token)) {
    return refused(`The token file ${shown} holds spaces or special characters, so it is no token.`)
  }
  const warning = `Other users of this computer may read the token file ${shown}. Forbid it with: chmod 600 ${shown}`
  return { kind: 'token', token, warning: othersMayRead ? warning : null }
}

/** The file's start, or why it cannot be read. */
async function readStart(file: string): Promise<{ bytes: Buffer; othersMayRead: boolean } | string> {
  try {
    // Without O_NONBLOCK a pipe would be waited for, forever.
    await using handle = await open(file, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0))
    const stat = await handle.stat()
    if (!stat.isFile()) return 'it is not a file'
    const buffer = Buffer.alloc(longestTokenFileBytes + 1)
    const { bytesRead } = await handle.read(buffer, 0, buffer.byteLength, 0)
    const othersMayRead = process.platform !== 'win32' && (stat.mode & 0o077) !== 0
    return { bytes: buffer.subarray(0, bytesRead), othersMayRead }
  } catch (error) {
    return readTrouble(error)
  }
}

const missing = 'it does not exist'

function readTrouble(error: unknown): string {
  const code = errorCodeOf(error) ?? 'no'
  switch (code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return missing
    case 'EACCES':
    case 'EPERM':
      return 'you are not allowed to'
    case 'EISDIR':
      return 'it is a folder'
    default:
      return `the system says ${code}`
  }
}

function refused(text: string, isMissing = false): TokenAnswer {
  return { kind: 'refused', text, isMissing }
}
