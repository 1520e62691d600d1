// Names and paths Dropbox keeps, refuses or never syncs.
import { expect, test } from 'vitest'
import { faultOfName } from '#emulator/model/namespace/names.ts'
import { isWithin, parentOfKey, parsePath } from '#emulator/model/namespace/paths.ts'

test.each([
  'report.pdf',
  'Grüße & <Tabellen> "1": ?*|.xlsx',
  'name.',
  ' leading space',
  'x'.repeat(255),
  'a\nb',
  '~notes',
  'my.tmp',
])('%j is kept', (name) => {
  expect(faultOfName(name, 'refuse')).toBeNull()
})

test.each(['', '.', '..', 'a\\b', 'a\u0000b', 'a\u007fb', 'trailing ', 'x'.repeat(256), 'lone \ud800', '🗂.txt'])(
  '%j is a malformed path',
  (name) => {
    expect(faultOfName(name, 'refuse')).toBe('malformed_path')
  },
)

test.each([
  'desktop.ini',
  'Thumbs.DB',
  '.DS_Store',
  'Icon\r',
  '.dropbox',
  '.dropbox.attr',
  '~$plan.docx',
  '.~lock',
  '~x.TMP',
])('%j is a name Dropbox never syncs', (name) => {
  expect(faultOfName(name, 'refuse')).toBe('disallowed_name')
})

test('emoji are taken when the switch says so', () => {
  expect(faultOfName('🗂.txt', 'accept')).toBeNull()
})

test('paths that differ in case or in composition only are the same place', () => {
  const [composed, decomposed] = [parsePath('/Ordner/CAF\u00c9', 'refuse'), parsePath('/ordner/cafe\u0301', 'refuse')]
  expect(composed).toMatchObject({ kind: 'path', key: '/ordner/caf\u00e9' })
  expect(decomposed).toMatchObject({ kind: 'path', key: '/ordner/caf\u00e9', names: ['ordner', 'caf\u00e9'] })
})

test.each(['/a/', '//a', '/a//b', 'a', '/a/../b', '/a '])('%j is no path', (path) => {
  expect(parsePath(path, 'refuse')).toEqual({ kind: 'faulty', fault: 'malformed_path' })
})

test('a folder holds what is below it and not what only begins alike', () => {
  expect([isWithin('/a/b', '/a'), isWithin('/ab', '/a'), isWithin('/a', '/a'), isWithin('/x', '')]).toEqual([
    true,
    false,
    true,
    true,
  ])
  expect([parentOfKey('/a/b'), parentOfKey('/a'), parentOfKey('')]).toEqual(['/a', '', ''])
})
