// This folder: the icons, and the program that draws them.

// The two picture containers of Windows and macOS, written from PNG files.

export type Picture = {
  /** Width and height. */
  readonly sizePixels: number
  /** A whole PNG file. */
  readonly png: Buffer
}

/**
 * A Windows .ico file with every picture in it as PNG, which Windows reads since Vista.
 * Layout: https://learn.microsoft.com/previous-versions/ms997538(v=msdn.10)
 */
export function icoOf(pictures: readonly Picture[]): Buffer {
  const headerBytes = 6
  const entryBytes = 16
  const header = Buffer.alloc(headerBytes + entryBytes * pictures.length)
  header.writeUInt16LE(1, 2) // 1 is an icon, 2 a cursor
  header.writeUInt16LE(pictures.length, 4)
  let offset = header.length
  for (const [index, { sizePixels, png }] of pictures.entries()) {
    const at = headerBytes + entryBytes * index
    const sizeByte = sizePixels === 256 ? 0 : sizePixels // one byte a side, in which 0 means 256
    header.writeUInt8(sizeByte, at)
    header.writeUInt8(sizeByte, at + 1)
    header.writeUInt16LE(1, at + 4) // colour planes
    header.writeUInt16LE(32, at + 6) // bits a pixel
    header.writeUInt32LE(png.length, at + 8)
    header.writeUInt32LE(offset, at + 12)
    offset += png.length
  }
  return Buffer.concat([header, ...pictures.map(({ png }) => png)])
}

/**
 * The kinds of picture in an .icns file that may be PNG, each with its size. The two kinds for 16 and 32 px at single
 * density are left out: macOS has shown PNG in them scrambled, and it scales the next ones down.
 */
const appleKinds: readonly (readonly [kind: string, sizePixels: number])[] = [
  ['ic11', 32],
  ['ic12', 64],
  ['ic07', 128],
  ['ic13', 256],
  ['ic08', 256],
  ['ic14', 512],
  ['ic09', 512],
  ['ic10', 1024],
]

/** Which sizes `icnsOf` wants. */
export const appleSizesPixels: readonly number[] = [...new Set(appleKinds.map(([, sizePixels]) => sizePixels))]

/** A macOS .icns file. Throws when one of `appleSizesPixels` is not among the pictures. */
export function icnsOf(pictures: readonly Picture[]): Buffer {
  const blocks = appleKinds.map(([kind, sizePixels]) => {
    const picture = pictures.find((each) => each.sizePixels === sizePixels)
    if (picture === undefined) throw new Error(`no picture of ${sizePixels} px`)
    return appleBlock(kind, picture.png)
  })
  return appleBlock('icns', Buffer.concat(blocks))
}

/** Four letters, the length of all of it, then the content. The file itself is such a block. */
function appleBlock(kind: string, content: Buffer): Buffer {
  const head = Buffer.alloc(8)
  head.write(kind, 'latin1')
  head.writeUInt32BE(head.length + content.length, 4)
  return Buffer.concat([head, content])
}
