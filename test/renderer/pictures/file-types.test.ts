// What a name promises.
import { expect, it } from 'vitest'
import { fileTypeOf, fileTypes } from '#renderer/pictures/file-types.ts'

it('is told by the ending, in capitals or not', () => {
  expect(fileTypeOf('a/Budget.XLSX')).toBe('table')
  expect(fileTypeOf('Plan.pdf')).toBe('print')
  expect(fileTypeOf('IMG_2041.jpeg')).toBe('picture')
  expect(fileTypeOf('backup.tar.gz')).toBe('archive')
})

it('is unknown without an ending, for a name that begins with a dot, and for endings of no program we know', () => {
  for (const path of ['README', '.gitignore', 'a.pdf/notes', 'x.', 'x.zzz']) expect(fileTypeOf(path)).toBe('other')
})

it('never is a property that every object has', () => {
  for (const path of ['x.constructor', 'x.__proto__', 'x.toString']) expect(fileTypeOf(path)).toBe('other')
})

it('is one of a closed list, each with an ending of its own', () => {
  const samples = ['docx', 'ods', 'pptx', 'pdf', 'png', 'mov', 'wav', 'zip', 'ts', 'dwg', 'eml', 'exe', '']
  expect(samples.map((ending) => fileTypeOf(`x.${ending}`))).toEqual([...fileTypes])
})
