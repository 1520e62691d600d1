// What is said after files were dropped on the window.
import { expect, it } from 'vitest'
import { addedWords } from '#renderer/drop/add-dropped.ts'
import '../in-english.ts'

it('counts the copies and names what was refused, a few of them', () => {
  expect(addedWords(3, [])).toBe('3 files copied into the folder.')
  expect(addedWords(1, ['“a” is not a file.'])).toBe('1 file copied into the folder. “a” is not a file.')
  expect(addedWords(0, ['A.', 'B.', 'C.', 'D.'])).toBe('No file was copied. A. B. C. 1 more was not copied.')
})
