// What is said after files were dropped on the window.
import { expect, it } from 'vitest'
import { addedWords } from '#renderer/add-dropped.ts'

it('counts the copies and names what was refused, a few of them', () => {
  expect(addedWords(3, [])).toBe('3 files copied into the folder.')
  expect(addedWords(1, ['Folder'])).toBe('1 file copied into the folder. Not copied: Folder.')
  expect(addedWords(0, ['a', 'b', 'c', 'd'])).toBe('No file was copied. Not copied: a, b, c, ….')
})
