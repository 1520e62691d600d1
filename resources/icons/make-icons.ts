// `npm run icons`: draws every picture of the app from its SVG sources. The results are committed, so that a build draws
// nothing. No icon generator does it, nor electron-builder itself: they scale one picture down, and small icons have a
// drawing of their own.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { Resvg } from '@resvg/resvg-js'
import { appleSizesPixels, icnsOf, icoOf } from './icon-files.ts'
import type { Picture } from './icon-files.ts'

const read = (name: string): string => readFileSync(new URL(name, import.meta.url), 'utf8')
const write = (name: string, content: Buffer): void => writeFileSync(new URL(name, import.meta.url), content)

const linuxSizesPixels = [16, 24, 32, 48, 64, 128, 256, 512, 1024]
const windowsSizesPixels = [16, 24, 32, 48, 64, 128, 256]
const mostSmallPixels = 32 // from here down the sheet and its arrow run together

/** What the tray says, each with the colour of its tile: 3 : 1 or better against white and against near-black panels. */
const trayTiles = { idle: '#2a61dc', working: '#2a61dc', attention: '#b45309', paused: '#667085' }

const large = read('icon.svg')
const small = read('icon-small.svg')

/** An icon at one size, from the drawing that is made for that size. */
function icon(sizePixels: number): Picture {
  return { sizePixels, png: drawn(sizePixels <= mostSmallPixels ? small : large, sizePixels) }
}

/** An icon for macOS, which wants air around the tile: 824 of 1,024 units wide, as Apple's own are. */
function appleIcon(sizePixels: number): Picture {
  const roomy = sizePixels <= mostSmallPixels ? widened(small, 32, 32) : widened(large, 1024, 928)
  return { sizePixels, png: drawn(roomy, sizePixels) }
}

/** The drawing with a wider frame, so that its tile takes up as much of it as Apple's do. */
function widened(svg: string, frame: number, tile: number): string {
  const wider = (tile * 1024) / 824
  const margin = (frame - wider) / 2
  return replaced(svg, `viewBox="0 0 ${frame} ${frame}"`, `viewBox="${margin} ${margin} ${wider} ${wider}"`)
}

/** A white sign on a coloured tile, readable on light and dark panels. */
function trayPicture(sign: string, tile: string): string {
  return framed(`<rect width="16" height="16" rx="3.5" fill="${tile}"/><g fill="#ffffff">${sign}</g>`)
}

/** The same for macOS, which colours it itself: a black tile, the sign cut out of it. */
function trayTemplate(sign: string): string {
  const mask = `<mask id="cut"><rect width="16" height="16" fill="#ffffff"/><g fill="#000000">${sign}</g></mask>`
  return framed(`${mask}<rect width="16" height="16" rx="3.5" fill="#000000" mask="url(#cut)"/>`)
}

function framed(content: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16">${content}</svg>`
}

/** The paths of a drawing, without its frame and title. */
function signOf(name: string): string {
  return [...read(name).matchAll(/<path [^<>]*\/>/g)].map(([path]) => path).join('')
}

function replaced(text: string, part: string, by: string): string {
  if (!text.includes(part)) throw new Error(`no ${part} in the drawing`)
  return text.replace(part, by)
}

/** The PNG of a drawing. No text is in it, so no font of this machine can change what comes out. */
function drawn(svg: string, sizePixels: number): Buffer {
  const fitTo = { mode: 'width', value: sizePixels } as const
  return new Resvg(svg, { fitTo, font: { loadSystemFonts: false } }).render().asPng()
}

for (const folder of ['sizes', '../tray']) {
  rmSync(new URL(folder, import.meta.url), { recursive: true, force: true })
  mkdirSync(new URL(folder, import.meta.url))
}
for (const size of linuxSizesPixels) write(`sizes/${size}x${size}.png`, icon(size).png)
write('icon.ico', icoOf(windowsSizesPixels.map(icon)))
write('icon.icns', icnsOf(appleSizesPixels.map(appleIcon)))
for (const [name, tile] of Object.entries(trayTiles)) {
  const sign = signOf(`tray-art/${name}.svg`)
  write(`../tray/${name}.png`, drawn(trayPicture(sign, tile), 16))
  write(`../tray/${name}@2x.png`, drawn(trayPicture(sign, tile), 32))
  write(`../tray/${name}Template.png`, drawn(trayTemplate(sign), 16))
  write(`../tray/${name}Template@2x.png`, drawn(trayTemplate(sign), 32))
}
console.log('resources: icons/sizes, tray, icon.ico and icon.icns are drawn')
