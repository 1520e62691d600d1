import { expect, test } from 'vitest'
import { finishedPathOf, looksTemporary, temporaryShapes } from '#adapters/folder/names/temporary-names.ts'

const temporary = [
  'Angebote.tmp',
  'X.TEMP',
  'Old drafts~',
  'scan.part',
  'a.partial',
  'a.pdf.download',
  '5F2A1C00',
  '.Quarterly report.pdf.Xa3bQ9',
  'report.docx.aBcDeF',
  'ziA1b2C3',
  'sedQ1w2E3',
  '4913',
]

test.each(temporary)('%s may be a name that its program removes soon', (name) => {
  expect(looksTemporary(name)).toBe(true)
  expect(looksTemporary(`a/${name}`)).toBe(true)
  expect(looksTemporary(`${name}/a.txt`)).toBe(true)
})

const usual = [
  'report.docx',
  'app.config',
  'data.sqlite',
  'report.v2.config',
  'part.pdf',
  '20261123',
  'deadbeef',
  '~notes',
  'zip.txt',
  'sedan.jpeg',
  'tmp',
  '.env.local',
  '49130',
]

test.each(usual)('%s is a usual name', (name) => {
  expect(looksTemporary(name)).toBe(false)
})

test.each([
  ['report.pdf.part', 'report.pdf'],
  ['a/b/film.mp4.crdownload', 'a/b/film.mp4'],
  ['big.iso.aria2', 'big.iso'],
  ['big.iso.!qB', 'big.iso'],
  ['a/.Quarterly report.pdf.Xa3bQ9', 'a/Quarterly report.pdf'],
  ['scan.part/page.tif', null],
  ['.part', null],
  ['report.pdf', null],
  ['report.pdf.tmp', null],
])('%s is the unfinished form of %s', (path, finished) => {
  expect(finishedPathOf(path)).toBe(finished)
})

test('each shape says who makes such files', () => {
  for (const { madeBy, pattern } of temporaryShapes) expect(`${pattern}: ${madeBy}`).toMatch(/: \w.+/)
})
