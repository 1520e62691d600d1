// The app's pictures as committed: every size every system asks for, and readable where they are shown.
import { readFileSync, readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { pixelsOf } from './png.ts'
import type { Pixels } from './png.ts'

const resources = fileURLToPath(new URL('../../resources/', import.meta.url))
const bytesOf = (name: string): Buffer => readFileSync(resources + name)
const sizeOf = (png: Buffer): string => {
  const { widthPixels, heightPixels } = pixelsOf(png)
  return `${widthPixels}x${heightPixels}`
}

const moods = ['idle', 'working', 'attention', 'paused']

describe('the icon', () => {
  it('is there for Linux in every size its name says', () => {
    const names = readdirSync(`${resources}icons/sizes`)
    const sizes = ['16', '24', '32', '48', '64', '128', '256', '512', '1024'].map((size) => `${size}x${size}.png`)
    expect(names.toSorted()).toEqual(sizes.toSorted())
    expect(names.map((name) => `${sizeOf(bytesOf(`icons/sizes/${name}`))}.png`)).toEqual(names)
  })

  it('is one file for Windows, from the taskbar to the desktop', () => {
    const ico = bytesOf('icons/icon.ico')
    expect([ico.readUInt16LE(0), ico.readUInt16LE(2)]).toEqual([0, 1])
    const entries = Array.from({ length: ico.readUInt16LE(4) }, (_, index) => 6 + 16 * index)
    const said = entries.map((at) => ico.readUInt8(at) || 256)
    const held = entries.map((at) => {
      const offset = ico.readUInt32LE(at + 12)
      return pixelsOf(ico.subarray(offset, offset + ico.readUInt32LE(at + 8))).widthPixels
    })
    expect(said).toEqual([16, 24, 32, 48, 64, 128, 256])
    expect(held).toEqual(said)
  })

  it('is one file for macOS, at both densities', () => {
    const icns = bytesOf('icons/icon.icns')
    expect([icns.toString('latin1', 0, 4), icns.readUInt32BE(4)]).toEqual(['icns', icns.length])
    const held: [kind: string, width: number][] = []
    for (let at = 8; at < icns.length; at += icns.readUInt32BE(at + 4)) {
      const png = icns.subarray(at + 8, at + icns.readUInt32BE(at + 4))
      held.push([icns.toString('latin1', at, at + 4), pixelsOf(png).widthPixels])
    }
    // What each kind means: https://en.wikipedia.org/wiki/Apple_Icon_Image_format
    expect(Object.fromEntries(held)).toEqual({
      ic11: 32,
      ic12: 64,
      ic07: 128,
      ic13: 256,
      ic08: 256,
      ic14: 512,
      ic09: 512,
      ic10: 1024,
    })
  })
})

describe('the tray', () => {
  it('has each mood at both densities, and again for macOS', () => {
    const names = moods.flatMap((mood) => [`${mood}.png`, `${mood}@2x.png`])
    const all = [...names, ...names.map((name) => name.replace(/(@2x)?\.png$/, 'Template$1.png'))]
    expect(readdirSync(`${resources}tray`).toSorted()).toEqual(all.toSorted())
    for (const name of all) {
      expect([name, sizeOf(bytesOf(`tray/${name}`))]).toEqual([name, name.includes('@2x') ? '32x32' : '16x16'])
    }
  })

  it('stands out from white and from dark panels, and its sign from its tile', () => {
    for (const mood of moods) {
      const picture = pixelsOf(bytesOf(`tray/${mood}@2x.png`))
      const tile = colour(picture, 16, 1)
      for (const other of [white, darkPanel]) expect([mood, contrast(tile, other) >= 3]).toEqual([mood, true])
      expect([mood, colours(picture).some((each) => contrast(each, tile) >= 3)]).toEqual([mood, true])
    }
  })

  it('tells the moods apart by shape alone', () => {
    const shapes = moods.map((mood) => alphas(pixelsOf(bytesOf(`tray/${mood}Template.png`))))
    for (const [index, shape] of shapes.entries()) {
      for (const other of shapes.slice(index + 1)) expect(differing(shape, other)).toBeGreaterThan(20)
    }
  })

  it('is black and clear on macOS, which colours it itself', () => {
    for (const mood of moods) {
      const picture = pixelsOf(bytesOf(`tray/${mood}Template@2x.png`))
      expect([mood, colours(picture).every((each) => each.every((part) => part === 0))]).toEqual([mood, true])
      expect(new Set(alphas(picture))).toContain(0)
      expect(new Set(alphas(picture))).toContain(255)
    }
  })
})

type Colour = readonly [red: number, green: number, blue: number]

const white: Colour = [255, 255, 255]
const darkPanel: Colour = [30, 30, 30]

function colour({ widthPixels, bytes }: Pixels, column: number, row: number): Colour {
  const at = (row * widthPixels + column) * 4
  return [bytes.readUInt8(at), bytes.readUInt8(at + 1), bytes.readUInt8(at + 2)]
}

/** Every colour that is to be seen in full. */
function colours(picture: Pixels): Colour[] {
  return alphas(picture).flatMap((alpha, index) =>
    alpha === 255 ? [colour(picture, index % picture.widthPixels, Math.floor(index / picture.widthPixels))] : [],
  )
}

function alphas({ bytes }: Pixels): number[] {
  return Array.from({ length: bytes.length / 4 }, (_, index) => bytes.readUInt8(index * 4 + 3))
}

function differing(one: readonly number[], other: readonly number[]): number {
  return one.filter((alpha, index) => Math.abs(alpha - (other[index] ?? 0)) > 128).length
}

/** WCAG's ratio, from 1 (the same) to 21 (black on white): https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio */
function contrast(one: Colour, other: Colour): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b)
  return (light + 0.05) / (dark + 0.05)
}

function luminance(parts: Colour): number {
  const [red = 0, green = 0, blue = 0] = parts.map((part) => {
    const share = part / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
