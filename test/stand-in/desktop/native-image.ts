// `nativeImage`: the bytes of a picture, and the size a PNG says it has. Nothing is drawn.
import { readFileSync } from 'node:fs'
import type { MemberOf, StaticOf } from '../types/members.ts'
import { asElectron, Loud, only } from '../missing.ts'

type Size = Electron.Size

const pngStart = Buffer.from([0x89, 0x50, 0x4e, 0x47])
const sizeAt = 16 // Width and height stand in the first chunk of a PNG, four bytes each.

class NativeImage extends Loud implements Pick<Electron.NativeImage, MemberOf<'NativeImage'>> {
  readonly #bytes: Buffer
  readonly #size: Size
  #isTemplate = false

  constructor(bytes: Buffer, size: Size = sizeOf(bytes)) {
    super()
    this.#bytes = bytes
    this.#size = size
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
    return Buffer.from(this.#bytes)
  }
  toDataURL(): string {
    return `data:image/png;base64,${this.#bytes.toString('base64')}`
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

function sizeOf(bytes: Buffer): Size {
  const isPng = bytes.length > sizeAt + 8 && bytes.subarray(0, 4).equals(pngStart)
  return isPng ? { width: bytes.readUInt32BE(sizeAt), height: bytes.readUInt32BE(sizeAt + 4) } : { width: 0, height: 0 }
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
