// An answer's body without the compression somebody on the way put on it.
import { brotliDecompressSync, gunzipSync, inflateRawSync, inflateSync } from 'node:zlib'
import { assertNever } from '#shared/assert.ts'
import { parseContentEncoding, type Compression } from '#shared/http/content-encoding.ts'

/**
 * The plain body; null when it is cut off, is not what `encoding` says, or is longer than `mostBytes`. Small answers
 * only: it works at once, without a thread.
 */
export function decompress(body: Buffer, encoding: string | undefined, mostBytes: number): Buffer | null {
  if (body.byteLength === 0) return body
  const layers = parseContentEncoding(encoding)
  if (layers === null) return null
  try {
    return layers.reduce((bytes, layer) => peel(bytes, layer, mostBytes), body)
  } catch {
    return null
  }
}

function peel(bytes: Buffer, layer: Compression, mostBytes: number): Buffer {
  const options = { maxOutputLength: mostBytes }
  switch (layer) {
    case 'gzip':
      return gunzipSync(bytes, options)
    case 'br':
      return brotliDecompressSync(bytes, options)
    case 'deflate':
      // The standard means zlib's form; some send the raw one. The low half of zlib's first byte is always 8.
      return ((bytes[0] ?? 0) & 0x0f) === 8 ? inflateSync(bytes, options) : inflateRawSync(bytes, options)
    default:
      return assertNever(layer)
  }
}
