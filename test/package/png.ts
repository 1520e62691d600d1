// Reads a PNG of eight bits a channel with alpha, the only kind that the app's pictures have.
import { inflateSync } from 'node:zlib'

export type Pixels = {
  readonly widthPixels: number
  readonly heightPixels: number
  /** Red, green, blue, alpha of each pixel, row by row. */
  readonly bytes: Buffer
}

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
const bytesPerPixel = 4

/** The pixels of a PNG file. Throws when it is anything else. */
export function pixelsOf(png: Buffer): Pixels {
  if (!png.subarray(0, signature.length).equals(signature)) throw new Error('no PNG')
  const blocks = blocksOf(png)
  const header = blocks.find(({ kind }) => kind === 'IHDR')?.content
  if (header === undefined || header.readUInt16BE(8) !== 0x0806) throw new Error('not 8 bits with alpha')
  const widthPixels = header.readUInt32BE(0)
  const heightPixels = header.readUInt32BE(4)
  const data = inflateSync(Buffer.concat(blocks.filter(({ kind }) => kind === 'IDAT').map(({ content }) => content)))
  return { widthPixels, heightPixels, bytes: unfiltered(data, widthPixels * bytesPerPixel, heightPixels) }
}

function blocksOf(png: Buffer): { readonly kind: string; readonly content: Buffer }[] {
  const blocks = []
  for (let at = signature.length; at < png.length;) {
    const length = png.readUInt32BE(at)
    blocks.push({ kind: png.toString('latin1', at + 4, at + 8), content: png.subarray(at + 8, at + 8 + length) })
    at += length + 12
  }
  return blocks
}

/** Each row says in its first byte how it was written as a difference from its neighbours. */
function unfiltered(data: Buffer, rowBytes: number, rows: number): Buffer {
  const bytes = Buffer.alloc(rowBytes * rows)
  const at = (row: number, column: number): number =>
    row < 0 || column < 0 ? 0 : bytes.readUInt8(row * rowBytes + column)
  for (let row = 0; row < rows; row++) {
    const start = row * (rowBytes + 1)
    const filter = data.readUInt8(start)
    for (let column = 0; column < rowBytes; column++) {
      const left = at(row, column - bytesPerPixel)
      const above = at(row - 1, column)
      const guess = guessed(filter, left, above, column < bytesPerPixel ? 0 : at(row - 1, column - bytesPerPixel))
      bytes.writeUInt8((data.readUInt8(start + 1 + column) + guess) & 255, row * rowBytes + column)
    }
  }
  return bytes
}

function guessed(filter: number, left: number, above: number, corner: number): number {
  if (filter === 1) return left
  if (filter === 2) return above
  if (filter === 3) return (left + above) >> 1
  if (filter !== 4) return 0
  const estimate = left + above - corner
  const nearest = Math.min(...[left, above, corner].map((value) => Math.abs(estimate - value)))
  return [left, above, corner].find((value) => Math.abs(estimate - value) === nearest) ?? 0
}
