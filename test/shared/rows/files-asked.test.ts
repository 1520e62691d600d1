import { expect, test } from 'vitest'
import { askedFilesOf } from '#shared/rows/files-asked.ts'

test('files are counted by their first folder and by type, the most first', () => {
  const asked = askedFilesOf([
    { path: 'Photos/2020/a.JPG', sizeBytes: 10 },
    { path: 'Photos/b.jpg', sizeBytes: 20 },
    { path: 'notes', sizeBytes: 1 },
    { path: '.profile', sizeBytes: 1 },
    { path: 'Old/archive.of-something-long', sizeBytes: 5 },
  ])
  expect([asked.files, asked.bytes]).toEqual([5, 37])
  expect(asked.folders).toEqual([
    { name: 'Photos', files: 2, bytes: 30 },
    { name: '', files: 2, bytes: 2 },
    { name: 'Old', files: 1, bytes: 5 },
  ])
  expect(asked.types).toEqual([
    { name: '', files: 3, bytes: 7 },
    { name: 'jpg', files: 2, bytes: 30 },
  ])
})

test('what would make the list too long is counted', () => {
  const all = Array.from({ length: 5 }, (_, index) => ({ path: `f${index}/x.t${index}`, sizeBytes: index }))
  const asked = askedFilesOf(all, 2)
  expect(asked.folders.map(({ name }) => name)).toEqual(['f4', 'f3'])
  expect([asked.moreFolders, asked.moreTypes]).toEqual([3, 3])
})
