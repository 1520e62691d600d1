// Reads this computer's token from the file named on the command line. The token itself appears in no sentence.
import { constants } from 'node:fs'
import { open } from 'node:fs/promises'
import { errorCodeOf } from '#shared/error-code.ts'
import type { Say } from '#shared/messages/messages.ts'
import { visibleName } from '#shared/words/visible-name.ts'

/** Longer than any token; a larger file is the wrong file. */
const longestTokenFileBytes = 16 * 1024

export type TokenAnswer =
  /** `warning` is a sentence about a file that others may read, or null. */
  | { readonly kind: 'token'; readonly token: string; readonly warning: string | null }
  /** `isMissing`: nothing stands there. */
  | { readonly kind: 'refused'; readonly text: string; readonly isMissing: boolean }

/** Reads the token: one line of visible ASCII, a line end after it is fine. */
export async function readTokenFile(path: string, say: Say): Promise<TokenAnswer> {
  const file = visibleName(path)
  const read = await readStart(path)
  if ('trouble' in read) {
    const { code, trouble } = read
    const text = trouble === 'other' ? say('tokenFile.other', { file, code }) : say(`tokenFile.${trouble}`, { file })
    return refused(text, trouble === 'missing')
  }
  const { bytes, othersMayRead } = read
  if (bytes.byteLength > longestTokenFileBytes) return refused(say('tokenFile.long', { file }))
  const token = bytes.toString('utf8').trim()
  if (token === '') return refused(say('tokenFile.empty', { file }))
  if (/[\r\n]/.test(token)) return refused(say('tokenFile.lines', { file }))
  if (!/^[\x21-\x7e]+$/.test(token)) return refused(say('tokenFile.letters', { file }))
  const warning = say('tokenFile.open', { file })
  return { kind: 'token', token, warning: othersMayRead ? warning : null }
}

type Trouble = {
  readonly trouble: 'not_a_file' | 'missing' | 'not_allowed' | 'folder' | 'other'
  readonly code: string
}

/** The file's start, or why it cannot be read. */
async function readStart(file: string): Promise<{ bytes: Buffer; othersMayRead: boolean } | Trouble> {
  try {
    // Without O_NONBLOCK a pipe would be waited for, forever.
    await using handle = await open(file, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0))
    const stat = await handle.stat()
    if (!stat.isFile()) return { trouble: 'not_a_file', code: '' }
    const buffer = Buffer.alloc(longestTokenFileBytes + 1)
    const { bytesRead } = await handle.read(buffer, 0, buffer.byteLength, 0)
    const othersMayRead = process.platform !== 'win32' && (stat.mode & 0o077) !== 0
    return { bytes: buffer.subarray(0, bytesRead), othersMayRead }
  } catch (error) {
    return readTrouble(error)
  }
}

function readTrouble(error: unknown): Trouble {
  const code = errorCodeOf(error) ?? 'no'
  switch (code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return { trouble: 'missing', code }
    case 'EACCES':
    case 'EPERM':
      return { trouble: 'not_allowed', code }
    case 'EISDIR':
      return { trouble: 'folder', code }
    default:
      return { trouble: 'other', code }
  }
}

function refused(text: string, isMissing = false): TokenAnswer {
  return { kind: 'refused', text, isMissing }
}
