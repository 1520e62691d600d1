import { expect, test } from 'vitest'
import { curvePicture } from './curve-picture.ts'

const series = {
  name: 'Memory',
  unit: 'MB',
  points: [
    { files: 1_000, value: 100 },
    { files: 10_000, value: 1_000 },
  ],
}

test('ten times as much of both is one decade to the right and one up', () => {
  const picture = curvePicture([series])
  expect(picture).toContain('<polyline points="64,210 324,40"')
  expect(picture).toContain('>1k</text>')
  expect(picture).toContain('>10k</text>')
})

test('each cost has a place of its own', () => {
  const places = [...curvePicture([series, series, series]).matchAll(/translate\(([\d ]+)\)/g)].map(
    ([, place]) => place,
  )
  expect(places).toEqual(['0 0', '340 0', '0 250'])
})

test('a cost that does not grow is drawn, too', () => {
  const flat = { ...series, points: series.points.map(({ files }) => ({ files, value: 10 })) }
  expect(curvePicture([flat])).not.toContain('NaN')
})
