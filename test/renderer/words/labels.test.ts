import { expect, test } from 'vitest'
import { setUp } from '#renderer/words/labels.ts'

test('how many files are still in the cloud is said with what sending does to them', () => {
  expect(setUp.existingToFetch(1)).toBe('1 file is not on this computer; sending downloads it.')
  expect(setUp.existingToFetch(1_204)).toBe('1,204 files are not on this computer; sending downloads them.')
})
