import { Resvg } from '@resvg/resvg-js'
import { describe, expect, it } from 'vitest'
import { isTooMany, smallSize, sniffPicture } from '#main/desktop/sniff-picture.ts'

/** A JPEG up to its frame: a thumbnail's segment, a table, bytes between, and then the size. */
const jpegHead = [
  [0xff, 0xd8],
  [0xff, 0xe1, 0x00, 0x06, 0xff, 0xd8, 0xff, 0xc0],
  [0xff, 0xc4, 0x00, 0x03, 0x00],
  [0xff],
  [0xff, 0xc2, 0x00, 0x11, 0x08, 0x01, 0x00, 0x02, 0x00, 0x03],
].flat()

describe('a picture', () => {
  it('is told by its first bytes, with its size', () => {
    const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="30" height="20"/>'
    expect(sniffPicture(new Resvg(svg).render().asPng())).toEqual({ kind: 'png', width: 30, height: 20 })
    expect(sniffPicture(Uint8Array.from(jpegHead))).toEqual({ kind: 'jpeg', width: 512, height: 256 })
  })

  it('is no other file, whatever it is called, and none that is cut off before its size', () => {
    const others = ['', 'MZ\u0090', '<svg/>', 'GIF89a', '\u00ff\u00d8', '%PDF-1.7'].map((text) =>
      Buffer.from(text, 'latin1'),
    )
    const cut = Uint8Array.from(jpegHead.slice(0, 20))
    const noSegments = Uint8Array.from([0xff, 0xd8, 0xff, 0xe0, 0, 4, 0, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12])
    expect([...others, cut, noSegments, Uint8Array.from(pngWithoutSize())].map(sniffPicture)).toEqual(
      Array.from({ length: others.length + 3 }, () => null),
    )
  })

  it('is too much to draw beyond forty million dots, which few bytes may claim', () => {
    expect([
      isTooMany({ kind: 'png', width: 8_000, height: 5_000 }),
      isTooMany({ kind: 'png', width: 65_535, height: 65_535 }),
    ]).toEqual([false, true])
  })

  it('is made small in its shape, and never larger', () => {
    expect(smallSize({ width: 4_000, height: 2_000 }, 256)).toEqual({ width: 256, height: 128 })
    expect(smallSize({ width: 10, height: 9_000 }, 256)).toEqual({ width: 1, height: 256 })
    expect(smallSize({ width: 100, height: 50 }, 256)).toEqual({ width: 100, height: 50 })
  })
})

function pngWithoutSize(): number[] {
  return [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, ...Array.from({ length: 30 }, () => 0)]
}
