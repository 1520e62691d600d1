// An answer's body without the compression somebody on the way put on it. Answers of Dropbox may be megabytes, so it is
// taken off beside the requests that are served meanwhile.
import { promisify } from 'node:util'
import { brotliDecompress, gunzip, inflate, inflateRaw } from 'node:zlib'
import { assertNever } from '#shared/assert.ts'
import { parseContentEncoding, type Compression } from '#shared/http/content-encoding.ts'

/** The plain body. Rejects when it is cut off, is not what `encoding` says, or is longer than `mostBytes`. */
export async function decompress(body: Buffer, encoding: string | undefined, mostBytes: number): Promise<Buffer> {
  if (body.byteLength === 0) return body
  const layers = parseContentEncoding(encoding)
  if (layers === null) throw new Error('the answer has an encoding nobody asked for')
  let bytes = body
  for (const layer of layers) bytes = await peel(bytes, layer, { maxOutputLength: mostBytes })
  return bytes
}

function peel(bytes: Buffer, layer: Compression, options: { readonly maxOutputLength: number }): Promise<Buffer> {
  switch (layer) {
    case 'gzip':
      return promisify(gunzip)(bytes, options)
    case 'br':
      return promisify(brotliDecompress)(bytes, options)
    case 'deflate':
      // The standard means zlib's form; some send the raw one. The low half of zlib's first byte is always 8.
      return ((bytes[0] ?? 0) & 0x0f) === 8 ? promisify(inflate)(bytes, options) : promisify(inflateRaw)(bytes, options)
    default:
      return assertNever(layer)
  }
}
