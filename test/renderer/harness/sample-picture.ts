// A picture as main would make one small.
import { Resvg } from '@resvg/resvg-js'

const hills = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 256 171">
  <rect width="256" height="171" fill="#bcd9f2"/><circle cx="196" cy="44" r="20" fill="#ffd97a"/>
  <path d="M0 120 70 58l54 52 44-34 88 60v35H0Z" fill="#5f8f6b"/><path d="M0 140q64-30 128 0t128-6v37H0Z" fill="#3f6f57"/></svg>`

const png = new Resvg(hills, { fitTo: { mode: 'width', value: 256 } }).render().asPng()

export const somePicture = `data:image/png;base64,${png.toString('base64')}`
