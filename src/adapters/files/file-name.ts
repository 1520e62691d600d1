// File names as the system keeps them: bytes, which need not be text.
import { isUtf8 } from 'node:buffer'

/**
 * The name as text, from its bytes read as latin1. Bytes that are no valid UTF-8 become lone surrogates (0x80..0xFF to
 * U+DC80..U+DCFF), so that each such name stays unique and is recognised by `isWellFormed()`.
 */
export function nameOfBytes(latin1: string): string {
  if (isAscii(latin1)) return latin1
  const bytes = Buffer.from(latin1, 'latin1')
  return isUtf8(bytes) ? bytes.toString('utf8') : escapeInvalid(bytes)
}

function isAscii(text: string): boolean {
  for (let index = 0; index < text.length; index += 1) if (text.charCodeAt(index) > 0x7f) return false
  return true
}

function escapeInvalid(bytes: Buffer): string {
  let text = ''
  let from = 0
  while (from < bytes.length) {
    const lengthBytes = validSequenceAt(bytes, from)
    if (lengthBytes === 0) {
      text += String.fromCharCode(0xdc00 + (bytes[from] ?? 0))
      from += 1
    } else {
      text += bytes.toString('utf8', from, from + lengthBytes)
      from += lengthBytes
    }
  }
  return text
}

function validSequenceAt(bytes: Buffer, from: number): number {
  for (let lengthBytes = 1; lengthBytes <= 4 && from + lengthBytes <= bytes.length; lengthBytes += 1) {
    if (isUtf8(bytes.subarray(from, from + lengthBytes))) return lengthBytes
  }
  return 0
}
