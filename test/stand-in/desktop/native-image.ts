// `nativeImage`: the bytes of a PNG or JPEG, the size it says it has, and the picture made smaller or larger, as Electron makes it.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { MemberOf, StaticOf } from '../types/members.ts'
import { asElectron, Loud, only } from '../missing.ts'

type Size = Electron.Size

/** Loaded when something is drawn: most apps draw nothing. */
const load = createRequire(import.meta.url)

const pngStart = Buffer.from([0x89, 0x50, 0x4e, 0x47])
const sizeAt = 16 // Width and height stand in the first chunk of a PNG, four bytes each.

class NativeImage extends Loud implements Pick<Electron.NativeImage, MemberOf<'NativeImage'>> {
  readonly #bytes: Buffer
  readonly #size: Size
  /** A PNG in its own size. */
  readonly #isAsRead: boolean
  #isTemplate = false

  constructor(bytes: Buffer, size: Size = sizeOf(bytes)) {
    super()
    this.#bytes = bytes
    this.#size = size
    const own = sizeOf(bytes)
    const isOwn = own.width === size.width && own.height === size.height
    this.#isAsRead = (isOwn && isPng(bytes)) || size.width === 0
  }
  isEmpty(): boolean {
    return this.#size.width === 0
  }
  getSize(): Size {
    return { ...this.#size }
  }
  resize({ width, height }: Electron.ResizeOptions): Electron.NativeImage {
    const ratio = this.#size.height / (this.#size.width || 1)
    const wide = width ?? Math.round((height ?? this.#size.height) / (ratio || 1))
    return asElectron(new NativeImage(this.#bytes, { width: wide, height: height ?? Math.round(wide * ratio) }))
  }
  toPNG(): Buffer {
    return this.#isAsRead ? Buffer.from(this.#bytes) : drawn(this.#bytes, this.#size)
  }
  toDataURL(): string {
    return `data:image/png;base64,${this.toPNG().toString('base64')}`
  }
  setTemplateImage(isTemplate: boolean): void {
    this.#isTemplate = isTemplate
  }
  isTemplateImage(): boolean {
    return this.#isTemplate
  }
  addRepresentation(options: Electron.AddRepresentationOptions): void {
    if (options.buffer === undefined && options.dataURL === undefined) throw new Error('a representation needs bytes')
  }
}

function isPng(bytes: Buffer): boolean {
  return bytes.length > sizeAt + 8 && bytes.subarray(0, 4).equals(pngStart)
}

function sizeOf(bytes: Buffer): Size {
  if (isPng(bytes)) return { width: bytes.readUInt32BE(sizeAt), height: bytes.readUInt32BE(sizeAt + 4) }
  return jpegSize(bytes) ?? { width: 0, height: 0 }
}

/** From the first frame among the segments. */
function jpegSize(bytes: Buffer): Size | null {
  if (bytes.length < 4 || bytes.readUInt16BE(0) !== 0xffd8) return null
  for (let at = 2; at + 9 < bytes.length; at += 2 + bytes.readUInt16BE(at + 2)) {
    if (bytes[at] !== 0xff) return null
    const marker = bytes[at + 1] ?? 0
    const isTable = marker === 0xc4 || marker === 0xc8 || marker === 0xcc
    if (marker >= 0xc0 && marker <= 0xcf && !isTable) {
      return { width: bytes.readUInt16BE(at + 7), height: bytes.readUInt16BE(at + 5) }
    }
  }
  return null
}

/** Decoded, and drawn in this size. */
function drawn(bytes: Buffer, { width, height }: Size): Buffer {
  const { Resvg } = load('@resvg/resvg-js') as typeof import('@resvg/resvg-js')
  const kind = isPng(bytes) ? 'png' : 'jpeg'
  const href = `data:image/${kind};base64,${bytes.toString('base64')}`
  const image = `<image width="${width}" height="${height}" preserveAspectRatio="none" href="${href}"/>`
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${image}</svg>`
  return new Resvg(svg).render().asPng()
}

function from(bytes: Buffer): Electron.NativeImage {
  return asElectron(new NativeImage(bytes))
}

function read(path: string): Buffer {
  try {
    return readFileSync(path)
  } catch {
    // As in Electron: a picture that is not there is an empty one.
    return Buffer.alloc(0)
  }
}

export const nativeImage = only('nativeImage', {
  createEmpty: () => from(Buffer.alloc(0)),
  createFromPath: (path: string) => from(read(path)),
  createFromBuffer: (buffer: Buffer) => from(Buffer.from(buffer)),
  createFromDataURL: (url: string) => from(Buffer.from(url.slice(url.indexOf(',') + 1), 'base64')),
} satisfies Pick<typeof Electron.NativeImage, StaticOf<'NativeImage'>>)
