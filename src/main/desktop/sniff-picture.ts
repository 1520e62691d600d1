// What kind of picture a file is, by its first bytes and never by its name. Pure.

/** Electron makes small pictures of these two kinds on every system. */
export type Picture = { readonly kind: 'png' | 'jpeg'; readonly width: number; readonly height: number }

const pngStart = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]

/** `head`: the first bytes of the file. null for what is no such picture, or does not say how large it is in these bytes. */
export function sniffPicture(head: Uint8Array): Picture | null {
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength)
  if (pngStart.every((byte, at) => head[at] === byte)) return pngIn(view)
  return head[0] === 0xff && head[1] === 0xd8 && head[2] === 0xff ? jpegIn(view) : null
}

/** The first chunk of a PNG tells its size. */
function pngIn(view: DataView): Picture | null {
  if (view.byteLength < 24 || view.getUint32(12) !== 0x49484452) return null
  return sized('png', view.getUint32(16), view.getUint32(20))
}

/** Walks through the segments of a JPEG to the one that begins its frame. */
function jpegIn(view: DataView): Picture | null {
  let at = 2
  while (at + 9 < view.byteLength) {
    if (view.getUint8(at) !== 0xff) return null
    const marker = view.getUint8(at + 1)
    if (isFrame(marker)) return sized('jpeg', view.getUint16(at + 7), view.getUint16(at + 5))
    // Bytes between segments.
    if (marker === 0xff) at += 1
    else at += 2 + view.getUint16(at + 2)
  }
  return null
}

/** Begins of frames, without the tables that lie among their numbers. */
function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc
}

function sized(kind: Picture['kind'], width: number, height: number): Picture | null {
  return width > 0 && height > 0 ? { kind, width, height } : null
}

/** A picture of more dots takes too long, and too much memory, for a small one of it. */
const mostDots = 40_000_000

export function isTooMany({ width, height }: Picture): boolean {
  return width * height > mostDots
}

/** The size of a small picture whose longer side is `most` at most; a smaller one stays as it is. */
export function smallSize(
  { width, height }: Omit<Picture, 'kind'>,
  most: number,
): { readonly width: number; readonly height: number } {
  const scale = Math.min(1, most / Math.max(width, height))
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) }
}
